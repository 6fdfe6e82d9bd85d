import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identity } from '../src/identity.ts';
import {
  addFactor,
  codeNow,
  forgetAttempts,
  forgetUsedCodes,
  mutate,
  resolved,
  signInPlainly,
  signInWithCode,
  wrongCode,
} from './factor-support.ts';
import { makeOrganization, openWorld, password, run, type World } from './support.ts';

let world: World;
/** Has no factor. */
let plain: Awaited<ReturnType<typeof makeOrganization>>;
/** Has one. */
let guarded: Awaited<ReturnType<typeof makeOrganization>>;
let secret: Buffer;

beforeAll(async () => {
  world = await openWorld();
  plain = await makeOrganization(world);
  guarded = await makeOrganization(world);
  ({ secret } = await addFactor(world, (await signInPlainly(world, { email: guarded.admin.email })).session));
});
afterAll(() => world.database.close());
beforeEach(async () => {
  await forgetUsedCodes(world);
  await forgetAttempts(world);
});

const sessionIdOf = ({ actor }: Session): string => (actor.kind === 'user' ? actor.sessionId : '');
/** The session as the edge sees it after eleven minutes. */
const stale = async (session: Session): Promise<Session> => {
  const [row] = await world.database.admin`update identity.user_sessions
    set stepped_up_at = stepped_up_at - interval '11 minutes' where id = ${sessionIdOf(session)} returning stepped_up_at`;
  return { ...session, provedAt: (row!.stepped_up_at as Date).toISOString() };
};
const stepUp = (as: Session | null, input: object) =>
  mutate(world, 'sessionStepUp', { input, select: 'freshUntil', as });

const roleId = async (as: Session): Promise<string> => {
  const { data } = await run(world, { query: '{ roles(first: 50) { nodes { id key } } }', as });
  return data.roles.nodes.find(({ key }: { key: string }) => key === 'analyst').id;
};

/** Everything that wants a fresh session, with an input that gets as far as the check. */
const guardedFields: Readonly<Record<string, object>> = {
  apiKeyCreate: { clientId: 'x', name: 'k', permissions: [] },
  membershipCreate: { email: 'a@b.example', fullName: 'A', roles: [] },
  membershipFactorsReset: { id: 'x' },
  membershipUpdate: { id: 'x' },
  mfaFactorEnroll: {},
  mfaFactorRemove: { id: 'x' },
  mfaRecoveryCodesRenew: {},
  passwordChange: { currentPassword: 'x', newPassword: 'y' },
  roleUpdate: { id: 'x' },
};

describe('what wants a fresh session', () => {
  test('is tried here, all of it', () => {
    const fields = Object.values(identity.schema.getMutationType()!.getFields());
    const marked = fields.filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'stepUp'));
    expect(marked.map(({ name }) => name).sort()).toEqual(Object.keys(guardedFields));
  });

  test.each(Object.entries(guardedFields))('%s is refused to a session of eleven minutes', async (field, input) => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    const ask = (as: Session | null) => mutate(world, field, { input, select: '__typename', as });
    // As far as its own rules: it is not the session that is wrong.
    expect((await ask(session)).userErrors?.length).toBeGreaterThanOrEqual(0);
    await forgetAttempts(world);
    expect(await ask(await stale(session))).toEqual({ errors: ['STEP_UP_REQUIRED'] });
    expect(await ask(null)).toEqual({ errors: ['UNAUTHENTICATED'] });
  });

  test.each(Object.entries(guardedFields))('%s is refused to an API key for good', async (field, input) => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    const key: Session = {
      ...session,
      actor: { kind: 'apiKey', apiKeyId: plain.id, clientId: plain.id },
      provedAt: new Date().toISOString(),
    };
    expect(await mutate(world, field, { input, select: '__typename', as: key })).toEqual({ errors: ['FORBIDDEN'] });
  });

  test('is told by its coordinate, and only to who may do it at all', async () => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    const query = 'mutation { roleUpdate(input: { id: "x" }) { userErrors { code } } }';
    const refused = await run(world, { query, as: await stale(session) });
    expect(refused.errors).toMatchObject([
      { extensions: { code: 'STEP_UP_REQUIRED', coordinate: 'Mutation.roleUpdate' } },
    ]);
    const { provedAt: _, ...analyst } = sessionAs('analyst', plain);
    expect((await run(world, { query, as: analyst })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('changes nothing, wherever it stands in the document', async () => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    const id = await roleId(session);
    const query = `mutation M($id: ID!, $no: Boolean!) {
      a: userUpdate(input: { fullName: "Changed" }) { userErrors { code } }
      ...F @include(if: $no)
    }
    fragment F on Mutation { b: roleUpdate(input: { id: $id, name: "Taken over" }) { userErrors { code } } }`;
    for (const no of [true, false]) {
      const { data, errors } = await run(world, { query, variables: { id, no }, as: await stale(session) });
      expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([null, ['STEP_UP_REQUIRED']]);
    }
    const { data } = await run(world, { query: '{ viewer { user { fullName } } }', as: session });
    expect(data.viewer.user.fullName).toBe('Ada Admin');
  });
});

