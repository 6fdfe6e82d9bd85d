import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** One request as its client saw it. */
export type Seen = {
  readonly kind: Question['kind'];
  /** By the clock of `performance`. */
  readonly sentAt: number;
  /** Milliseconds until the whole answer was there. */
  readonly ms: number;
  /** 0 when there was no answer. */
  readonly status: number;
  /** Of the first error; undefined when all went well. */
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
  readonly text: string;
};

export type Question = {
  readonly kind: 'read' | 'write' | 'free';
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A page of two subgraphs. */
const page = '{ properties(first: 5) { nodes { id name units(first: 3) { nodes { number balance { amount } } } } } }';
const payment = `mutation Pay($input: PaymentRecordInput!) {
  paymentRecord(input: $input) { payment { id } userErrors { code } }
}`;

export const read = (token: string, query = page): Question => ({
  kind: 'read',
  body: JSON.stringify({ query }),
  headers: { authorization: `Bearer ${token}` },
});

/** Records a payment of a cent under a key of its own. */
export const pay = (token: string, leaseId: string): Question => {
  const amount = { amount: '0.01', currency: 'USD' };
  const input = { leaseId, amount, method: 'CASH', receivedOn: '2024-07-01' };
  return {
    kind: 'write',
    body: JSON.stringify({ query: payment, variables: { input } }),
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
  };
};

/** What needs neither a session nor data. */
export const free: Question = { kind: 'free', body: '{"query":"{ __typename }"}', headers: {} };

/** Longest time that a client here waits; what takes so long is a hang. */
const patienceMs = 60_000;

export type Asker = {
  readonly ask: (question: Question) => Promise<Seen>;
  readonly close: () => void;
};

/** A client with `connections` kept connections, over which one request at a time is sent. */
export const openAsker = (url: string, connections = 256): Asker => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    ask: ({ kind, body, headers }) => {
      const askedAt = performance.now();
      const seen = (status: number, text: string, retryAfter?: string): Seen => ({
        kind,
        sentAt: askedAt,
        ms: performance.now() - askedAt,
        status,
        code: status === 0 ? 'NO_ANSWER' : codeOf(text),
        retryAfter,
        text: text.slice(0, 1000),
      });
      return new Promise((resolve) => {
        const sent = request(
          {
            agent,
            hostname,
            port,
            path: '/graphql',
            method: 'POST',
            timeout: patienceMs,
            headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
          },
          (response) => {
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (piece: string) => {
              text += piece;
            });
            response.on('end', () => resolve(seen(response.statusCode ?? 0, text, response.headers['retry-after'])));
            response.on('error', (error) => resolve(seen(0, String(error))));
          },
        );
        sent.on('timeout', () => sent.destroy(new Error('hangs')));
        sent.on('error', (error) => resolve(seen(0, String(error))));
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
};

/** The code of the first error, GraphQL's or of a command. */
const codeOf = (text: string): string | undefined => {
  if (!/"(errors|userErrors)":\[\{/.test(text)) return undefined;
  return /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? 'NO_CODE';
};

/** Asks one question after the other every `everyMs`, whether or not there are answers, until `end`, which waits for all of them. */
export const askSteadily = (
  { ask }: Asker,
  questions: () => Question,
  everyMs: number,
): { readonly end: () => Promise<readonly Seen[]> } => {
  const asked: Promise<Seen>[] = [];
  const timer = setInterval(() => asked.push(ask(questions())), everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return Promise.all(asked);
    },
  };
};

/** The value below which `share` of the numbers lie. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
