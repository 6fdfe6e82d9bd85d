import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Client, signIn } from '../support/client.ts';
import { untilRefused } from '../support/until-refused.ts';
import { must, password } from '../support/world.ts';
import { addMember } from './members.ts';
import type { Place } from './place.ts';

const mine = '{ viewer { sessions(first: 50) { totalCount nodes { id current } } } }';
const revoke = `mutation V($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked userErrors { code path } } }`;

/** Sessions: seen by their person, ended by their person, and ended by whoever ends the membership. */
export const sessionDoors = (place: () => Place): void => {
  const again = ({ email }: { email: string }) => signIn(place().url, email, password);
  const sessionsOf = async (client: Client) =>
    (await client.ask(mine)).data.viewer.sessions as { totalCount: number; nodes: { id: string; current: boolean }[] };
  const isOpen = async (client: Client) => (await client.ask(mine)).status === 200;
  const ended = (client: Client) => untilRefused(() => client.ask(mine));

  test('a person sees all of his sessions and ends one of them, and nobody else’s', async () => {
    const laptop = await addMember(place(), 'cedar');
    const phone = await again(laptop);
    const { totalCount, nodes } = await sessionsOf(laptop);
    expect([totalCount, nodes.filter(({ current }) => current)]).toEqual([2, [expect.anything()]]);
    const other = nodes.find(({ current }) => !current)!;
    const stranger = await addMember(place(), 'cedar');
    const foreign = (await sessionsOf(stranger)).nodes[0]!;
    for (const client of [stranger, place().world.cedar, place().world.birch]) {
      const { data } = await client.ask(revoke, { input: { sessionId: other.id } });
      expect(data.sessionRevoke).toMatchObject({ revoked: false, userErrors: [{ code: 'NOT_FOUND' }] });
    }
    expect((await laptop.ask(revoke, { input: { sessionId: foreign.id } })).data.sessionRevoke.userErrors[0].code).toBe(
      'NOT_FOUND',
    );
    expect((await laptop.ask(revoke, { input: { sessionId: other.id } })).data.sessionRevoke.revoked).toBe(true);
    expect(await ended(phone)).toBe(401);
    expect(await isOpen(laptop)).toBe(true);
    expect(await isOpen(stranger)).toBe(true);
    expect((await sessionsOf(laptop)).totalCount).toBe(1);
  });

  test('a person ends all sessions but the one in hand', async () => {
    const laptop = await addMember(place(), 'cedar');
    const others = [await again(laptop), await again(laptop), await again(laptop)];
    const stranger = await addMember(place(), 'cedar');
    for (const input of [
      { others: true, sessionId: randomUUID() },
      { others: true, refreshToken: others[0]!.refreshToken },
    ]) {
      const { data } = await laptop.ask(revoke, { input });
      expect(data.sessionRevoke).toEqual({
        revoked: false,
        userErrors: [{ code: 'INVALID_VALUE', path: ['input', 'others'] }],
      });
    }
    expect((await laptop.ask(revoke, { input: { others: true } })).data.sessionRevoke.revoked).toBe(true);
    for (const client of others) expect(await ended(client)).toBe(401);
    expect(await isOpen(laptop)).toBe(true);
    expect(await isOpen(stranger)).toBe(true);
    expect((await sessionsOf(laptop)).totalCount).toBe(1);
    const nobody = await fetch(`${place().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: revoke, variables: { input: { others: true } } }),
    });
    expect(nobody.status).toBe(401);
  });

  test.each(['Suspend', 'End'])('membership%s ends every session of the member at once', async (change) => {
    const laptop = await addMember(place(), 'cedar');
    const phone = await again(laptop);
    await must(place().world.cedar, `membership${change}`, { id: laptop.membershipId });
    for (const client of [laptop, phone]) expect(await ended(client)).toBe(401);
    const open = await place().world.database.admin`
      select s.id from identity.user_sessions s join identity.users u on u.id = s.user_id
      where u.email_norm = ${laptop.email} and s.revoked_at is null`;
    expect(open).toEqual([]);
  });

  test('a role that was taken away opens nothing within five seconds, for reading and for writing', async () => {
    const { cedar } = place().world;
    const client = await addMember(place(), 'cedar', 'admin');
    const members = '{ apiClients(first: 1) { totalCount } }';
    const name = () => ({ input: { name: `By ${randomUUID()}`, timeZone: 'America/Chicago', currency: 'USD' } });
    const write = 'mutation C($input: CommunityCreateInput!) { communityCreate(input: $input) { community { id } } }';
    expect((await client.ask(members)).errors).toBeUndefined();
    expect((await client.ask(write, name())).errors).toBeUndefined();
    await must(cedar, 'membershipUpdate', { id: client.membershipId, roles: [{ roleKey: 'analyst' }] });
    const since = performance.now();
    const codeOf = async (ask: () => ReturnType<Client['ask']>) => (await ask()).errors?.[0]?.extensions.code;
    const until = async (ask: () => ReturnType<Client['ask']>) => {
      while ((await codeOf(ask)) !== 'FORBIDDEN' && performance.now() - since < 5000);
      return codeOf(ask);
    };
    expect(await codeOf(() => client.ask(write, name()))).toBe('FORBIDDEN');
    expect(await until(() => client.ask(members))).toBe('FORBIDDEN');
  });
};