describe('a session', () => {
  test('is fresh for ten minutes after sign-in, and says until when', async () => {
    const { session, tokens } = await signInPlainly(world, { email: plain.admin.email });
    const until = async (as: Session) =>
      (await run(world, { query: '{ viewer { freshUntil } }', as })).data.viewer.freshUntil;
    const minutes = (Date.parse(await until(session)) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(8);
    expect(minutes).toBeLessThan(10.5);
    await stale(session);
    expect(await until(await resolved(world, tokens))).toBeNull();
  });

  test('does not become fresh by a refresh', async () => {
    const { session, tokens } = await signInPlainly(world, { email: plain.admin.email });
    await stale(session);
    const { session: renewed } = await mutate(world, 'sessionRefresh', {
      input: { refreshToken: tokens.refreshToken },
      select: 'session { accessToken refreshToken }',
      as: null,
    });
    const as = await resolved(world, renewed);
    expect(await mutate(world, 'mfaFactorEnroll', { input: {}, select: 'secret', as })).toEqual({
      errors: ['STEP_UP_REQUIRED'],
    });
  });

  test('that was open before a factor was added must prove it again', async () => {
    const org = await makeOrganization(world);
    const other = await signInPlainly(world, { email: org.admin.email });
    const mine = await signInPlainly(world, { email: org.admin.email });
    await addFactor(world, mine.session);
    expect((await resolved(world, other.tokens)).provedAt).toBeUndefined();
    expect((await resolved(world, mine.tokens)).provedAt).toBeDefined();
  });
});

describe('sessionStepUp', () => {
  test('takes the password of a person without a factor, and tells the gateways', async () => {
    const { session, tokens } = await signInPlainly(world, { email: plain.admin.email });
    const as = await stale(session);
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    const done = await stepUp(as, { password });
    await stop();
    expect(done.userErrors).toEqual([]);
    expect(Date.parse(done.freshUntil)).toBeGreaterThan(Date.now() + 8 * 60_000);
    expect(heard.map((message) => JSON.parse(message))).toEqual([
      { kind: 'session', organizationId: plain.id, sessionId: sessionIdOf(session) },
    ]);
    const enrolled = await mutate(world, 'mfaFactorEnroll', {
      input: {},
      select: 'factor { id }',
      as: await resolved(world, tokens),
    });
    expect(enrolled.userErrors).toEqual([]);
  });

  test('takes a code of a person with a factor, once, and not the password', async () => {
    const session = await signInWithCode(world, { email: guarded.admin.email }, secret);
    const as = await stale(session);
    expect((await stepUp(as, { password })).userErrors).toMatchObject([
      { code: 'CODE_REQUIRED', path: ['input', 'password'] },
    ]);
    expect((await stepUp(as, { code: codeNow(world, secret) })).userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
    await forgetUsedCodes(world);
    expect((await stepUp(as, { code: codeNow(world, secret) })).userErrors).toEqual([]);
    expect((await stepUp(as, { code: codeNow(world, secret) })).userErrors).toMatchObject([{ code: 'CODE_INVALID' }]);
  });

  test('50 times at once with one code succeeds once', async () => {
    const session = await signInWithCode(world, { email: guarded.admin.email }, secret);
    await forgetUsedCodes(world);
    const code = codeNow(world, secret);
    const answers = await Promise.all(Array.from({ length: 50 }, () => stepUp(session, { code })));
    expect(answers.filter(({ freshUntil }) => freshUntil !== null)).toHaveLength(1);
  });

  test.each([
    ['neither', {}, 'VALUE_REQUIRED'],
    ['both', { code: '123456', password: 'x' }, 'INVALID_VALUE'],
    ['a code of a person without a factor', { code: '123456' }, 'PASSWORD_REQUIRED'],
    ['five digits', { code: '12345' }, 'CODE_INVALID'],
    ['a wrong password', { password: 'wrong' }, 'INVALID_CREDENTIALS'],
    ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }, 'INVALID_CREDENTIALS'],
    ['a password with NUL', { password: 'a\0b' }, 'INVALID_CREDENTIALS'],
  ])('answers %s with a typed error', async (_what, input, code) => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    expect((await stepUp(session, input)).userErrors).toMatchObject([{ code }]);
  });

  test('counts tries by session: one that is stolen makes nobody wait elsewhere', async () => {
    const stolen = (await signInPlainly(world, { email: plain.admin.email })).session;
    const own = (await signInPlainly(world, { email: plain.admin.email })).session;
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt += 1)
      codes.push((await stepUp(stolen, { password: 'wrong' })).userErrors[0].code);
    expect(codes).toEqual([...Array(5).fill('INVALID_CREDENTIALS'), ...Array(2).fill('TOO_MANY_ATTEMPTS')]);
    expect((await stepUp(own, { password })).userErrors).toEqual([]);
    expect((await signInPlainly(world, { email: plain.admin.email })).session).toBeDefined();
  });

  test('evaluates one of many guesses in a document', async () => {
    const session = await signInWithCode(world, { email: guarded.admin.email }, secret);
    const code = wrongCode(world, secret);
    const aliases = Array.from(
      { length: 500 },
      (_, index) => `a${index}: sessionStepUp(input: { code: "${code}" }) { userErrors { code } }`,
    );
    const { data } = await run(world, { query: `mutation { ${aliases.join(' ')} }`, as: session });
    const codes = Object.values(data as Record<string, { userErrors: { code: string }[] }>).map(
      ({ userErrors }) => userErrors[0]!.code,
    );
    expect(codes.filter((each) => each === 'CODE_INVALID')).toHaveLength(1);
    expect(codes.filter((each) => each === 'TOO_MANY_ATTEMPTS')).toHaveLength(499);
  });

  test('is for sessions that are kept here: not for those of an identity provider, not for keys, not for nobody', async () => {
    const { session } = await signInPlainly(world, { email: plain.admin.email });
    const external = sessionAs('admin', { id: plain.id }, { userId: plain.admin.userId });
    expect((await stepUp(external, { password })).userErrors).toMatchObject([{ code: 'SESSION_IS_EXTERNAL' }]);
    const key: Session = { ...session, actor: { kind: 'apiKey', apiKeyId: plain.id, clientId: plain.id } };
    expect((await stepUp(key, { password })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await stepUp(null, { password })).toEqual({ errors: ['UNAUTHENTICATED'] });
  });
});
