import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../src/sessions/password-hash.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { forgetAttempts, meanwhile, mutate, signInPlainly, tryPassword } from './factor-support.ts';
import { makeOrganization, makeUsers, openWorld, password, sessionOf, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());
beforeEach(() => forgetAttempts(world));

const next = 'another horse battery';
const change = (
  as: Session | null,
  input: { currentPassword?: string; newPassword?: string; onlyHere?: boolean } = {},
) =>
  mutate(world, 'passwordChange', {
    input: { currentPassword: password, newPassword: next, ...input },
    select: 'changed',
    as,
  });
const opens = async (input: { email: string; password?: string; organizationSlug?: string }) =>
  (await tryPassword(world, input)).session !== null;

describe('passwordChange', () => {
  test('changes the password, ends all other sessions and keeps the one that asks', async () => {
    const org = await makeOrganization(world);
    const { email } = org.admin;
    const others = [await signInPlainly(world, { email }), await signInPlainly(world, { email })];
    const mine = await signInPlainly(world, { email });
    expect(await change(mine.session)).toEqual({ changed: true, userErrors: [] });
    expect(await opens({ email })).toBe(false);
    expect(await opens({ email, password: next })).toBe(true);
    for (const { tokens } of others) {
      expect(await resolveSession(world.platform, tokens.accessToken)).toEqual({ ok: false, code: 'UNAUTHENTICATED' });
      const { userErrors } = await mutate(world, 'sessionRefresh', {
        input: { refreshToken: tokens.refreshToken },
        select: 'session { accessToken }',
        as: null,
      });
      expect(userErrors).toMatchObject([{ code: 'REFRESH_TOKEN_INVALID' }]);
    }
    expect(await resolveSession(world.platform, mine.tokens.accessToken)).toMatchObject({ ok: true });
    const events = await world.database
      .admin`select kind from identity.security_events where user_id = ${org.admin.userId} and kind in ('password_changed', 'session_ended')`;
    expect(events.map(({ kind }) => kind).sort()).toEqual(['password_changed', 'session_ended', 'session_ended']);
    const reasons = await world.database
      .admin`select distinct revoked_reason from identity.user_sessions where user_id = ${org.admin.userId} and revoked_at is not null`;
    expect(reasons).toEqual([{ revoked_reason: 'password_changed' }]);
  });

  test.each([
    ['a wrong present one', { currentPassword: 'wrong' }, 'INVALID_CREDENTIALS', 'currentPassword'],
    [
      'a present one of a megabyte',
      { currentPassword: 'x'.repeat(1_000_000) },
      'INVALID_CREDENTIALS',
      'currentPassword',
    ],
    ['a short new one', { newPassword: 'short' }, 'PASSWORD_TOO_WEAK', 'newPassword'],
    ['a common new one', { newPassword: 'Password123!' }, 'PASSWORD_TOO_WEAK', 'newPassword'],
    ['a new one of a megabyte', { newPassword: 'x'.repeat(1_000_000) }, 'VALUE_TOO_LONG', 'newPassword'],
    ['the same one again', { newPassword: password }, 'INVALID_VALUE', 'newPassword'],
  ])('refuses %s and changes nothing', async (_what, input, code, field) => {
    const org = await makeOrganization(world);
    const { session } = await signInPlainly(world, { email: org.admin.email });
    const other = await signInPlainly(world, { email: org.admin.email });
    expect(await change(session, input)).toMatchObject({
      changed: false,
      userErrors: [{ code, path: ['input', field] }],
    });
    expect(await opens({ email: org.admin.email })).toBe(true);
    expect(await resolveSession(world.platform, other.tokens.accessToken)).toMatchObject({ ok: true });
  });

  test('refuses the address as new password', async () => {
    const org = await makeOrganization(world);
    const { session } = await signInPlainly(world, { email: org.admin.email });
    expect((await change(session, { newPassword: org.admin.email })).userErrors).toMatchObject([
      { code: 'PASSWORD_TOO_WEAK' },
    ]);
  });

  test('is no way to guess the password: tries are counted as those of step-up', async () => {
    const org = await makeOrganization(world);
    const { session } = await signInPlainly(world, { email: org.admin.email });
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      codes.push((await change(session, { currentPassword: 'wrong' })).userErrors[0].code);
    expect(codes).toEqual([...Array(5).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
    const stepUp = await mutate(world, 'sessionStepUp', { input: { password }, select: 'freshUntil', as: session });
    expect(stepUp.userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }]);
  });

  test('side by side takes one of the new passwords, and says so to the other', async () => {
    const org = await makeOrganization(world);
    const { email } = org.admin;
    const sessions = [await signInPlainly(world, { email }), await signInPlainly(world, { email })];
    const passwords = ['first new horse battery', 'second new horse battery'];
    const answers = await Promise.all(
      sessions.map(({ session }, index) => change(session, { newPassword: passwords[index]! })),
    );
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
    expect(
      [await opens({ email, password: passwords[0]! }), await opens({ email, password: passwords[1]! })].sort(),
    ).toEqual([false, true]);
  });

  test('leaves nothing to a sign-in that is on its way with the old one', async () => {
    const org = await makeOrganization(world);
    const { email } = org.admin;
    const { session } = await signInPlainly(world, { email });
    const during = meanwhile(world, 2, async () => expect((await change(session)).changed).toBe(true));
    expect(await tryPassword(during, { email })).toMatchObject({
      session: null,
      challenge: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS' }],
    });
    const open = await world.database
      .admin`select id from identity.user_sessions where user_id = ${org.admin.userId} and revoked_at is null`;
    expect(open).toEqual([{ id: session.actor.kind === 'user' && session.actor.sessionId }]);
  });

  test('leaves nothing to a step-up that is on its way with the old one', async () => {
    const org = await makeOrganization(world);
    const { session } = await signInPlainly(world, { email: org.admin.email });
    await world.database
      .admin`update identity.user_sessions set stepped_up_at = null where user_id = ${org.admin.userId}`;
    const during = meanwhile(world, 2, () => change(session));
    const stepUp = () => mutate(during, 'sessionStepUp', { input: { password }, select: 'freshUntil', as: session });
    expect(await stepUp()).toMatchObject({ freshUntil: null, userErrors: [{ code: 'CONFLICT' }] });
    const [row] = await world.database
      .admin`select stepped_up_at from identity.user_sessions where user_id = ${org.admin.userId}`;
    expect(row?.stepped_up_at).toBeNull();
  });

  test('is told from the same password that was only stored anew: that sign-in goes on', async () => {
    const org = await makeOrganization(world);
    const { email, userId } = org.admin;
    const again = await hashPassword(password);
    const during = meanwhile(
      world,
      2,
      () =>
        world.database.admin`update identity.user_credentials set password_hash = ${again} where user_id = ${userId}`,
    );
    expect((await tryPassword(during, { email })).session).not.toBeNull();
  });

  test('is for people whose session is kept here', async () => {
    const org = await makeOrganization(world);
    const external = sessionAs('admin', { id: org.id }, { userId: org.admin.userId });
    expect((await change(external)).userErrors).toMatchObject([{ code: 'SESSION_IS_EXTERNAL' }]);
    expect(await change(null)).toEqual({ errors: ['UNAUTHENTICATED'] });
  });
});

