import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Client, clientWith, post, signIn } from '../support/client.ts';
import { untilRefused } from '../support/until-refused.ts';
import { password } from '../support/world.ts';
import { addMember } from './members.ts';
import { patiently } from './patience.ts';
import { newAddress, type Place } from './place.ts';

const document = `mutation R($input: SessionRefreshInput!) {
  sessionRefresh(input: $input) { session { accessToken refreshToken } userErrors { code } } }`;
const viewer = '{ viewer { user { email } } }';

/** Refresh tokens: one family, one living member, and the end of all of it when somebody has a copy. */
export const refreshDoors = (place: () => Place): void => {
  const refresh = async (refreshToken: string) => {
    const { data, status, errors } = await patiently(() =>
      post(
        place().url,
        { query: document, variables: { input: { refreshToken } } },
        { 'x-forwarded-for': newAddress() },
      ),
    );
    if (data == null) throw new Error(`${status} ${JSON.stringify(errors)}`);
    return data.sessionRefresh as {
      session: { accessToken: string; refreshToken: string } | null;
      userErrors: { code: string }[];
    };
  };
  const admin = () => place().world.database.admin;
  const hash = (token: string) => createHash('sha256').update(token).digest();
  const sessionOf = async (token: string): Promise<string> => {
    const [row] = await admin()`select session_id from identity.refresh_tokens where token_hash = ${hash(token)}`;
    return row!.session_id;
  };
  const refused = (code: string) => ({ session: null, userErrors: [{ code }] });
  const person = () => addMember(place(), 'cedar');
  /** As if the token had been used that long ago: nobody wants to wait in a test. */
  const age = (token: string, seconds: number) =>
    admin()`update identity.refresh_tokens set used_at = used_at - make_interval(secs => ${seconds}) where token_hash = ${hash(token)}`;
  const askUntilRefused = (token: string) => untilRefused(() => clientWith(place().url, token).ask(viewer));

  test('used 100 times in parallel it makes exactly one new member of the family, and everybody gets that one', async () => {
    const { refreshToken } = await person();
    const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(refreshToken)));
    const successors = new Set(answers.map(({ session }) => session?.refreshToken));
    expect([successors.size, successors.has(undefined)]).toEqual([1, false]);
    const [family] = await admin()`
      select count(*)::int as members, count(used_at)::int as used from identity.refresh_tokens
      where session_id = ${await sessionOf(refreshToken)}`;
    expect(family).toEqual({ members: 2, used: 1 });
    expect((await refresh([...successors][0]!)).session).not.toBeNull();
  });

  test('used again after the grace, by many at once, it ends the family, and one security event tells of it', async () => {
    const { token, refreshToken } = await person();
    const second = (await refresh(refreshToken)).session!;
    const third = (await refresh(second.refreshToken)).session!;
    for (const accessToken of [token, second.accessToken, third.accessToken])
      expect((await clientWith(place().url, accessToken).ask(viewer)).status).toBe(200);
    const session = await sessionOf(refreshToken);
    await age(refreshToken, 11);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.filter((code) => code === 'REFRESH_TOKEN_REUSED')).toHaveLength(1);
    expect(codes.filter((code) => code === 'REFRESH_TOKEN_INVALID')).toHaveLength(19);
    for (const accessToken of [token, second.accessToken, third.accessToken])
      expect(await askUntilRefused(accessToken)).toBe(401);
    for (const dead of [second.refreshToken, third.refreshToken])
      expect(await refresh(dead)).toEqual(refused('REFRESH_TOKEN_INVALID'));
    const events = await admin()`
      select e.kind, s.revoked_reason from identity.security_events e
      join identity.user_sessions s on s.user_id = e.user_id and s.organization_id = e.organization_id
      where s.id = ${session} and e.kind = 'refresh_reuse'`;
    expect(events).toEqual([{ kind: 'refresh_reuse', revoked_reason: 'reuse_detected' }]);
  });

  test('the thief is noticed whoever comes first: the owner’s copy after the thief’s ends both', async () => {
    const { refreshToken } = await person();
    const stolen = (await refresh(refreshToken)).session!;
    await refresh(stolen.refreshToken);
    // Within the ten seconds, but the successor has been used: this is no lost answer.
    expect(await refresh(refreshToken)).toEqual(refused('REFRESH_TOKEN_REUSED'));
    expect(await askUntilRefused(stolen.accessToken)).toBe(401);
  });

  describe('is worth nothing', () => {
    const ends: Readonly<Record<string, (client: Client & { readonly membershipId: string }) => Promise<unknown>>> = {
      'after sign-out by the access token': (client) =>
        client.ask('mutation { sessionRevoke(input: {}) { revoked userErrors { code } } }'),
      'after sign-out by the refresh token': ({ refreshToken }) =>
        post(place().url, {
          query: 'mutation O($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked } }',
          variables: { input: { refreshToken } },
        }),
      'when the membership is suspended': ({ membershipId }) => changeMembership('Suspend', membershipId),
      'when the membership has ended': ({ membershipId }) => changeMembership('End', membershipId),
      'when the session has expired': async ({ refreshToken }) =>
        admin()`update identity.user_sessions set expires_at = now() where id = ${await sessionOf(refreshToken)}`,
      'when it has expired itself': ({ refreshToken }) =>
        admin()`update identity.refresh_tokens set expires_at = now() where token_hash = ${hash(refreshToken)}`,
      'when the organization is suspended': async () =>
        admin()`update identity.organizations set status = 'suspended' where slug = 'cedar'`,
    };
    const changeMembership = async (change: string, id: string) => {
      const { cedar } = place().world;
      const query = `mutation M($input: Membership${change}Input!) { membership${change}(input: $input) { userErrors { code } } }`;
      const { data } = await cedar.ask(query, { input: { id } });
      expect(data[`membership${change}`].userErrors).toEqual([]);
    };

    test.each(Object.entries(ends))('%s', async (_, end) => {
      const client = await person();
      try {
        await end(client);
        expect(await refresh(client.refreshToken)).toEqual(refused('REFRESH_TOKEN_INVALID'));
      } finally {
        await admin()`update identity.organizations set status = 'active' where slug = 'cedar'`;
      }
    });

    test('in any other text', async () => {
      const { refreshToken } = await person();
      const others = [
        `${refreshToken} `,
        `${refreshToken}=`,
        refreshToken.toUpperCase(),
        refreshToken.slice(0, -1),
        refreshToken.replace('lrt_', ''),
        `lrt_${'A'.repeat(43)}`,
        `${refreshToken}\n`,
        `${refreshToken.slice(0, -1)}\u0410`,
        "lrt_' or 1=1--",
        '',
        'x'.repeat(100_000),
      ];
      for (const text of others) expect(await refresh(text), text).toEqual(refused('REFRESH_TOKEN_INVALID'));
      expect((await refresh(refreshToken)).session).not.toBeNull();
    });
  });

  test('two sessions of one person are two families', async () => {
    const first = await person();
    const second = await signIn(place().url, first.email, password);
    await refresh(first.refreshToken);
    await age(first.refreshToken, 11);
    expect(await refresh(first.refreshToken)).toEqual(refused('REFRESH_TOKEN_REUSED'));
    expect((await refresh(second.refreshToken)).session).not.toBeNull();
  });
};
