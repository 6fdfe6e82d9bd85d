import type { Session } from '@lintel/kernel/session';
import { deriveSecrets } from '@lintel/server/secrets';
import { sessionAs } from '@lintel/server/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resealFactors, resealInBackground } from '../src/factors/reseal.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import {
  addFactor,
  answer,
  codeNow,
  forgetAttempts,
  forgetUsedCodes,
  mutate,
  resolved,
  signInPlainly,
  signInWithCode,
  tryPassword,
} from './factor-support.ts';
import { makeOrganization, makeUsers, openWorld, password, run, sessionOf, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;

beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
});
afterAll(() => world.database.close());
beforeEach(async () => {
  await forgetUsedCodes(world);
  await forgetAttempts(world);
});

let people = 0;
/** A person of both organizations, with a password that opens both. */
const person = async () => {
  people += 1;
  const email = `person${people}@people.example`;
  const roles = [{ roleKey: 'analyst' }];
  const [made] = await makeUsers(world, cedar.id, [{ email, fullName: 'Pia Person', password, roles }]);
  await makeUsers(world, birch.id, [{ email, fullName: 'Pia Person', roles }]);
  return { email, userId: made!.userId, membershipId: made!.membershipId };
};
const inCedar = (email: string) => ({ email, organizationSlug: cedar.slug });
const inBirch = (email: string) => ({ email, organizationSlug: birch.slug });
const reset = async (id: string, as?: Session) =>
  mutate(world, 'membershipFactorsReset', {
    input: { id },
    select: 'membership { id }',
    as: as ?? (await sessionOf(world, cedar.admin.email)),
  });
const isChallenged = async (input: { email: string; organizationSlug: string; password?: string }) =>
  (await tryPassword(world, input)).challenge !== null;

