import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@lintel/kernel/session';
import { expect } from 'vitest';
import { stepAt, totpCode } from '../src/factors/totp.ts';
import { challengeTokenHash, newChallengeToken } from '../src/sessions/challenge-token.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { password, run, signInDocument, type World } from './support.ts';

export type Failed = { readonly code: string; readonly message: string; readonly path: readonly string[] };

/** As `run`, and again when the server says that it is busy, as every client would: the machine of a test may be. */
const runPatiently: typeof run = async (world, request) => {
  for (const deadline = performance.now() + 20_000; ; ) {
    const result = await run(world, request);
    const isBusy = result.errors?.some(({ extensions }) => extensions?.code === 'OVERLOADED') ?? false;
    if (!isBusy || performance.now() > deadline) return result;
    await sleep(100);
  }
};

/** Runs one mutation and answers its payload; GraphQL errors are given as `errors` with their codes. */
export const mutate = async (
  world: World,
  field: string,
  { input, select, as, idempotencyKey }: { input: object; select: string; as: Session | null; idempotencyKey?: string },
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
): Promise<any> => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await runPatiently(world, {
    query: `mutation M($input: ${type}) { ${field}(input: $input) { ${select} userErrors { code message path } } }`,
    variables: { input },
    as,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
  return errors === undefined ? data[field] : { errors: errors.map(({ extensions }) => extensions?.code) };
};

/** The bytes of text in base 32. */
export const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** What a person's authenticator app shows at this moment. */
export const codeNow = (world: World, secret: Buffer): string => totpCode(secret, stepAt(world.platform.now()));

/** A code that no factor with this secret shows about now. */
export const wrongCode = (world: World, secret: Buffer): string => {
  const step = stepAt(world.platform.now());
  const shown = [-2, -1, 0, 1, 2].map((offset) => totpCode(secret, step + offset));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !shown.includes(code))!;
};

/** As if no code had been used in this time step. */
export const forgetUsedCodes = (world: World) => world.database.admin`update identity.mfa_factors set last_step = 0`;

/** As if nobody had ever failed. */
export const forgetAttempts = async (world: World) => {
  await world.database.admin`delete from identity.proof_attempts`;
  await world.database.admin`delete from identity.sign_in_attempts`;
};

export type Enrolled = { readonly id: string; readonly secret: Buffer; readonly recoveryCodes: readonly string[] };

/** Adds an authenticator app to the person of a session, as a person does. */
export const addFactor = async (world: World, as: Session, name?: string): Promise<Enrolled> => {
  const begun = await mutate(world, 'mfaFactorEnroll', {
    input: name === undefined ? {} : { name },
    select: 'factor { id confirmed } secret uri',
    as,
  });
  expect(begun).toMatchObject({ userErrors: [], factor: { confirmed: false } });
  const secret = fromBase32(begun.secret);
  const { id } = begun.factor;
  const done = await mutate(world, 'mfaFactorConfirm', {
    input: { id, code: codeNow(world, secret) },
    select: 'factor { id confirmed } recoveryCodes',
    as,
  });
  expect(done).toMatchObject({ userErrors: [], factor: { id, confirmed: true } });
  return { id, secret, recoveryCodes: done.recoveryCodes };
};

type Tokens = { readonly accessToken: string; readonly refreshToken: string };
type Challenge = { readonly token: string; readonly expiresAt: string; readonly factors: readonly string[] };

/** Signs in by password and answers whatever came of it. */
export const tryPassword = async (
  world: World,
  input: { email: string; password?: string; organizationSlug?: string },
): Promise<{ session: Tokens | null; challenge: Challenge | null; userErrors: Failed[] }> => {
  const { data, errors } = await runPatiently(world, {
    query: signInDocument.replace('userErrors', 'challenge { token expiresAt factors } userErrors'),
    variables: { input: { password, ...input } },
    as: null,
  });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.sessionCreate;
};

/** Challenges of a person as his password brings them, many at once: hashing a password each time takes its time. */
export const manyChallenges = async (
  world: World,
  { userId, organizationId }: { userId: string; organizationId: string },
  count: number,
): Promise<readonly string[]> => {
  const tokens = Array.from({ length: count }, newChallengeToken);
  for (const token of tokens)
    await world.database
      .admin`insert into identity.session_challenges (token_hash, user_id, organization_id, opens_all, expires_at)
      values (decode(${challengeTokenHash(token)}, 'hex'), ${userId}, ${organizationId}, true, now() + interval '5 minutes')`;
  return tokens;
};

export const answer = async (
  world: World,
  input: { challengeToken: string; code?: string; recoveryCode?: string },
): Promise<{ session: Tokens | null; userErrors: Failed[] }> => {
  const given = await mutate(world, 'sessionChallengeAnswer', {
    input,
    select: 'session { accessToken refreshToken }',
    as: null,
  });
  if ('errors' in given) throw new Error(JSON.stringify(given.errors));
  return given;
};

/** Signs a person with a factor in, by a code that counts as unused. */
export const signInWithCode = async (
  world: World,
  input: { email: string; password?: string; organizationSlug?: string },
  secret: Buffer,
): Promise<Session> => {
  await forgetUsedCodes(world);
  const { challenge } = await tryPassword(world, input);
  const { session, userErrors } = await answer(world, {
    challengeToken: challenge!.token,
    code: codeNow(world, secret),
  });
  expect(userErrors).toEqual([]);
  return resolved(world, session!);
};

/** A world in which something happens between two statements of sign-in: before the one of this number, the first being 1. */
export const meanwhile = (world: World, before: number, happens: () => Promise<unknown>): World => {
  const { door } = world.platform;
  let statements = 0;
  const authenticate: typeof door.authenticate = async (...given) => {
    statements += 1;
    if (statements === before) await happens();
    return door.authenticate(...given);
  };
  return { ...world, platform: { ...world.platform, door: { ...door, authenticate } } };
};

/** The session of an access token, as the edge sees it now. */
export const resolved = async (world: World, { accessToken }: { accessToken: string }): Promise<Session> => {
  const found = await resolveSession(world.platform, accessToken);
  if (!found.ok) throw new Error(found.code);
  return found.session;
};

/** Signs in a person without a factor, and keeps the tokens too. */
export const signInPlainly = async (
  world: World,
  input: { email: string; password?: string; organizationSlug?: string },
): Promise<{ session: Session; tokens: Tokens }> => {
  const { session, userErrors } = await tryPassword(world, input);
  if (session === null) throw new Error(JSON.stringify(userErrors));
  return { session: await resolved(world, session), tokens: session };
};
