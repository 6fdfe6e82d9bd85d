import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addFactor,
  answer,
  codeNow,
  type Enrolled,
  forgetAttempts,
  forgetUsedCodes,
  manyChallenges,
  signInPlainly,
  signInWithCode,
  wrongCode,
} from './factor-support.ts';
import { makeOrganization, makeUsers, openWorld, password, type World } from './support.ts';

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
type Person = { readonly email: string; readonly userId: string; readonly everywhere: Enrolled };
/** A person of both organizations, with a password and a factor for all of them. */
const guarded = async (): Promise<Person> => {
  people += 1;
  const email = `guessed${people}@people.example`;
  const roles = [{ roleKey: 'analyst' }];
  const [made] = await makeUsers(world, cedar.id, [{ email, fullName: 'Gil Guessed', password, roles }]);
  await makeUsers(world, birch.id, [{ email, fullName: 'Gil Guessed', roles }]);
  const { session } = await signInPlainly(world, { email, organizationSlug: cedar.slug });
  return { email, userId: made!.userId, everywhere: await addFactor(world, session) };
};

type Where = { readonly slug: string; readonly id: string };
/** How many of so many wrong codes are looked at; the others have to wait. */
const guess = async ({ userId, everywhere }: Person, { id }: Where, times: number): Promise<number> => {
  const tokens = await manyChallenges(world, { userId, organizationId: id }, times);
  let looked = 0;
  for (const challengeToken of tokens) {
    const { userErrors } = await answer(world, { challengeToken, code: wrongCode(world, everywhere.secret) });
    looked += userErrors[0]!.code === 'CODE_INVALID' ? 1 : 0;
  }
  return looked;
};
/** As after the password of one organization. */
const guessByLocalPassword = async (person: Person, where: Where, times: number): Promise<number> => {
  const looked = [];
  for (let count = 0; count < times; count += 1) {
    const [challengeToken] = await manyChallenges(world, { userId: person.userId, organizationId: where.id }, 1);
    await world.database
      .admin`update identity.session_challenges set opens_all = false where user_id = ${person.userId}`;
    const { userErrors } = await answer(world, {
      challengeToken: challengeToken!,
      code: wrongCode(world, person.everywhere.secret),
    });
    looked.push(userErrors[0]!.code);
  }
  return looked.filter((code) => code === 'CODE_INVALID').length;
};
/** A factor for cedar alone, as somebody adds it whose session reaches no farther. */
const addLocalFactor = async ({ email, userId, everywhere }: Person): Promise<Enrolled> => {
  const session = await signInWithCode(world, { email, organizationSlug: cedar.slug }, everywhere.secret);
  await world.database.admin`update identity.user_sessions set reach = 'organization' where user_id = ${userId}`;
  return addFactor(world, session, 'of cedar');
};
const enters = async ({ userId }: Person, { id }: Where, secret: Buffer): Promise<boolean> => {
  await forgetUsedCodes(world);
  const [challengeToken] = await manyChallenges(world, { userId, organizationId: id }, 1);
  const { session } = await answer(world, { challengeToken: challengeToken!, code: codeNow(world, secret) });
  return session !== null;
};

describe('guesses of a second factor', () => {
  test('by who knows the password of one organization make nobody wait in another', async () => {
    const person = await guarded();
    expect(await guessByLocalPassword(person, cedar, 8)).toBe(5);
    expect(await enters(person, birch, person.everywhere.secret)).toBe(true);
    // The same organization is where it slows.
    expect(await guessByLocalPassword(person, cedar, 1)).toBe(0);
  });

  test('are not forgiven by a factor of another organization', async () => {
    const person = await guarded();
    const local = await addLocalFactor(person);
    await forgetAttempts(world);
    let looked = 0;
    for (let round = 0; round < 4; round += 1) {
      looked += await guess(person, birch, 4);
      // Whether it is let in or has to wait by now.
      await enters(person, cedar, local.secret);
    }
    expect(looked).toBeLessThanOrEqual(5);
  });

  test('are not forgiven where the factor of one organization is good, when what is guessed opens all', async () => {
    const person = await guarded();
    const local = await addLocalFactor(person);
    await forgetAttempts(world);
    let looked = 0;
    for (let round = 0; round < 4; round += 1) {
      looked += await guess(person, cedar, 4);
      await enters(person, cedar, local.secret);
    }
    expect(looked).toBeLessThanOrEqual(5);
  });

  test('through many organizations are no more than through one', async () => {
    const person = await guarded();
    expect((await guess(person, cedar, 3)) + (await guess(person, birch, 6))).toBe(5);
  });

  test('are forgiven everywhere by what opens all, and a right code of one organization counts for nothing', async () => {
    const person = await guarded();
    const local = await addLocalFactor(person);
    await forgetAttempts(world);
    for (let round = 0; round < 8; round += 1) expect(await enters(person, cedar, local.secret)).toBe(true);
    expect(await guess(person, cedar, 4)).toBe(4);
    expect(await enters(person, cedar, person.everywhere.secret)).toBe(true);
    expect(await guess(person, cedar, 6)).toBe(5);
  });
});