describe('a factor that was added by what opens all organizations', () => {
  test('is asked for in all of them', async () => {
    const { email } = await person();
    const { session } = await signInPlainly(world, inCedar(email));
    await addFactor(world, session);
    expect([await isChallenged(inCedar(email)), await isChallenged(inBirch(email))]).toEqual([true, true]);
  });

  test('and was reset by one of them is still asked for in the other, which hears nothing of it', async () => {
    const { email, membershipId, userId } = await person();
    const before = await signInPlainly(world, inBirch(email));
    const { session, tokens } = await signInPlainly(world, inCedar(email));
    const { secret, recoveryCodes } = await addFactor(world, session);
    expect(await reset(membershipId)).toMatchObject({ membership: { id: membershipId }, userErrors: [] });
    // Cedar lets him in, and has put him out first.
    expect(await resolveSession(world.platform, tokens.accessToken)).toMatchObject({ ok: false });
    expect(await isChallenged(inCedar(email))).toBe(false);
    const { data } = await run(world, {
      query: '{ viewer { factors { id } recoveryCodesLeft } }',
      as: (await signInPlainly(world, inCedar(email))).session,
    });
    expect(data.viewer).toEqual({ factors: [], recoveryCodesLeft: 0 });
    // Birch goes on as if nothing had been.
    expect(await resolveSession(world.platform, before.tokens.accessToken)).toMatchObject({ ok: true });
    const challenge = (await tryPassword(world, inBirch(email))).challenge!;
    expect(
      (await answer(world, { challengeToken: challenge.token, recoveryCode: recoveryCodes[0]! })).session,
    ).not.toBeNull();
    await signInWithCode(world, inBirch(email), secret);
    const seen = await world.database
      .admin`select organization_id from identity.security_events where user_id = ${userId} and kind = 'factors_reset'`;
    expect(seen).toEqual([{ organization_id: cedar.id }]);
  });

  test('and was reset cannot be replaced by one that opens the other organization', async () => {
    const { email, membershipId } = await person();
    const own = await addFactor(world, (await signInPlainly(world, inCedar(email))).session);
    await reset(membershipId);
    // Whoever knows the password and has an administrator's help comes this far, and no farther.
    const { session } = await signInPlainly(world, inCedar(email));
    const planted = await addFactor(world, session, 'planted');
    await forgetUsedCodes(world);
    const challenge = (await tryPassword(world, inBirch(email))).challenge!;
    for (const proof of [{ code: codeNow(world, planted.secret) }, { recoveryCode: planted.recoveryCodes[0]! }])
      expect((await answer(world, { challengeToken: challenge.token, ...proof })).userErrors).toMatchObject([
        { code: 'CODE_INVALID' },
      ]);
    // It is asked for where it was added.
    const here = await signInWithCode(world, inCedar(email), planted.secret);
    const remove = (id: string) =>
      mutate(world, 'mfaFactorRemove', { input: { id }, select: 'factor { everywhere }', as: here });
    expect((await remove(own.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await remove(planted.id)).toMatchObject({ factor: { everywhere: false }, userErrors: [] });
    await signInWithCode(world, inBirch(email), own.secret);
  });

  test('cannot be removed, nor its codes renewed, by a session that reaches one organization only', async () => {
    const { email, userId } = await person();
    const own = await addFactor(world, (await signInPlainly(world, inCedar(email))).session);
    const session = await signInWithCode(world, inCedar(email), own.secret);
    await world.database.admin`update identity.user_sessions set reach = 'organization' where user_id = ${userId}`;
    const removed = await mutate(world, 'mfaFactorRemove', {
      input: { id: own.id },
      select: 'factor { id }',
      as: session,
    });
    expect(removed.userErrors).toMatchObject([{ code: 'FACTOR_OUT_OF_REACH' }]);
    const renewed = await mutate(world, 'mfaRecoveryCodesRenew', { input: {}, select: 'recoveryCodes', as: session });
    expect(renewed).toMatchObject({ recoveryCodes: [], userErrors: [{ code: 'FACTOR_OUT_OF_REACH' }] });
  });

  test('counts again when it is confirmed after the reset', async () => {
    const { email, membershipId } = await person();
    const old = await addFactor(world, (await signInPlainly(world, inCedar(email))).session);
    await reset(membershipId);
    const there = await signInWithCode(world, inBirch(email), old.secret);
    const young = await addFactor(world, there, 'new phone');
    await signInWithCode(world, inCedar(email), young.secret);
    const challenge = (await tryPassword(world, inCedar(email))).challenge!;
    await forgetUsedCodes(world);
    const refused = await answer(world, { challengeToken: challenge.token, code: codeNow(world, old.secret) });
    expect(refused.userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
  });
});

describe('a factor that was added by what opens one organization', () => {
  test('keeps nobody out of the others', async () => {
    const email = 'first.at.cedar@people.example';
    const chosen = 'chosen by cedar horse';
    const made = await mutate(world, 'membershipCreate', {
      input: { email, fullName: 'Nia New', password: chosen, roles: [{ roleKey: 'analyst' }] },
      select: 'membership { id }',
      as: await sessionOf(world, cedar.admin.email),
    });
    expect(made.userErrors).toEqual([]);
    // Cedar's administrator knows this password: he signs in as her and plants a factor of his own.
    const { session } = await signInPlainly(world, { ...inCedar(email), password: chosen });
    await addFactor(world, session);
    expect(await isChallenged({ ...inCedar(email), password: chosen })).toBe(true);
    // She gets a password of her own from the operator, and enters birch by it alone.
    await makeUsers(world, birch.id, [{ email, fullName: 'Nia', roles: [{ roleKey: 'analyst' }] }]);
    await world.database.admin`
      insert into identity.user_credentials (user_id, password_hash)
      select u.id, c.password_hash from identity.users u, identity.user_credentials c
      where u.email_norm = ${email} and c.user_id = ${birch.admin.userId} and c.organization_id is null`;
    expect(await isChallenged(inBirch(email))).toBe(false);
    expect((await tryPassword(world, inBirch(email))).session).not.toBeNull();
  });
});

describe('other sessions of the person', () => {
  test('prove it again where the factor counts that was added or removed, and nowhere else', async () => {
    const { email } = await person();
    const [here, there] = [await signInPlainly(world, inCedar(email)), await signInPlainly(world, inBirch(email))];
    const isFresh = async ({ tokens }: typeof here) => (await resolved(world, tokens)).provedAt !== undefined;
    const local = await signInPlainly(world, inCedar(email));
    const { actor } = local.session;
    const sessionId = actor.kind === 'user' ? actor.sessionId : '';
    await world.database.admin`update identity.user_sessions set reach = 'organization' where id = ${sessionId}`;
    const { id } = await addFactor(world, local.session);
    expect([await isFresh(here), await isFresh(there)]).toEqual([false, true]);
    const as = await resolved(world, local.tokens);
    const gone = await mutate(world, 'mfaFactorRemove', { input: { id }, select: 'factor { everywhere }', as });
    expect(gone).toMatchObject({ factor: { everywhere: false }, userErrors: [] });
    expect(await isFresh(there)).toBe(true);
    await addFactor(world, (await signInPlainly(world, inCedar(email))).session);
    expect(await isFresh(there)).toBe(false);
  });

  test('are not put out of their freshness elsewhere by a session that reaches one organization, in SQL either', async () => {
    const { email } = await person();
    const { session } = await signInPlainly(world, inCedar(email));
    const sessionId = session.actor.kind === 'user' ? session.actor.sessionId : '';
    const note = () =>
      world.database.door.write({ session, requestId: 'test' }, (tx) =>
        tx.execute(sql`select identity.note_factor_change(${sessionId}, 'factor_removed', true, '', '')`),
      );
    await note();
    await world.database.admin`update identity.user_sessions set reach = 'organization' where id = ${sessionId}`;
    await expect(note()).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('membershipFactorsReset', () => {
  test('answers the same for a member with factors and for one without', async () => {
    const [one, other] = [await person(), await person()];
    await addFactor(world, (await signInPlainly(world, inBirch(one.email))).session);
    const select = 'membership { status isPrimary roles { role { key } } }';
    const as = await sessionOf(world, cedar.admin.email);
    const [first, second] = [
      await mutate(world, 'membershipFactorsReset', { input: { id: one.membershipId }, select, as }),
      await mutate(world, 'membershipFactorsReset', { input: { id: other.membershipId }, select, as }),
    ];
    expect(first).toEqual(second);
    expect(first.userErrors).toEqual([]);
  });

  test('is refused for members of others, for who may do more, and to who lacks the permission', async () => {
    const { membershipId } = await person();
    const foreign = await sessionOf(world, birch.admin.email);
    expect((await reset(membershipId, foreign)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await reset('no-uuid')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const helper = sessionAs('admin', cedar, {
      permissions: ['identity.membership.resetFactors', 'identity.membership.read'],
    });
    const [admin] = await world.database
      .admin`select id from identity.memberships where user_id = ${cedar.admin.userId}`;
    expect((await reset(admin!.id, helper)).userErrors).toMatchObject([{ code: 'PERMISSION_NOT_HELD' }]);
    expect(await reset(membershipId, sessionAs('manager', cedar))).toEqual({ errors: ['FORBIDDEN'] });
  });

  test('stands in the audit log and among the security events', async () => {
    const { membershipId, userId } = await person();
    const as = await sessionOf(world, cedar.admin.email);
    await reset(membershipId, as);
    const { data, errors } = await run(world, {
      query: `query E($id: ID!) {
        auditLog(first: 1, filter: { entity: "identity.memberships", entityId: $id }) { nodes { actor changes { field } } }
      }`,
      variables: { id: membershipId },
      as,
    });
    expect(errors).toBeUndefined();
    expect(data.auditLog.nodes[0].actor).toBe(`user:${cedar.admin.userId}`);
    expect(data.auditLog.nodes[0].changes.map(({ field }: { field: string }) => field)).toContain('factors_reset_at');
    const events = await run(world, {
      query: `query E($id: ID!) { securityEvents(filter: { userId: $id, kinds: [FACTORS_RESET] }) { totalCount nodes { kind user { id } } } }`,
      variables: { id: userId },
      as,
    });
    expect(events.data.securityEvents).toEqual({
      totalCount: 1,
      nodes: [{ kind: 'FACTORS_RESET', user: { id: userId } }],
    });
  });
});

describe('in SQL, as each actor', () => {
  const as = (session: Session) => ({
    ask: (statement: ReturnType<typeof sql>) =>
      world.database.door.write({ session, requestId: 'test' }, async (tx) => [...(await tx.execute(statement))]),
  });

  test('a session sees and changes the factors and codes of its own person only, and of this organization', async () => {
    const { email } = await person();
    const mine = (await signInPlainly(world, inCedar(email))).session;
    const own = await addFactor(world, mine);
    const theirs = [
      await sessionOf(world, cedar.admin.email),
      await sessionOf(world, birch.admin.email),
      sessionAs('admin', cedar),
    ];
    const count = sql`select count(*)::int as n from identity.mfa_factors where id = ${own.id}`;
    const codes = sql`select count(*)::int as n from identity.recovery_codes where user_id = (select user_id from identity.mfa_factors where id = ${own.id})`;
    expect([await as(mine).ask(count), await as(mine).ask(codes)]).toEqual([[{ n: 1 }], [{ n: 10 }]]);
    for (const session of theirs) {
      expect([await as(session).ask(count), await as(session).ask(codes)]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
      for (const statement of [
        sql`update identity.mfa_factors set last_step = 0 where id = ${own.id} returning id`,
        sql`delete from identity.mfa_factors where id = ${own.id} returning id`,
        sql`delete from identity.recovery_codes returning id`,
      ])
        expect(await as(session).ask(statement)).toEqual([]);
    }
    const key: Session = { ...mine, actor: { kind: 'apiKey', apiKeyId: cedar.id, clientId: cedar.id } };
    expect(await as(key).ask(count)).toEqual([{ n: 0 }]);
  });

  test('nobody plants a factor on another, moves one to another organization, or makes himself fresh', async () => {
    const { email, userId } = await person();
    const { session } = await signInPlainly(world, inCedar(email));
    const { id } = await addFactor(world, session);
    const refused = { cause: { code: '42501' } };
    const admin = await sessionOf(world, cedar.admin.email);
    const plant = sql`insert into identity.mfa_factors (user_id, organization_id, name, secret_encrypted) values (${userId}, ${cedar.id}, 'x', 'x')`;
    await expect(as(admin).ask(plant)).rejects.toMatchObject(refused);
    const abroad = sql`insert into identity.mfa_factors (user_id, organization_id, name, secret_encrypted) values (${userId}, ${birch.id}, 'x', 'x')`;
    await expect(as(session).ask(abroad)).rejects.toMatchObject(refused);
    for (const statement of [
      sql`update identity.mfa_factors set organization_id = ${cedar.id} where id = ${id}`,
      sql`update identity.mfa_factors set user_id = ${cedar.admin.userId} where id = ${id}`,
      sql`update identity.mfa_factors set secret_encrypted = 'x' where id = ${id}`,
      sql`update identity.recovery_codes set used_at = null`,
      sql`update identity.user_sessions set stepped_up_at = now()`,
      sql`update identity.user_sessions set reach = 'everywhere'`,
      sql`select * from identity.session_challenges`,
      sql`select * from identity.proof_attempts`,
      sql`select identity.use_proof(${cedar.id}, ${userId}, ${id}, 1, null)`,
      sql`select identity.finish_step_up(${cedar.id}, ${userId}, ${id}, null, null, null, null, '', '')`,
      sql`select identity.start_session(${cedar.id}, ${userId}, '', '\\x00', '', '')`,
    ])
      await expect(as(session).ask(statement)).rejects.toMatchObject(refused);
  });

  test('one of 50 uses of a time step at once counts, without any counter of tries before it', async () => {
    const { email, userId } = await person();
    const { session } = await signInPlainly(world, inCedar(email));
    const { id } = await addFactor(world, session);
    const sessionId = session.actor.kind === 'user' ? session.actor.sessionId : '';
    for (const step of [70_000_000, 70_000_001, 70_000_002]) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, async () => {
          const [row] = await world.database.door.authenticate('test', (tx) =>
            tx.execute(
              sql`select identity.finish_step_up(${cedar.id}, ${userId}, ${sessionId}, ${id}, ${step}, null, null, '', '') as at`,
            ),
          );
          return row?.at;
        }),
      );
      expect(answers.filter((at) => at !== null)).toHaveLength(1);
    }
  });

  test('without an organization nobody sees any', async () => {
    for (const table of ['mfa_factors', 'recovery_codes'])
      await expect(
        world.database.door.authenticate('test', (tx) => tx.execute(sql.raw(`select * from identity.${table}`))),
      ).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('only staff of the whole organization resets, and only its members', async () => {
    const { userId } = await person();
    const statement = sql`select identity.reset_factors(${userId})`;
    const limited = sessionAs('manager', cedar, { visibility: 'communities' });
    await expect(as(limited).ask(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    const org = await makeOrganization(world);
    await expect(as(await sessionOf(world, org.admin.email)).ask(statement)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });

  test('a replica of the release before opens sessions for people without a factor, and for nobody else', async () => {
    const [plain, guarded] = [await person(), await person()];
    await addFactor(world, (await signInPlainly(world, inCedar(guarded.email))).session);
    const open = async ({ email, userId }: { email: string; userId: string }) => {
      const token = `\\x${Buffer.from(email).toString('hex')}`;
      const [row] = await world.database.door.authenticate('test', (tx) =>
        tx.execute(sql`select identity.open_session(${cedar.id}, ${userId}, ${email}, ${token}::bytea, '', '') as id`),
      );
      return row?.id;
    };
    expect(await open(plain)).toEqual(expect.any(String));
    expect(await open(guarded)).toBeNull();
  });
});

describe('what is kept of a factor', () => {
  test('does not open in the row of another, nor for another person', async () => {
    const [one, other] = [await person(), await person()];
    const mine = await addFactor(world, (await signInPlainly(world, inCedar(one.email))).session);
    const theirs = await addFactor(world, (await signInPlainly(world, inCedar(other.email))).session);
    // Somebody who can write to the database puts a secret that he knows into the row of another.
    await world.database
      .admin`update identity.mfa_factors set secret_encrypted = (select secret_encrypted from identity.mfa_factors where id = ${mine.id}) where id = ${theirs.id}`;
    await forgetUsedCodes(world);
    const challenge = (await tryPassword(world, inCedar(other.email))).challenge!;
    const refused = await answer(world, { challengeToken: challenge.token, code: codeNow(world, mine.secret) });
    expect(refused).toMatchObject({ session: null, userErrors: [{ code: 'CODE_INVALID' }] });
    // The whole row for another person does not help either.
    await world.database.admin`delete from identity.mfa_factors where id = ${theirs.id}`;
    await world.database.admin`update identity.mfa_factors set user_id = ${other.userId} where id = ${mine.id}`;
    const again = (await tryPassword(world, inCedar(other.email))).challenge!;
    const refusedToo = await answer(world, { challengeToken: again.token, code: codeNow(world, mine.secret) });
    expect(refusedToo).toMatchObject({ session: null, userErrors: [{ code: 'CODE_INVALID' }] });
    await world.database.admin`delete from identity.mfa_factors where user_id = ${other.userId}`;
  });

  test('and does not open keeps no other factor from being asked for, and the log tells of it', async () => {
    const lines: { level: string; fields: object; message: string }[] = [];
    const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
    const log = { info: write('info'), warn: write('warn'), error: write('error') };
    const logged = { ...world, platform: { ...world.platform, log } };
    const { email } = await person();
    const { session } = await signInPlainly(world, inCedar(email));
    const lost = await addFactor(world, session, 'lost');
    const [row] = await world.database.admin`select secret_encrypted from identity.mfa_factors where id = ${lost.id}`;
    const kept = await addFactor(world, await signInWithCode(world, inCedar(email), lost.secret), 'kept');
    await world.database.admin`update identity.mfa_factors set secret_encrypted = 'x.y' where id = ${lost.id}`;
    const as = await signInWithCode(logged, inCedar(email), kept.secret);
    await forgetUsedCodes(world);
    const stepped = await mutate(logged, 'sessionStepUp', {
      input: { code: codeNow(world, kept.secret) },
      select: 'freshUntil',
      as,
    });
    expect(stepped.userErrors).toEqual([]);
    const unreadable = {
      level: 'warn',
      fields: { factors: [lost.id] },
      message: 'secrets of second factors do not open',
    };
    expect(lines).toEqual([unreadable, unreadable]);
    // Nor does the log say that all is well when identity starts.
    lines.length = 0;
    const first = 'a secret for tests that nobody else would ever use';
    resealInBackground({
      ...logged.platform,
      secrets: deriveSecrets(first, ['a secret of a release long before this one']),
    });
    await expect.poll(() => lines, { timeout: 10_000 }).toHaveLength(1);
    expect(lines).toMatchObject([
      { level: 'warn', fields: { unreadable: 1 }, message: expect.stringContaining('no LINTEL_SECRET') },
    ]);
    await world.database
      .admin`update identity.mfa_factors set secret_encrypted = ${row!.secret_encrypted} where id = ${lost.id}`;
  });

  test('is sealed anew after the secret was changed, every one of them, and then works without the old secret', async () => {
    const { email } = await person();
    const { secret } = await addFactor(world, (await signInPlainly(world, inCedar(email))).session);
    const before = await world.database.admin`select id, secret_encrypted from identity.mfa_factors`;
    const next = 'another secret for tests that nobody else would ever use';
    const both = deriveSecrets(next, ['a secret for tests that nobody else would ever use']);
    expect(await resealFactors({ ...world.platform, secrets: both })).toEqual({
      resealed: before.length,
      unreadable: 0,
    });
    expect(await resealFactors({ ...world.platform, secrets: both })).toEqual({ resealed: 0, unreadable: 0 });
    const after = await world.database.admin`select id, secret_encrypted from identity.mfa_factors`;
    const kept = new Set(before.map((row) => row.secret_encrypted));
    expect(after.filter((row) => kept.has(row.secret_encrypted))).toEqual([]);
    const young = { ...world, platform: { ...world.platform, secrets: deriveSecrets(next) } };
    await signInWithCode(young, inCedar(email), secret);
    // Back, for whoever comes after this test.
    const old = deriveSecrets('a secret for tests that nobody else would ever use', [next]);
    expect((await resealFactors({ ...world.platform, secrets: old })).resealed).toBe(before.length);
  });
});
