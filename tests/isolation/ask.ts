import { randomUUID } from 'node:crypto';

/** An answer as it came over the wire: a leak may be anywhere in it. */
export type Raw = {
  readonly status: number;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly { message: string; path?: readonly unknown[]; extensions: { code: string } }[] | undefined;
};

/** Somebody who asks: where, and with which token. */
export type Caller = { readonly url: string; readonly token: string };

export const ask = async (
  { url, token }: Caller,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Raw> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text);
  return { status: response.status, text, data, errors };
};

/** A mutation, each under a key of its own: those that move money want one. */
export const command = (
  caller: Caller,
  body: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
) => ask(caller, body, { 'idempotency-key': randomUUID(), ...headers });

export const rehearsal = { 'x-dry-run': 'true' };

/** The answer without what differs between any two calls: the request's own id, sealed cursors, and the id that was asked for. */
export const comparable = ({ status, text }: Raw, asked: readonly string[] = []): string => {
  let plain = text
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"…"')
    .replaceAll(/"(cursor|startCursor|endCursor)":"[^"]*"/g, '"$1":"…"');
  for (const id of asked) plain = plain.replaceAll(id, '<asked>');
  return `${status} ${plain}`;
};

/** Codes of both kinds of error, in order. */
export const codesOf = ({ data, errors }: Raw): readonly string[] => [
  ...(errors ?? []).map(({ extensions }) => extensions.code),
  ...Object.values(data ?? {}).flatMap((payload) =>
    ((payload as { userErrors?: { code: string }[] } | null)?.userErrors ?? []).map(({ code }) => code),
  ),
];
