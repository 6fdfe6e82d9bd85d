import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Client, clientWith, post } from '../support/client.ts';
import { must } from '../support/world.ts';
import { callBy, makeKey } from './api-keys.ts';
import { patiently } from './patience.ts';
import { newAddress } from './place.ts';

/** What clients did so far, by kind, and what failed. */
export type Tally = {
  readonly done: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
};

export type Load = { readonly tally: () => Tally; readonly stop: () => Promise<Tally> };

type Kind = { readonly pauseMs: number; readonly act: () => Promise<void> };

/** Clients of every kind that keep what they were given for as long as they may, and use it wherever they come out. */
export const makeTraffic = async (url: string, admin: Client): Promise<{ readonly start: () => Load }> => {
  const session = keepSession(url, admin);
  const kinds: Readonly<Record<string, Kind>> = {
    'reads with a session that is refreshed': { pauseMs: 20, act: session.read },
    'refreshes, each asked for twice': { pauseMs: 400, act: session.refresh },
    'calls by an API key': { pauseMs: 40, act: await keyCalls(url, session.client) },
    'pages by cursors of before': { pauseMs: 40, act: await pages(session.client) },
    'commands, each sent twice': { pauseMs: 150, act: commands(session.client) },
    'invitations with a password, each sent twice': { pauseMs: 700, act: invitations(session.client) },
    'files by addresses of before': { pauseMs: 150, act: await files(session.client) },
  };
  return { start: () => start(kinds) };
};

const start = (kinds: Readonly<Record<string, Kind>>): Load => {
  const done: Record<string, number> = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
  const failures: string[] = [];
  let isOver = false;
  const loops = Object.entries(kinds).map(async ([kind, { pauseMs, act }]) => {
    while (!isOver) {
      await act().catch((error: unknown) => failures.push(`${kind}: ${error}`));
      done[kind]! += 1;
      await sleep(pauseMs);
    }
  });
  const tally = () => ({ done: { ...done }, failures: [...failures] });
  return {
    tally,
    stop: async () => {
      isOver = true;
      await Promise.all(loops);
      return tally();
    },
  };
};

const good = (answer: Answer): Answer => {
  if (answer.status !== 200 || answer.errors !== undefined)
    throw new Error(`${answer.status} ${JSON.stringify(answer.errors)}`);
  return answer;
};

const same = (one: unknown, other: unknown): void => {
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
};

/** A session whose tokens change, as an application keeps it. */
const keepSession = (url: string, first: Client) => {
  let { token, refreshToken } = first;
  const client: Client = {
    token,
    refreshToken,
    ask: (...given) => patiently(() => clientWith(url, token).ask(...given)),
  };
  const query = `mutation R($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken refreshToken } userErrors { code } } }`;
  const exchange = async () => {
    const { data } = good(
      await patiently(() =>
        post(url, { query, variables: { input: { refreshToken } } }, { 'x-forwarded-for': newAddress() }),
      ),
    );
    if (data.sessionRefresh.session === null) throw new Error(JSON.stringify(data.sessionRefresh.userErrors));
    return data.sessionRefresh.session as { accessToken: string; refreshToken: string };
  };
  return {
    client,
    read: async () =>
      void good(await client.ask('{ viewer { organization { slug } } units(first: 1) { totalCount } }')),
    refresh: async () => {
      // Of two answers one may be lost: both are the same, whoever gives them.
      const [one, other] = [await exchange(), await exchange()];
      same(one.refreshToken, other.refreshToken);
      refreshToken = one.refreshToken;
      token = other.accessToken;
    },
  };
};

const pages = async (client: Client) => {
  // A list that nobody else changes.
  for (let index = 0; index < 3; index += 1) await makeKey(client);
  const page = `query P($after: String) { apiClients(first: 1, after: $after) { edges { cursor node { id } } } }`;
  const next = async (after: string | null) =>
    good(await client.ask(page, { after })).data.apiClients.edges[0] as { cursor: string; node: { id: string } };
  // A cursor is used when it is a second old: by then another replica, or the same one with another secret, gets it.
  let kept = await next(null);
  let second = await next(kept.cursor);
  return async () => {
    const found = await next(kept.cursor);
    same(found.node.id, second.node.id);
    if (Math.random() < 0.1) {
      kept = await next(null);
      second = await next(kept.cursor);
    }
  };
};

const keyCalls = async (url: string, client: Client) => {
  const { secret } = await makeKey(client);
  const call = async () => void good(await patiently(() => callBy(url, secret)));
  await call();
  return call;
};

const commands = (client: Client) => async () => {
  const input = { name: randomUUID(), timeZone: 'America/Chicago', currency: 'USD' };
  const headers = { 'idempotency-key': randomUUID() };
  const [one, other] = [
    await must(client, 'communityCreate', input, { headers }),
    await must(client, 'communityCreate', input, { headers }),
  ];
  same(one, other);
};

const invitations = (client: Client) => async () => {
  const input = {
    email: `${randomUUID()}@cedar.example`,
    fullName: 'In Vited',
    password: `Long-${randomUUID()}`,
    roles: [{ roleKey: 'analyst' }],
  };
  const headers = { 'idempotency-key': randomUUID() };
  const one = await must(client, 'membershipCreate', input, { headers });
  same(await must(client, 'membershipCreate', input, { headers }), one);
};

const files = async (client: Client) => {
  const content = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const community = await must(client, 'communityCreate', {
    name: randomUUID(),
    timeZone: 'America/Chicago',
    currency: 'USD',
  });
  const property = await must(client, 'propertyCreate', { communityId: community.id, name: 'House' });
  const ticket = await must(
    client,
    'documentUploadCreate',
    { fileName: 'a.pdf', mimeType: 'application/pdf', sizeBytes: content.length, sha256 },
    { select: 'id url headers { name value }' },
  );
  const headers = Object.fromEntries(
    ticket.headers.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  await fetch(ticket.url, { method: 'PUT', headers, body: content });
  const { id: documentId } = await must(client, 'documentCreate', {
    uploadId: ticket.id,
    title: 'A',
    categoryKey: 'legal',
    links: [{ type: 'PROPERTY', id: property.id }],
  });
  const address = async () =>
    (await must(client, 'documentDownloadCreate', { documentId }, { select: 'url' })).url as string;
  let kept = await address();
  return async () => {
    const response = await fetch(kept);
    if (response.status !== 200 || (await response.arrayBuffer()).byteLength !== content.length)
      throw new Error(`a file was answered with ${response.status}`);
    kept = await address();
  };
};
