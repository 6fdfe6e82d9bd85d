import type { TestDatabase } from '@lintel/db/testing';
import { demoOrganizations, demoPassword } from '@lintel/demo/logins';
import { seedDocuments } from '@lintel/demo/seed-documents';
import { seedLogins } from '@lintel/demo/seed-logins';
import { subgraphs } from '@lintel/gateway/subgraphs';
import { resolveSession } from '@lintel/identity/sessions/resolve-session';
import { type Session, systemSession } from '@lintel/kernel/session';
import type { Context } from '@lintel/server/context';
import { createContext } from '@lintel/server/context';
import type { Platform } from '@lintel/server/platform';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { openSmallDemo } from '../support/small-demo.ts';
import { installFaults } from './faults.ts';
import { furnish } from './furnish.ts';
import { type Names, readNames } from './names.ts';

/** A seeded database that nobody changes any more, and people who may see different parts of it. */
export type DifferentialWorld = {
  readonly platform: Platform;
  readonly sessions: ReadonlyMap<string, Session | null>;
  readonly names: Names;
  /** A context like that of one request of the gateway. */
  readonly scopeFor: (session: Session | null) => Context;
  readonly close: () => Promise<void>;
};

export const openDifferentialWorld = async (): Promise<DifferentialWorld> => {
  const database: TestDatabase = await openSmallDemo();
  // A clock that stands still: what is current must not change between two executors at midnight.
  const now = new Date();
  const platform = testPlatform(database.door, { now: () => now });
  const ids = await organizationIds(database);
  for (const organization of demoOrganizations) {
    const id = ids.get(organization.slug)!;
    const context = { session: systemSession(id, 'demo'), requestId: 'differential', statementTimeoutMs: 60_000 };
    await seedLogins(platform, { organization, context });
    await seedDocuments(platform, context);
  }
  const manager = await signedIn(platform, 'manager@cedar.example');
  const places = await furnish({ platform, database }, manager);
  await database.admin`analyze`;
  const sessions = new Map<string, Session | null>([['manager', manager], ...(await others(platform, ids, places))]);
  installFaults(await everyOther(database));
  const names = await readNames(platform, manager, sessions.get('neighbour manager')!);
  let serial = 0;
  return {
    platform,
    sessions,
    names,
    scopeFor: (session) => {
      serial += 1;
      return createContext(platform, { requestId: `differential-${serial}`, session, dryRun: false });
    },
    close: () => database.close(),
  };
};

/**
 * The ids of every other row. Ids are new in each run and sort by time, so that the same rows are meant whenever the world is made
 * anew, and a seed replays.
 */
const everyOther = async ({ admin }: TestDatabase): Promise<ReadonlySet<string>> => {
  const tables = await admin<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema in ('identity', 'property', 'finance', 'community', 'documents')`;
  const chosen = new Set<string>();
  for (const { schema, name } of tables) {
    const rows = await admin<{ id: string }[]>`select id from ${admin(schema)}.${admin(name)} order by id`;
    rows.forEach(({ id }, index) => {
      if (index % 2 === 0) chosen.add(id);
    });
  }
  return chosen;
};

const organizationIds = async ({ admin }: TestDatabase): Promise<ReadonlyMap<string, string>> => {
  const rows = await admin<{ id: string; slug: string }[]>`select id, slug from identity.organizations`;
  return new Map(rows.map(({ id, slug }) => [slug, id]));
};

/** One of each kind: by visibility (organization, community, own homes), by permissions, of another organization, and nobody. */
const others = async (
  platform: Platform,
  ids: ReadonlyMap<string, string>,
  { communityId }: { communityId: string },
): Promise<readonly [string, Session | null][]> => {
  const cedar = { id: ids.get('cedar')! };
  const people = ['accountant', 'resident', 'owner', 'guard', 'vendor', 'analyst'];
  const signed = people.map(
    async (name): Promise<[string, Session]> => [name, await signedIn(platform, `${name}@cedar.example`)],
  );
  return [
    ...(await Promise.all(signed)),
    ['support', sessionAs('support', cedar)],
    ['partner', sessionAs('partner', cedar)],
    ['board member', sessionAs('board_member', cedar, { communityIds: [communityId] })],
    ['neighbour manager', await signedIn(platform, 'manager@birch.example')],
    ['nobody', null],
  ];
};

/** The session as the edge would resolve it. */
const signedIn = async (platform: Platform, email: string): Promise<Session> => {
  const { data } = await executeOn(subgraphs.identity!, platform, {
    query:
      'mutation Enter($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } userErrors { code } } }',
    variables: { input: { email, password: demoPassword } },
    as: null,
  });
  const resolved = await resolveSession(platform, data?.sessionCreate?.session?.accessToken ?? '');
  if (!resolved.ok) throw new Error(`${email} cannot sign in: ${JSON.stringify(data)}`);
  return resolved.session;
};
