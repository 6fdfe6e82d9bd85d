import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remoteKeys } from '../src/remote-keys.ts';

const key = (kid: string) => ({ kid, ...generateKeyPairSync('ed25519') });
const first = key('first');
const second = key('second');

let server: Server;
let url: string;
let published: readonly ReturnType<typeof key>[];
let isBroken: boolean;
let fetches: number;
let clock: number;

beforeEach(async () => {
  published = [first];
  isBroken = false;
  fetches = 0;
  clock = 1_800_000_000_000;
  server = createServer((_request, response) => {
    fetches += 1;
    response.statusCode = isBroken ? 500 : 200;
    response.end(
      JSON.stringify({
        keys: published.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid })),
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (onFailure?: (error: unknown) => void) =>
  remoteKeys({
    url,
    cooldownMs: 30_000,
    freshMs: 600_000,
    longestMs: 3_600_000,
    now: () => clock,
    ...(onFailure ? { onFailure } : {}),
  });
const token = ({ kid, privateKey }: { kid: string; privateKey: KeyObject }) =>
  new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey);
const isGood = async (keys: ReturnType<typeof open>, by: { kid: string; privateKey: KeyObject }) =>
  jwtVerify(await token(by), keys).then(
    () => true,
    () => false,
  );

test('one fetch serves many tokens, those that come at the same time too', async () => {
  const keys = open();
  expect(await Promise.all(Array.from({ length: 20 }, () => isGood(keys, first)))).toEqual(Array(20).fill(true));
  expect(fetches).toBe(1);
});

test('a key that was just published works at once, when the last fetch is long enough ago', async () => {
  const keys = open();
  await isGood(keys, first);
  published = [second, first];
  expect(await isGood(keys, second)).toBe(false);
  clock += 30_000;
  expect(await Promise.all(Array.from({ length: 20 }, () => isGood(keys, second)))).toEqual(Array(20).fill(true));
  expect(fetches).toBe(2);
});

test('a flood of unknown names makes one fetch in 30 seconds, whether the issuer answers or fails', async () => {
  const keys = open();
  await isGood(keys, first);
  for (const broken of [false, true]) {
    isBroken = broken;
    const before = fetches;
    for (let second = 0; second < 60; second += 1) {
      clock += 1000;
      for (let index = 0; index < 20; index += 1)
        expect(await isGood(keys, { kid: `unknown-${index}`, privateKey: first.privateKey })).toBe(false);
    }
    expect(fetches - before).toBe(2);
  }
});

test('an issuer that has never answered is asked once in 30 seconds', async () => {
  isBroken = true;
  const failures: unknown[] = [];
  const keys = open((error) => failures.push(error));
  for (let second = 0; second < 60; second += 1) {
    expect(await isGood(keys, first)).toBe(false);
    clock += 1000;
  }
  expect([fetches, failures.length]).toEqual([2, 2]);
  isBroken = false;
  expect(await isGood(keys, first)).toBe(true);
});

test('what is known is used while the issuer is away, but not for ever', async () => {
  const keys = open();
  await isGood(keys, first);
  isBroken = true;
  for (const minutes of [11, 20, 27]) {
    clock += minutes * 60_000;
    expect(await isGood(keys, first)).toBe(minutes !== 27 || clock - 1_800_000_000_000 < 3_600_000);
  }
  clock += 5 * 60_000;
  expect(await isGood(keys, first)).toBe(false);
});

test('a key that was withdrawn is forgotten at the next fetch', async () => {
  const keys = open();
  await isGood(keys, first);
  published = [second];
  clock += 601_000;
  // This one starts the fetch beside itself.
  await isGood(keys, first);
  await expect.poll(() => fetches).toBe(2);
  await expect.poll(() => isGood(keys, first)).toBe(false);
  expect(await isGood(keys, second)).toBe(true);
});

test('an answer that is no key set, and a redirect, are failures', async () => {
  const failures: unknown[] = [];
  server.removeAllListeners('request');
  let answer: (response: import('node:http').ServerResponse) => void = (response) => response.end('no JSON');
  server.on('request', (_request, response) => answer(response));
  expect(
    await isGood(
      open((error) => failures.push(error)),
      first,
    ),
  ).toBe(false);
  answer = (response) => response.end('{"keys": 1}');
  expect(
    await isGood(
      open((error) => failures.push(error)),
      first,
    ),
  ).toBe(false);
  answer = (response) => response.writeHead(302, { location: url }).end();
  expect(
    await isGood(
      open((error) => failures.push(error)),
      first,
    ),
  ).toBe(false);
  expect(failures).toHaveLength(3);
});
