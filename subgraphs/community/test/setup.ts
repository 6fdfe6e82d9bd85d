import { buildCommunity, buildHome, buildOrganization } from '@lintel/db/seeds/build';
import type { Door } from '@lintel/db/session';
import { openTestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { community } from '../src/community.ts';

type Home = Awaited<ReturnType<typeof buildHome>>;

/** The session of the person who lives in a home, as sign-in would make it. */
export const residentOf = (home: Home, role = 'resident'): Session =>
  sessionAs(role, home.organization, {
    userId: home.user.id,
    unitIds: [home.unit.id],
    propertyIds: [home.property.id],
    communityIds: [home.community.id],
  });

/** A database with two organizations, the first with two homes in two communities, and a way to ask the subgraph. */
export const openCommunityTest = async () => {
  const database = await openTestDatabase();
  const sql = database.admin;
  const cedar = await buildOrganization(sql);
  const birch = await buildOrganization(sql);
  const home = await buildHome(sql, cedar);
  const elsewhere = await buildHome(sql, cedar);
  const foreign = await buildHome(sql, birch);
  const empty = await buildCommunity(sql, cedar);
  const { door, reads } = countingDoor(database.door);
  const platform = testPlatform(door);
  const ask = (as: Session | null, query: string, variables: Record<string, unknown> = {}, idempotencyKey?: string) =>
    executeOn(community, platform, {
      query,
      variables,
      as,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  return {
    database,
    sql,
    platform,
    ask,
    reads,
    cedar,
    birch,
    home,
    elsewhere,
    foreign,
    empty,
    manager: sessionAs('manager', cedar),
  };
};

/** How often a request asked the database; each level of a query should ask once, however many rows it has. */
const countingDoor = (door: Door) => {
  let count = 0;
  const reader: Door['reader'] = (context) => {
    const { read, end } = door.reader(context);
    const counted: typeof read = (work) => {
      count += 1;
      return read(work);
    };
    return { end, read: counted };
  };
  return { door: { ...door, reader }, reads: () => count };
};

/** Codes and paths of userErrors, which are what a client branches on. */
export const errorsOf = (payload: { userErrors: { code: string; path: string[] }[] }) =>
  payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
