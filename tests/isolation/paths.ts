import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repository } from '../support/processes.ts';
import { api } from './api-schema.ts';

/** A test that keeps a path closed: file, and words of its title. */
type Keeper = { readonly file: string; readonly title: string };

/** A path that there is not yet: what would show in the API or in the catalog on the day there is. */
type Missing = { readonly comesWith: string; readonly shows: RegExp };

/** One of the 39 ways by which one organization could read, change, count or guess what is another's. */
export type Path = { readonly path: string; readonly keptBy?: readonly Keeper[]; readonly missing?: Missing };

const queries = 'tests/isolation/queries.ts';
const mutations = 'tests/isolation/mutations.ts';
const credentials = 'tests/isolation/credentials.ts';
const sharedPeople = 'tests/isolation/shared-people.ts';
const constraints = 'packages/db/test/foreign-keys-and-uniqueness.test.ts';
const functions = 'packages/db/test/functions.test.ts';
const connections = 'packages/db/test/pooled-connections.test.ts';
const writes = 'packages/db/test/writable-rows.test.ts';

const names = { file: queries, title: 'answers birch for a name of cedar as for a name of nothing' };
const lists = { file: queries, title: 'shows birch nothing of cedar, and cedar its own' };
const counts = { file: queries, title: 'changed nothing in any list of birch, its count and order included' };
const filters = { file: queries, title: 'finds nothing of cedar for birch by any other filter' };
const refused = { file: mutations, title: 'is refused to birch for what cedar has, as for what nobody has' };
const copies = { file: constraints, title: 'every row of one organization could stand in the other as it is' };
const load = {
  file: 'tests/isolation-load.test.ts',
  title: 'nobody is answered with rows of another organization under load',
};
const invitations = { file: sharedPeople, title: 'an invitation of somebody who has a login elsewhere' };

/** R1 of the security notes, in its order. */
export const paths: readonly Path[] = [
  { path: '1 an object by its id', keptBy: [names] },
  { path: '2 a list', keptBy: [lists, { file: 'packages/db/test/visible-rows.test.ts', title: 'and none else' }] },
  { path: '3 totals and figures', keptBy: [counts, filters] },
  {
    path: '4 entities by forged representations',
    keptBy: [
      { file: 'tests/isolation/entities.ts', title: 'birch gets for an id of cedar what it gets for an id of nothing' },
    ],
  },
  { path: '5 a nested field through a foreign key', keptBy: [names, lists] },
  { path: '6 an id in the input of a mutation', keptBy: [refused] },
  {
    path: '7 a change or a removal by id',
    keptBy: [refused, { file: writes, title: 'changes and removes what is promised to him' }],
  },
  { path: '8 a row that is moved', keptBy: [{ file: writes, title: 'moves no row into another organization' }] },
  {
    path: '9 a violated unique key',
    keptBy: [copies, { file: mutations, title: 'lets birch use every text that cedar uses' }],
  },
  {
    path: '10 a violated foreign key',
    keptBy: [{ file: constraints, title: 'a foreign key answers for a row of the other organization' }],
  },
  { path: '11 a violated exclusion', keptBy: [copies] },
  { path: '12 an upsert', keptBy: [{ file: constraints, title: 'an insert, an upsert or a change is told' }] },
  { path: '13 a cursor', keptBy: [{ file: credentials, title: 'a cursor of cedar opens nothing' }] },
  { path: '14 a filter or an order', keptBy: [filters, names, counts] },
  {
    path: '15 search and ranking',
    keptBy: [filters],
    missing: { comesWith: 'full-text search', shows: /tsvector|(^|\.)(search|rank|score)\b/i },
  },
  {
    path: '16 human numbers and sequences',
    keptBy: [{ file: functions, title: 'there is no sequence that counts for all' }],
  },
  { path: '17 the text of an error', keptBy: [refused, { file: constraints, title: 'a foreign key answers' }] },
  {
    path: '18 status and latency of what is not there',
    keptBy: [
      names,
      refused,
      {
        file: 'tests/isolation-load.test.ts',
        title: 'takes as long for a row of another organization as for one of nobody',
      },
    ],
  },
  {
    path: '19 keys and addresses of files',
    keptBy: [{ file: credentials, title: 'the address of a file is good as it is' }],
  },
  {
    path: '20 caches, loaders, shared answers',
    keptBy: [load, { file: credentials, title: 'an operation that cedar registered is unknown to birch' }],
  },
  { path: '21 webhooks', missing: { comesWith: 'webhooks', shows: /webhook/i } },
  {
    path: '22 the audit log',
    keptBy: [lists, { file: sharedPeople, title: 'what a person does in cedar changes nothing in any list of birch' }],
  },
  {
    path: '23 notifications, mentions, chats',
    missing: { comesWith: 'notifications and chats', shows: /notification|mention|chat/i },
  },
  { path: '24 exports', missing: { comesWith: 'exports', shows: /export/i } },
  { path: '25 an API key', keptBy: [{ file: credentials, title: 'to its people and to its keys' }] },
  {
    path: '26 a token for another organization',
    keptBy: [
      { file: credentials, title: 'a token that says another organization' },
      { file: credentials, title: 'acts in one at a time' },
    ],
  },
  {
    path: '27 the port of a subgraph',
    keptBy: [{ file: 'tests/isolation/direct-calls.ts', title: 'answers the gateway and nobody else' }],
  },
  {
    path: '28 jobs, the outbox, subscriptions',
    keptBy: [
      { file: functions, title: 'a job is of the organization that queued it' },
      { file: 'tests/isolation/subscriptions.ts', title: 'tells birch nothing of cedar' },
    ],
  },
  {
    path: '29 a pooled connection',
    keptBy: [
      { file: connections, title: 'of cedar knows nothing of cedar' },
      load,
      { file: 'packages/db/src/fence.test.ts', title: 'no statement of a killed transaction reaches anybody' },
    ],
  },
  {
    path: '30 a generic plan',
    keptBy: [{ file: connections, title: 'by plans that were made for cedar, generic ones too' }],
  },
  {
    path: '31 views and functions',
    keptBy: [
      { file: functions, title: 'no function tells birch of a name of cedar more' },
      { file: functions, title: 'every view shows birch its own rows only' },
    ],
  },
  {
    path: '32 a partition by its name',
    keptBy: [{ file: functions, title: 'no partition can be reached by its own name' }],
  },
  {
    path: '33 no context, an empty one, a malformed one',
    keptBy: [
      { file: 'packages/db/test/without-organization.test.ts', title: 'every table answers nothing' },
      { file: functions, title: 'without an organization no function does anything' },
    ],
  },
  {
    path: '34 locks and channels',
    keptBy: [{ file: 'tests/isolation/side-channels.ts', title: 'keeps birch from nothing' }],
  },
  {
    path: '35 metrics, logs, plans',
    keptBy: [{ file: 'tests/isolation/side-channels.ts', title: 'are not for clients' }],
  },
  {
    path: '36 quotas and their headers',
    keptBy: [{ file: 'gateway/test/rate-limit/http.test.ts', title: 'another organization feels nothing' }],
  },
  {
    path: '37 invitations, resets, whether an address is known',
    keptBy: [invitations],
    missing: { comesWith: 'resetting a password by e-mail', shows: /password(Reset|Forgot)|forgot/i },
  },
  { path: '38 archived rows', keptBy: [filters, names] },
  {
    path: '39 a dump of one with ids of another',
    keptBy: [refused],
    missing: { comesWith: 'restoring single organizations', shows: /(dump|backup)Restore|organizationImport/i },
  },
];

