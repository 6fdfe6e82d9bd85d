/**
 * The floor: one hand-written statement per scenario that answers JSON, behind node:http. The same transaction as everybody
 * else (snapshot, role and settings of the session, row-level security), prepared, sent in one go.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import postgres from 'postgres';
import { sessionSettings } from '../facts.ts';
import { floorStatements } from '../scenarios/index.ts';
import { readSite } from '../site.ts';
import { serve } from './ready.ts';

const site = readSite();
const statements = floorStatements();

const settings = Object.entries(sessionSettings(site.facts)).map(
  ([name, value]) => `set_config('${name}', '${value}', true)`,
);
const opening = `begin isolation level repeatable read read only; select ${settings.join(', ')}`;

// One client per connection: postgres.js would not send a transaction in one go over a connection that it may share.
const idle = Array.from({ length: site.connections }, () =>
  postgres(site.serviceUrl, { max: 1, fetch_types: false, onnotice: () => undefined }),
);
const waiting: ((connection: postgres.Sql) => void)[] = [];

const take = (): Promise<postgres.Sql> => {
  const connection = idle.pop();
  return connection === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(connection);
};

const giveBack = (connection: postgres.Sql): void => {
  const next = waiting.shift();
  if (next === undefined) idle.push(connection);
  else next(connection);
};

/** Without parameters postgres.js would have a text planned each time, unless it is told not to (by an option it does not declare). */
const prepared = { prepare: true, simple: false } as const;

const answer = async (text: string, parameters: readonly string[]): Promise<string> => {
  const connection = await take();
  try {
    const [, rows] = await Promise.all([
      connection.unsafe(opening),
      connection.unsafe(text, [...parameters], prepared),
      connection.unsafe('commit'),
    ]);
    return String(rows[0]?.answer);
  } finally {
    giveBack(connection);
  }
};

const bodyOf = async (request: IncomingMessage): Promise<{ variables?: Record<string, unknown> }> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as { variables?: Record<string, unknown> };
};

const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { variables = {} } = await bodyOf(request);
  const statement = statements.get(request.url?.slice(1) ?? '');
  if (statement === undefined) return void response.writeHead(404).end();
  const body = Buffer.from(
    await answer(
      statement.text,
      statement.parameters.map((name) => String(variables[name])),
    ),
  );
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
};

serve(
  createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }),
);