describe('a password that opens one organization only', () => {
  const invited = async () => {
    const cedar = await makeOrganization(world);
    const birch = await makeOrganization(world);
    const email = `new.${cedar.slug}@people.example`;
    const chosen = 'chosen by cedar horse';
    const made = await mutate(world, 'membershipCreate', {
      input: { email, fullName: 'Nia New', password: chosen, roles: [{ roleKey: 'analyst' }] },
      select: 'membership { id }',
      as: await sessionOf(world, cedar.admin.email),
    });
    expect(made.userErrors).toEqual([]);
    const { session } = await signInPlainly(world, { email, password: chosen });
    await makeUsers(world, birch.id, [{ email, fullName: 'Nia', roles: [{ roleKey: 'analyst' }] }]);
    return { cedar, birch, email, chosen, session };
  };

  test('becomes another one that opens the same organization and no other', async () => {
    const { cedar, birch, email, chosen, session } = await invited();
    expect(await change(session, { currentPassword: chosen })).toEqual({ changed: true, userErrors: [] });
    expect(await opens({ email, password: chosen, organizationSlug: cedar.slug })).toBe(false);
    expect(await opens({ email, password: next, organizationSlug: cedar.slug })).toBe(true);
    expect(await opens({ email, password: next, organizationSlug: birch.slug })).toBe(false);
  });

  test('and one that opens all are changed apart, each with its own sessions', async () => {
    const { cedar, birch, email, chosen, session } = await invited();
    // The operator vouches for the person: now there is a password of his own beside that of cedar.
    const hash = await world.database.admin`
      insert into identity.user_credentials (user_id, organization_id, password_hash)
      select c.user_id, null, o.password_hash from identity.user_credentials c, identity.user_credentials o
      where c.organization_id = ${cedar.id} and o.user_id = ${birch.admin.userId} and o.organization_id is null returning user_id`;
    expect(hash).toHaveLength(1);
    const inBirch = await signInPlainly(world, { email, organizationSlug: birch.slug });
    // Cedar's password opens cedar, so changing it there leaves birch alone.
    expect(await change(session, { currentPassword: chosen })).toMatchObject({ changed: true });
    expect(await resolveSession(world.platform, inBirch.tokens.accessToken)).toMatchObject({ ok: true });
    expect(await opens({ email, organizationSlug: birch.slug })).toBe(true);
    // The one that opens all ends sessions everywhere.
    const inCedar = await signInPlainly(world, { email, password: next, organizationSlug: cedar.slug });
    expect(await change(inBirch.session, { newPassword: 'a third horse battery' })).toMatchObject({ changed: true });
    expect(await resolveSession(world.platform, inCedar.tokens.accessToken)).toMatchObject({ ok: false });
    expect(await opens({ email, password: next, organizationSlug: cedar.slug })).toBe(true);
    expect(await opens({ email, password: 'a third horse battery', organizationSlug: birch.slug })).toBe(true);
  });
});