/** Everything by whose name a new way could show: coordinates of the API, tables and views, and types for full-text search. */
const surface = (): readonly string[] => {
  const coordinates = Object.values(api.getTypeMap()).flatMap((type) => [
    type.name,
    ...('getFields' in type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []),
  ]);
  const folder = `${repository}packages/db/migrations/`;
  const made = readdirSync(folder).flatMap((file) => [
    ...readFileSync(`${folder}${file}`, 'utf8').matchAll(
      /^create (?:materialized )?(?:table|view) ([\w.]+)|\btsvector\b/gim,
    ),
  ]);
  return [...coordinates, ...made.map(([text, name]) => name ?? text)];
};

/** The table above is about tests that exist, and about ways that do not. */
export const pathPromises = (): void => {
  test('each of the 39 paths is closed by a test, or does not exist yet', () => {
    expect(paths.map(({ path }) => Number.parseInt(path, 10))).toEqual(
      Array.from({ length: 39 }, (_, index) => index + 1),
    );
    expect(paths.filter(({ keptBy = [], missing }) => keptBy.length === 0 && missing === undefined)).toEqual([]);
  });

  test.each(paths.flatMap(({ path, keptBy = [] }) => keptBy.map((keeper) => [path, keeper] as const)))(
    '%s is kept by %o',
    (_, { file, title }) => {
      expect(readFileSync(`${repository}${file}`, 'utf8')).toContain(title);
    },
  );

  test.each(paths.flatMap(({ path, missing }) => (missing === undefined ? [] : [[path, missing] as const])))(
    '%s: there is none yet',
    (path, { comesWith, shows }) => {
      const found = surface().filter((name) => shows.test(name));
      expect(
        found,
        `${comesWith} have come: attack them, and say how path ${path} is closed in tests/isolation/paths.ts`,
      ).toEqual([]);
    },
  );

  test('a way that comes is noticed', () => {
    const shown = [
      'WebhookSubscription',
      'identity.webhooks',
      'NotificationPreference.channel',
      'Query.chargesExport',
      'tsvector',
      'Mutation.passwordReset',
    ];
    const patterns = paths.flatMap(({ missing }) => (missing === undefined ? [] : [missing.shows]));
    expect(shown.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(surface().length).toBeGreaterThan(500);
  });
};
