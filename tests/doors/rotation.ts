import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { expect, test } from 'vitest';
import { clientWith, signIn } from '../support/client.ts';
import { type Mode, subgraphNames } from '../support/product.ts';
import { password } from '../support/world.ts';
import { patient } from './patience.ts';
import { type SecretSettings, type Service, startBalancer, startService } from './replicas.ts';
import { type Load, makeTraffic } from './traffic.ts';

const secretOf = (name: string, age: 'old' | 'new') => `the ${age} secret of ${name} that no other service has`;

/** How operators change a secret without a failed request: docs/operations.md. */
const steps: readonly { readonly what: string; readonly secrets: (name: string) => SecretSettings }[] = [
  {
    what: 'make the new one known',
    secrets: (name) => ({ LINTEL_SECRET: secretOf(name, 'old'), LINTEL_SECRET_NEXT: secretOf(name, 'new') }),
  },
  {
    what: 'use it',
    secrets: (name) => ({ LINTEL_SECRET: secretOf(name, 'new'), LINTEL_SECRET_PREVIOUS: secretOf(name, 'old') }),
  },
  { what: 'forget the old one', secrets: (name) => ({ LINTEL_SECRET: secretOf(name, 'new') }) },
];

type Installation = {
  readonly url: string;
  readonly database: TestDatabase;
  /** Those that have two replicas, by name. */
  readonly services: ReadonlyMap<string, Service>;
  readonly stop: () => Promise<void>;
};

const startInstallation = async (mode: Mode): Promise<Installation> => {
  const database = await openTestDatabase();
  const slug = 'cedar';
  const admin = { email: 'admin@cedar.example', fullName: 'Ada Admin', password };
  const made = await provisionOrganization(database.door, { name: 'Cedar', slug, admin });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  const started: Service[] = [];
  const stop = async () => {
    await Promise.all(started.map((service) => service.stop()));
    await database.close();
  };
  try {
    const entry = await startBalancer();
    const home = mkdtempSync(join(tmpdir(), 'lintel-rotation-'));
    const environment = {
      LINTEL_PUBLIC_URL: entry.url,
      LINTEL_HOME: home,
      LINTEL_TRUST_PROXY: '127.0.0.1',
      DATABASE_URL: database.serviceUrl,
    };
    const begin = async (name: string, file: string, given: Partial<Parameters<typeof startService>[0]>) => {
      const secrets = { LINTEL_SECRET: secretOf(name, 'old') };
      const balancer = given.balancer ?? (await startBalancer());
      const service = await startService({ file, replicas: 2, secrets, environment, ...given, balancer });
      started.push(service);
      return service;
    };
    const file = 'gateway/src/main.ts';
    if (mode === 'one process') {
      const one = { balancer: entry, environment: { ...environment, LINTEL_DEMO: 'off' } };
      return { url: entry.url, database, services: new Map([['lintel', await begin('lintel', file, one)]]), stop };
    }
    const services = new Map<string, Service>();
    const addresses: Record<string, string> = {};
    for (const name of subgraphNames) {
      const service = await begin(name, `subgraphs/${name}/src/main.ts`, {
        replicas: name === 'identity' ? 2 : 1,
        environment: { ...environment, LINTEL_GATEWAY_JWKS_URL: `${entry.url}/.well-known/lintel-gateway.json` },
      });
      addresses[`LINTEL_SUBGRAPH_${name.toUpperCase()}`] = `${service.url}/graphql`;
      if (name === 'identity') services.set(name, service);
    }
    const { DATABASE_URL: _, ...common } = environment;
    services.set(
      'gateway',
      await begin('gateway', file, { balancer: entry, environment: { ...common, ...addresses } }),
    );
    return { url: entry.url, database, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Waits until clients of every kind have done their thing a few times more. */
const everythingIsDone = async (load: Load): Promise<void> => {
  const { done } = load.tally();
  while (Object.entries(load.tally().done).some(([kind, times]) => times < done[kind]! + 4)) await sleep(50);
};

/** Replicas change their secret one after another while clients go on, and no client notices. */
export const rotationDoors = (mode: Mode): void => {
  test('a secret changes under load without a failed request', { timeout: 400_000 }, async () => {
    const { url, database, services, stop } = await startInstallation(mode);
    let load: Load | undefined;
    try {
      const admin = patient(await signIn(url, 'admin@cedar.example', password));
      const traffic = await makeTraffic(url, admin);
      load = traffic.start();
      const keyHash = async () =>
        (
          await database.admin`select encode(k.secret_hash, 'hex') as hash from identity.api_keys k
            join identity.api_key_usage u on u.key_id = k.id`
        )[0]!.hash;
      const before = await keyHash();
      for (const { what, secrets } of steps) {
        for (const [name, service] of services) await service.restart(secrets(name), () => everythingIsDone(load!));
        // The key's use is written down once a minute, and with it its new hash: as if a minute had passed.
        await database.admin`update identity.api_key_usage set last_used_at = now() - interval '2 minutes'`;
        await everythingIsDone(load);
        expect(load.tally().failures.slice(0, 5), what).toEqual([]);
      }
      const { failures, done } = await load.stop();
      expect(failures).toEqual([]);
      for (const [kind, times] of Object.entries(done)) expect(times, kind).toBeGreaterThan(12);
      // The change was one: the token from before is of the past now, and the key was hashed anew.
      expect((await clientWith(url, admin.token).ask('{ viewer { locale } }')).status).toBe(401);
      expect(await keyHash()).not.toBe(before);
    } finally {
      await load?.stop();
      await stop();
    }
  });
};
