import { createHash, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Client, post } from '../support/client.ts';
import { untilRefused } from '../support/until-refused.ts';
import { must } from '../support/world.ts';
import { type Place, sendRaw } from './place.ts';

const document = 'query KeyDoor { units(first: 1) { totalCount } }';
const documentId = createHash('sha256').update(document).digest('hex');

export type PartnerKey = { readonly secret: string; readonly id: string; readonly clientId: string };

/** A client of its own in the organization of an administrator, with one registered operation, and a key that may call it. */
export const makeKey = async (cedar: Client, headers: Readonly<Record<string, string>> = {}): Promise<PartnerKey> => {
  const name = `Partner ${randomUUID()}`;
  const operations = [{ name: 'KeyDoor', document }];
  await must(cedar, 'persistedOperationsRegister', { clientName: name, operations }, { select: 'documentId' });
  const { data: found } = await cedar.ask('{ apiClients(first: 100) { nodes { id name } } }');
  const { id: clientId } = found.apiClients.nodes.find((client: { name: string }) => client.name === name);
  const input = { clientId, name: 'key', permissions: ['property.unit.read'] };
  const { data } = await cedar.ask(
    'mutation K($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { apiKey { id } secret userErrors { code } } }',
    { input },
    headers,
  );
  return { secret: data.apiKeyCreate.secret, id: data.apiKeyCreate.apiKey.id, clientId };
};

/** Calls the operation of `makeKey`. */
export const callBy = (url: string, secret: string) => post(url, { documentId }, { authorization: `Bearer ${secret}` });

const checked = (body: string): string => `${body}_${crc32(body).toString(16).padStart(8, '0')}`;

/** Keys that are not quite the key; those with a right checksum get as far as the database. */
const nearlyKeys = (secret: string, other: string): Readonly<Record<string, string>> => {
  const [, environment, prefix, random, checksum] = secret.split('_') as [string, string, string, string, string];
  const [, , otherPrefix, otherRandom] = other.split('_') as [string, string, string, string];
  const changed = (random.startsWith('A') ? 'B' : 'A') + random.slice(1);
  return {
    'a known prefix with another secret': checked(`pk_${environment}_${prefix}_${changed}`),
    'a known prefix with the secret of another key': checked(`pk_${environment}_${prefix}_${otherRandom}`),
    'the prefix of another key with this secret': checked(`pk_${environment}_${otherPrefix}_${random}`),
    'an unknown prefix': checked(`pk_${environment}_${'0'.repeat(12)}_${random}`),
    'another environment': checked(`pk_test_${prefix}_${random}`),
    'the right secret with a wrong checksum': `pk_${environment}_${prefix}_${random}_${checksum === '00000000' ? '00000001' : '00000000'}`,
    'no checksum': `pk_${environment}_${prefix}_${random}`,
    'the checksum in capitals': `pk_${environment}_${prefix}_${random}_${checksum.toUpperCase()}A`,
    'the key in capitals': secret.toUpperCase(),
    'the key in small letters': secret.toLowerCase(),
    'the key twice': `${secret}${secret}`,
    'a character more': `${secret}0`,
    'a character less': secret.slice(0, -1),
    'a percent sign': secret.replace(prefix, `${prefix.slice(0, 11)}%`),
    'an encoded character': secret.replace('_', '%5F'),
    'a prefix with SQL': `pk_${environment}_'or'1'='1'--_${random}_${checksum}`,
    'the prefix only': `pk_${environment}_${prefix}`,
    'the secret only': random,
    'the id of nobody': 'pk_',
  };
};