describe('a session that reaches one organization only', () => {
  const both = async () => {
    const [cedar, birch] = [await makeOrganization(world), await makeOrganization(world)];
    const { email } = cedar.admin;
    await makeUsers(world, birch.id, [{ email, fullName: 'Ada', roles: [{ roleKey: 'analyst' }] }]);
    const mine = await signInPlainly(world, { email, organizationSlug: cedar.slug });
    const there = await signInPlainly(world, { email, organizationSlug: birch.slug });
    const opensWith = async (given: string) => [
      await opens({ email, password: given, organizationSlug: cedar.slug }),
      await opens({ email, password: given, organizationSlug: birch.slug }),
    ];
    return { email, mine, there, opensWith };
  };
  // As sessions are that were open when second factors came.
  const limit = ({ actor }: Session) =>
    world.database.admin`update identity.user_sessions set reach = 'organization'
      where id = ${actor.kind === 'user' ? actor.sessionId : ''}`;

  test('does not say that it has changed a password that goes on opening the others', async () => {
    const { mine, there, opensWith } = await both();
    await limit(mine.session);
    expect(await change(mine.session)).toMatchObject({
      changed: false,
      userErrors: [{ code: 'PASSWORD_OUT_OF_REACH', path: ['input'] }],
    });
    expect([await opensWith(password), await opensWith(next)]).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(await resolveSession(world.platform, there.tokens.accessToken)).toMatchObject({ ok: true });
  });

  test.each([[true], [false]])(
    'makes one for this organization when that is wanted (limited: %s)',
    async (isLimited) => {
      const { mine, there, opensWith } = await both();
      if (isLimited) await limit(mine.session);
      expect(await change(mine.session, { onlyHere: true })).toEqual({ changed: true, userErrors: [] });
      expect([await opensWith(password), await opensWith(next)]).toEqual([
        [false, true],
        [true, false],
      ]);
      expect(await resolveSession(world.platform, there.tokens.accessToken)).toMatchObject({ ok: true });
    },
  );
});
