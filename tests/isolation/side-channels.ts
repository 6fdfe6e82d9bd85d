import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repository } from '../support/processes.ts';
import { ask, codesOf } from './ask.ts';
import { leaks, type Scene } from './scene.ts';

/** What organizations share whether they like it or not: locks of the database, channels, metrics. */
export const sideChannelAttacks = (scene: () => Scene): void => {
  test('a lock that cedar holds under an idempotency key keeps birch from nothing', async () => {
    const { cedar, birch, world } = scene();
    const key = randomUUID();
    const query =
      'mutation Change($input: UnitUpdateInput!) { unitUpdate(input: $input) { unit { id } userErrors { code } } }';
    const change = ({ admin, samples }: typeof cedar) =>
      ask(admin, { query, variables: { input: { id: samples.Unit, floor: 4 } } }, { 'idempotency-key': key });
    const holder = await world.database.admin.reserve();
    try {
      await holder`begin`;
      const [me] = await holder`select 'user:' || user_id as actor from identity.user_sessions
        where organization_id = ${cedar.samples.Organization!} and user_id = (
          select id from identity.users where email_norm = 'admin@cedar.example') limit 1`;
      await holder`select pg_advisory_xact_lock(hashtextextended(${`${cedar.samples.Organization} ${me?.actor} ${key}`}, 0))`;
      expect(codesOf(await change(birch))).toEqual([]);
      // That the lock is the one that counts shows in cedar itself.
      expect(codesOf(await change(cedar))).toEqual(['IDEMPOTENCY_IN_FLIGHT']);
    } finally {
      await holder`rollback`;
      holder.release();
    }
  });

  test('every lock and every channel that processes share carries the organization in its name, or says why not', () => {
    const reasons: Readonly<Record<string, string>> = {
      'packages/db/src/migrate.ts': 'one migrator at a time, before any organization',
      'packages/db/src/testing.ts': 'one template of a test database at a time',
      'packages/server/src/idempotency.ts': 'organization, actor and key',
      'packages/server/src/subscription-hub.ts': 'eventChannel(organizationId)',
      'worker/src/deliver-events.ts': 'eventChannel(organizationId)',
      'subgraphs/identity/src/sessions/revocations.ts':
        'tells gateways whose sessions have changed; no client hears it',
      'gateway/src/edge/cached-edge.ts': 'hears whose sessions have changed; no client hears it',
      'gateway/src/subscriptions/session-watch.ts': 'hears whose sessions have changed; no client hears it',
    };
    const shared = /pg_(try_)?advisory|pg_notify|\bLISTEN\b|bus\.(publish|subscribe)\(/;
    const users = ['packages', 'subgraphs', 'gateway', 'worker'].flatMap((folder) =>
      readdirSync(`${repository}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\/src\/.*\.ts$/.test(file) && !/node_modules|\.test\.ts$/.test(file))
        .map((file) => `${folder}/${file}`)
        .filter((file) => shared.test(readFileSync(`${repository}${file}`, 'utf8'))),
    );
    expect(users.filter((file) => !(file in reasons))).toEqual([]);
    expect(users.length).toBeGreaterThan(3);
  });

  test('metrics, in which names of registered operations stand, are not for clients', async () => {
    const { birch, secrets } = scene();
    const { url } = birch.admin;
    const headers = { authorization: `Bearer ${birch.admin.token}`, 'x-forwarded-for': '192.0.2.7' };
    const answer = await fetch(`${url}/metrics`, { headers });
    expect(answer.status).toBe(404);
    expect(leaks(await answer.text(), [], secrets)).toEqual([]);
    // What the operator reads there names operations, and no organization, person or thing.
    const { ids } = secrets;
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(leaks(text, [], { ids, mark: /example\.org|cedar homes/i })).toEqual([]);
  });
};
