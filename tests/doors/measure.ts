import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startThrowaway } from '@lintel/db/embedded/throwaway';
import { resolveSession } from '@lintel/identity/sessions/resolve-session';
import { deriveSecrets } from '@lintel/server/secrets';
import { testPlatform } from '@lintel/server/testing';
import { post } from '../support/client.ts';
import { makeKey } from './api-keys.ts';
import { addMember } from './members.ts';
import { installationSecret, newAddress, openPlace, type Place } from './place.ts';
import { attemptFrom } from './sign-in.ts';

/**
 * `npm run doors`: measures what the doors promise of time, on a quiet machine, and prints a table. `-- --pairs 1000` and
 * `-- --seconds 60` say how long, `-- --only timing` which. Exit status 1 when a promise was broken.
 */
const wish = (name: string, otherwise: number): number => {
  const place = process.argv.indexOf(`--${name}`);
  const given = place < 0 ? otherwise : Number(process.argv[place + 1]);
  if (!Number.isInteger(given) || given < 1) throw new Error(`--${name} takes a whole number`);
  return given;
};

type Measured = { readonly promise: string; readonly measured: string; readonly isKept: boolean };

const wrong = 'not the password at all';

const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;

/** Known and unknown addresses by turns, so that what else the machine does hits both. */
const timing = async (place: Place, pairs: number): Promise<Measured> => {
  const { email } = await addMember(place, 'cedar');
  const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const who of order) {
      // The delays between attempts are not the subject.
      await place.world.database.admin`delete from identity.sign_in_attempts`;
      const attempt = { email: who === 'known' ? email : `${randomUUID()}@cedar.example`, password: wrong };
      const address = newAddress();
      const started = performance.now();
      await attemptFrom(place.url, address, attempt);
      taken[who].push(performance.now() - started);
    }
  }
  const [known, unknown] = [quantile(taken.known, 0.5), quantile(taken.unknown, 0.5)];
  const difference = Math.abs(unknown / known - 1) * 100;
  return {
    promise: 'an unknown address takes as long as a known one: medians differ by less than 5 %',
    measured: `${known.toFixed(2)} ms known, ${unknown.toFixed(2)} ms unknown: ${difference.toFixed(2)} % (${pairs} pairs)`,
    isKept: difference < 5,
  };
};

const readsPerSecond = 40;
const attackers = 24;

/**
 * Reads at a steady rate, each on time however long the ones before it take; answers their times in milliseconds, infinite
 * for one that was refused because the server is busy.
 */
const reads = async ({ url, world }: Place, seconds: number): Promise<number[]> => {
  const query =
    '{ viewer { user { email } } communities(first: 20) { nodes { id name } } units(first: 20) { totalCount } }';
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const begin = performance.now();
  for (let index = 0; index < seconds * readsPerSecond; index += 1) {
    const due = begin + (index * 1000) / readsPerSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    const read = post(url, { query }, { authorization: `Bearer ${world.cedar.token}` });
    under.push(
      read.then(({ status }) => {
        if (status !== 200 && status !== 503) throw new Error(`a read was answered with ${status}`);
        times.push(status === 200 ? performance.now() - due : Number.POSITIVE_INFINITY);
      }),
    );
  }
  await Promise.all(under);
  return times;
};

/** Quiet and flooded by turns. */
const flood = async (place: Place, seconds: number): Promise<Measured> => {
  const { email } = await addMember(place, 'cedar');
  const times: Record<'quiet' | 'flooded', number[]> = { quiet: [], flooded: [] };
  let attempts = 0;
  const turns = Math.max(1, Math.round(seconds / 10));
  await reads(place, 2);
  for (let turn = 0; turn < turns; turn += 1) {
    times.quiet.push(...(await reads(place, 5)));
    let isOver = false;
    const guessing = Array.from({ length: attackers }, async () => {
      while (!isOver) {
        const known = Math.random() < 0.5 ? email : `${randomUUID()}@cedar.example`;
        await attemptFrom(place.url, newAddress(), { email: known, password: wrong }).catch(() => undefined);
        attempts += 1;
        // Who is refused at once comes again, but not in a loop that only burns the measuring machine.
        await sleep(10);
      }
    });
    times.flooded.push(...(await reads(place, 5)));
    isOver = true;
    await Promise.all(guessing);
    await sleep(500);
  }
  const told = ([name, values]: [string, number[]]) =>
    `${name}: p50 ${quantile(values, 0.5).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;
  const ratio = quantile(times.flooded, 0.99) / quantile(times.quiet, 0.99);
  return {
    promise: 'a flood of sign-ins leaves the p99 of reads below twice of what it is without',
    measured: `${Object.entries(times).map(told).join('; ')}; ratio ${ratio.toFixed(2)}; ${(attempts / (turns * 5)).toFixed(0)} attempts/s`,
    isKept: ratio < 2,
  };
};

/** The whole look-up of a key, which a gateway makes once in five seconds: checksum, statement, HMAC, session. */
const keyCost = async ({ world }: Place): Promise<Measured> => {
  const { secret } = await makeKey(world.cedar);
  const platform = { ...testPlatform(world.database.door), secrets: deriveSecrets(installationSecret) };
  const times = 3000;
  const look = async () => {
    if (!(await resolveSession(platform, secret)).ok) throw new Error('the key is not known');
  };
  for (let time = 0; time < 500; time += 1) await look();
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await look();
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000 / times;
  return {
    promise: 'looking an API key up costs less than 1 ms of processor time',
    measured: `${milliseconds.toFixed(3)} ms (mean of ${times})`,
    isKept: milliseconds < 1,
  };
};

const server = process.env.LINTEL_TEST_ADMIN_URL === undefined ? await startThrowaway() : undefined;
if (server !== undefined) {
  const { adminUser, adminPassword, host, port } = server;
  process.env.LINTEL_TEST_ADMIN_URL = `postgres://${adminUser}:${adminPassword}@${host}:${port}/postgres`;
}
const place = await openPlace('one process');
const results: Measured[] = [];
try {
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
  const measures: Readonly<Record<string, () => Promise<Measured>>> = {
    timing: () => timing(place, wish('pairs', 1000)),
    flood: () => flood(place, wish('seconds', 60)),
    key: () => keyCost(place),
  };
  if (only !== undefined && measures[only] === undefined)
    throw new Error(`--only takes ${Object.keys(measures).join(', ')}`);
  for (const [name, measure] of Object.entries(measures))
    if (only === undefined || only === name) results.push(await measure());
} finally {
  await place.close();
  await server?.stop();
}
console.log('| promise | measured | |\n|---|---|---|');
for (const { promise, measured, isKept } of results)
  console.log(`| ${promise} | ${measured} | ${isKept ? 'ok' : 'BROKEN'} |`);
process.exit(results.every(({ isKept }) => isKept) ? 0 : 1);
