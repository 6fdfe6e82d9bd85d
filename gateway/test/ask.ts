import { request } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  readonly json: any;
  /** Code of the first error. */
  readonly code: string | undefined;
};

type Send = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>> | readonly string[];
  readonly body?: string | Buffer | undefined;
};

/** One request as it is, with no client library that would tidy it up. */
export const send = (url: string, { method = 'POST', path = '/graphql', headers = {}, body }: Send): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, url), { method, headers: headers as never, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = text.startsWith('{') ? JSON.parse(text) : undefined;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json,
          code: json?.errors?.[0]?.extensions?.code,
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** A GraphQL request as clients send it. */
export const ask = (
  url: string,
  body: string | object,
  { token, headers = {} }: { token?: string; headers?: Readonly<Record<string, string | string[]>> } = {},
): Promise<Answer> =>
  send(url, {
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
