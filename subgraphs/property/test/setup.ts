import { buildHome, buildOrganization } from '@lintel/db/seeds/build';
import type { Door } from '@lintel/db/session';
import { openTestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { property } from '../src/property.ts';

export type Home = Awaited<ReturnType<typeof buildHome>>;

/** The session of the person who lives in a home, as sign-in would make it. */
export const residentOf = (home: Home, role = 'resident'): Session =>
  sessionAs(role, home.organization, {
    userId: home.user.id,
    unitIds: [home.unit.id],
    propertyIds: [home.property.id],
    communityIds: [home.community.id],
  });

/** Noon of 15 June 2026 in Chicago. */
const juneNoon = new Date('2026-06-15T17:00:00Z');

/** A database with two organizations, the first with two homes in two communities, a clock, and a way to ask. */
export const openPropertyTest = async () => {
  const database = await openTestDatabase();
  const sql = database.admin;
  const cedar = await buildOrganization(sql);
  const birch = await buildOrganization(sql);
  const home = await buildHome(sql, cedar);
  const elsewhere = await buildHome(sql, cedar);
  const foreign = await buildHome(sql, birch);
  const { door, statements, texts } = countingDoor(database.door);
  const clock = { now: juneNoon };
  const platform = testPlatform(door, { now: () => clock.now });
  type Options = { idempotencyKey?: string; dryRun?: boolean };
  const ask = (as: Session | null, query: string, variables: Record<string, unknown> = {}, options: Options = {}) =>
    executeOn(property, platform, { query, variables, as, ...options });
  const manager = sessionAs('manager', cedar);
  /** Runs a mutation with one input and answers its payload. */
  const command = async (name: string, input: object, { select, as = manager }: { select: string; as?: Session }) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await ask(
      as,
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} userErrors { code message path } } }`,
      { input },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[name];
  };
  const asInBirch = sessionAs('manager', birch);
  return {
    database,
    sql,
    platform,
    clock,
    ask,
    command,
    statements,
    texts,
    cedar,
    birch,
    home,
    elsewhere,
    foreign,
    manager,
    asInBirch,
  };
};

export type PropertyTest = Awaited<ReturnType<typeof openPropertyTest>>;

/** Codes and paths of userErrors, which are what a client branches on. */
export const errorsOf = (payload: { userErrors: { code: string; path: string[] }[] }) =>
  payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

/** Counts the statements of read transactions: each level of a query should need at most one. */
const countingDoor = (door: Door) => {
  let count = 0;
  const texts = new Set<string>();
  const observe = (sql: string) => {
    texts.add(sql);
    if (sql !== 'rollback') count += 1;
    return () => undefined;
  };
  const reader: Door['reader'] = (context) => door.reader({ ...context, observe });
  /** How many statements `work` needed. */
  const statements = async (work: () => Promise<unknown>): Promise<number> => {
    const before = count;
    await work();
    return count - before;
  };
  return { door: { ...door, reader }, statements, texts };
};