/** API keys: exactly the key, for as long as it lives, and nowhere but in its header. */
export const apiKeyDoors = (place: () => Place): void => {
  const refused = async (answer: Promise<{ status: number; text: string; json?: unknown }>, what: string) => {
    const { status, text } = await answer;
    expect(status, what).toBe(401);
    return text.replace(/"requestId":"[^"]*"/, '');
  };

  test('a key that is nearly the key is nobody, and all are refused with one text', async () => {
    const { secret } = await makeKey(place().world.cedar);
    const other = await makeKey(place().world.cedar);
    expect((await callBy(place().url, secret)).status).toBe(200);
    const texts = new Set<string>();
    for (const [what, text] of Object.entries(nearlyKeys(secret, other.secret))) {
      const answer = sendRaw(place().url, ['authorization', `Bearer ${text}`], { documentId });
      texts.add(await refused(answer, what));
    }
    expect(texts.size).toBe(1);
    expect((await callBy(place().url, secret)).status).toBe(200);
  });

  test('bytes that a header may not have, and letters that look alike, open nothing', async () => {
    const { secret } = await makeKey(place().world.cedar);
    // Cyrillic and full-width letters, as Latin-1 bytes of their UTF-8 form: what a careless client would send.
    for (const [letter, alike] of [
      ['p', '\u0440'],
      ['_', '\uff3f'],
      ['k', '\u212a'],
    ] as const) {
      const text = Buffer.from(secret.replace(letter, alike)).toString('latin1');
      expect((await sendRaw(place().url, ['authorization', `Bearer ${text}`], { documentId })).status).toBe(401);
    }
    for (const text of [`${secret}\u0000`, `${secret.slice(0, 20)}\u0000${secret.slice(20)}`, `${secret}\u007f`]) {
      const answer = await rawSocket(place().url, `Bearer ${text}`);
      expect([400, 401], JSON.stringify(text)).toContain(answer);
    }
  });

  test('a key in the address, in the body or in a cookie is not looked at', async () => {
    const { secret } = await makeKey(place().world.cedar);
    const path = `/graphql?key=${secret}&api_key=${secret}&access_token=${secret}`;
    const headers = ['cookie', `authorization=Bearer ${secret}`, 'x-api-key', secret, 'api-key', secret];
    const body = { documentId, extensions: { authorization: `Bearer ${secret}` } };
    const answer = await sendRaw(place().url, headers, body, path);
    expect([answer.status, answer.json.data]).toEqual([401, undefined]);
    expect(answer.text).not.toContain(secret);
  });

  const ends: Readonly<Record<string, (key: PartnerKey) => Promise<unknown>>> = {
    'that was revoked': ({ id }) => must(place().world.cedar, 'apiKeyRevoke', { id }),
    'of a client that was suspended': ({ clientId }) => must(place().world.cedar, 'apiClientSuspend', { id: clientId }),
    'of a client that has ended': ({ clientId }) => must(place().world.cedar, 'apiClientEnd', { id: clientId }),
    'that has expired': ({ id }) =>
      place().world.database.admin`update identity.api_keys set expires_at = now() where id = ${id}`,
  };
  test.each(Object.entries(ends))('a key %s is dead within five seconds', async (_, end) => {
    const key = await makeKey(place().world.cedar);
    expect((await callBy(place().url, key.secret)).status).toBe(200);
    await end(key);
    expect(await untilRefused(() => callBy(place().url, key.secret))).toBe(401);
  });

  test('a key that was revoked writes nothing at all: a mutation asks again', async () => {
    const { cedar, database } = place().world;
    const key = await makeKey(place().world.cedar);
    const text = 'mutation KeyWrites($input: UnitsCreateInput!) { unitsCreate(input: $input) { userErrors { code } } }';
    const { data } = await cedar.ask('{ apiClients(first: 100) { nodes { id name } } }');
    const { name } = data.apiClients.nodes.find(({ id }: { id: string }) => id === key.clientId);
    await must(
      cedar,
      'persistedOperationsRegister',
      { clientName: name, operations: [{ name: 'KeyWrites', document: text }] },
      { select: 'documentId' },
    );
    const write = () =>
      post(
        place().url,
        {
          documentId: createHash('sha256').update(text).digest('hex'),
          variables: { input: { propertyId: randomUUID(), units: [] } },
        },
        { authorization: `Bearer ${key.secret}` },
      );
    await callBy(place().url, key.secret);
    expect((await write()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    // By hand, so that no message tells the gateway of it.
    await database.admin`update identity.api_keys set revoked_at = now() where id = ${key.id}`;
    expect((await write()).status).toBe(401);
  });
};

/** The status of a request with a header that no client library would send. */
const rawSocket = async (url: string, authorization: string): Promise<number> => {
  const { connect } = await import('node:net');
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ documentId });
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nAuthorization: ${authorization}\r\nConnection: close\r\n\r\n${body}`,
        'latin1',
      ),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])));
  });
};
