import { buildHome, buildLease, buildMember, buildOccupancy, buildResident } from '@lintel/db/seeds/build';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocumentsTest, residentOf } from './setup.ts';

type Test = Awaited<ReturnType<typeof openDocumentsTest>>;
let test: Test;
let owner: Session;
let former: Session;
let formerLease: { id: string };
const ids: Record<string, string> = {};

const link = (type: string, row: { id: string }) => ({ links: [{ type, id: row.id }] });

beforeAll(async () => {
  test = await openDocumentsTest();
  const { home, elsewhere, sql, cedar } = test;
  // An owner who lets the home; a tenant who lived there before.
  const landlord = await buildMember(sql, cedar);
  await buildOccupancy(sql, home.unit, await buildResident(sql, cedar, { user_id: landlord.user.id }), {
    kind: 'owner',
  });
  owner = { ...residentOf({ ...home, user: landlord.user }, 'owner') };
  const previous = await buildMember(sql, cedar);
  const previousResident = await buildResident(sql, cedar, { user_id: previous.user.id });
  await buildOccupancy(sql, home.unit, previousResident, { start_date: '2015-01-01', end_date: '2019-06-30' });
  formerLease = await buildLease(sql, home.unit, previousResident, {
    start_date: '2015-01-01',
    end_date: '2019-06-30',
  });
  former = sessionAs('resident', cedar, { userId: previous.user.id });

  const documents = {
    staffUnit: { accessLevel: 'STAFF', ...link('UNIT', home.unit) },
    residentsUnit: { accessLevel: 'RESIDENTS', ...link('UNIT', home.unit) },
    ownersUnit: { accessLevel: 'OWNERS', ...link('UNIT', home.unit) },
    confidentialUnit: { accessLevel: 'RESIDENTS', confidential: true, ...link('UNIT', home.unit) },
    residentsProperty: { accessLevel: 'RESIDENTS', ...link('PROPERTY', home.property) },
    ownersProperty: { accessLevel: 'OWNERS', ...link('PROPERTY', home.property) },
    residentsCommunity: { accessLevel: 'RESIDENTS', ...link('COMMUNITY', home.community) },
    ownersCommunity: { accessLevel: 'OWNERS', ...link('COMMUNITY', home.community) },
    residentsLease: { accessLevel: 'RESIDENTS', ...link('LEASE', home.lease) },
    ownersLease: { accessLevel: 'OWNERS', ...link('LEASE', home.lease) },
    formerLease: { accessLevel: 'RESIDENTS', ...link('LEASE', formerLease) },
    person: { accessLevel: 'RESIDENTS', ...link('RESIDENT', home.resident) },
    otherUnit: { accessLevel: 'RESIDENTS', ...link('UNIT', elsewhere.unit) },
    organization: { accessLevel: 'RESIDENTS' },
    archived: { accessLevel: 'RESIDENTS', ...link('UNIT', home.unit) },
  };
  for (const [name, input] of Object.entries(documents)) ids[name] = (await test.make(input)).id;
  await test.ask(test.manager, 'mutation ($id: ID!) { documentArchive(input: { id: $id }) { userErrors { code } } }', {
    id: ids.archived,
  });
});
afterAll(() => test.close());

const named = (found: readonly { id: string }[]) =>
  Object.keys(ids).filter((name) => found.some(({ id }) => id === ids[name]));
const sees = async (as: Session) => {
  const { data, errors } = await test.ask(
    as,
    '{ documents(first: 100, filter: { archived: INCLUDE }) { totalCount nodes { id currentVersion { sha256 } category { key } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.documents.totalCount).toBe(data.documents.nodes.length);
  // What the list hides must be hidden by id and as an entity, too.
  for (const [name, id] of Object.entries(ids)) {
    const one = await test.ask(
      as,
      'query ($id: ID!, $r: [_Any!]!) { document(id: $id) { id } _entities(representations: $r) { ... on Document { id } } }',
      { id, r: [{ __typename: 'Document', id }] },
    );
    const listed = named(data.documents.nodes).includes(name);
    expect([name, one.data.document !== null, one.data._entities[0] !== null]).toEqual([name, listed, listed]);
  }
  return named(data.documents.nodes);
};

describe('documents are seen', () => {
  it('by a manager, all of his organization', async () => {
    expect(await sees(test.manager)).toEqual(Object.keys(ids));
  });

  it('by a tenant, as far as they are open to residents and about what is his, never confidential', async () => {
    expect(await sees(residentOf(test.home))).toEqual([
      'residentsUnit',
      'residentsProperty',
      'residentsCommunity',
      'residentsLease',
      'person',
    ]);
  });

  it('by an owner, those for owners too, and not what concerns the tenant alone', async () => {
    expect(await sees(owner)).toEqual([
      'residentsUnit',
      'ownersUnit',
      'residentsProperty',
      'ownersProperty',
      'residentsCommunity',
      'ownersCommunity',
      'residentsLease',
      'ownersLease',
    ]);
  });

  it('by a former tenant, only what is about his own lease', async () => {
    expect(await sees(former)).toEqual(['formerLease']);
  });

  it('by a neighbour in another community, only his own', async () => {
    expect(await sees(residentOf(test.elsewhere))).toEqual(['otherUnit']);
  });

  it('by staff of a community, those that it keeps', async () => {
    const board = sessionAs('board_member', test.cedar, { communityIds: [test.elsewhere.community.id] });
    expect(await sees(board)).toEqual(['otherUnit']);
    expect(await sees(sessionAs('standard', test.cedar, { communityIds: [] }))).toEqual([]);
  });

  it('by nobody of another organization, even with the ids of this one', async () => {
    expect(await sees(sessionAs('manager', test.birch))).toEqual([]);
    const forged = { ...residentOf(test.home), organizationId: test.birch.id };
    expect(await sees(forged)).toEqual([]);
  });

  it('by no guard and no vendor, who lack the permission', async () => {
    for (const role of ['guard', 'vendor']) {
      expect(
        (await test.ask(sessionAs(role, test.cedar), '{ documents { nodes { id } } }')).errors?.[0]?.extensions,
      ).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('the documents of a target', () => {
  const entities = ['Unit', 'Property', 'Lease', 'Resident'];
  const of = async (as: Session) => {
    const { home } = test;
    const r = [home.unit, home.property, home.lease, home.resident].map(({ id }, index) => ({
      __typename: entities[index],
      id,
    }));
    const selection = entities
      .map((type) => `... on ${type} { documents(first: 50) { totalCount nodes { id } edges { node { id } } } }`)
      .join(' ');
    const { data, errors } = await test.ask(
      as,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`,
      { r },
    );
    expect(errors).toBeUndefined();
    return data._entities.map(
      ({ documents }: { documents: { totalCount: number; nodes: { id: string }[]; edges: object[] } }) => {
        expect([documents.nodes.length, documents.edges.length]).toEqual([documents.totalCount, documents.totalCount]);
        return named(documents.nodes);
      },
    );
  };

  it('are the linked ones that the session sees', async () => {
    expect(await of(test.manager)).toEqual([
      ['staffUnit', 'residentsUnit', 'ownersUnit', 'confidentialUnit'],
      ['residentsProperty', 'ownersProperty'],
      ['residentsLease', 'ownersLease'],
      ['person'],
    ]);
    expect(await of(residentOf(test.home))).toEqual([
      ['residentsUnit'],
      ['residentsProperty'],
      ['residentsLease'],
      ['person'],
    ]);
    expect(await of(sessionAs('manager', test.birch))).toEqual([[], [], [], []]);
  });

  it('are none for an id that is none', async () => {
    const { data } = await test.ask(
      test.manager,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { documents { totalCount nodes { id } } } } }',
      { r: [{ __typename: 'Unit', id: 'nonsense' }] },
    );
    expect(data._entities).toEqual([{ documents: { totalCount: 0, nodes: [] } }]);
  });
});

describe('the links of a document', () => {
  it('show a resident only what is his', async () => {
    const { id } = await test.make({
      accessLevel: 'RESIDENTS',
      links: [
        { type: 'UNIT', id: test.home.unit.id },
        { type: 'UNIT', id: test.elsewhere.unit.id },
      ],
    });
    const links = async (as: Session) =>
      (await test.ask(as, 'query ($id: ID!) { document(id: $id) { links { target { ... on Unit { id } } } } }', { id }))
        .data.document.links;
    expect(await links(test.manager)).toHaveLength(2);
    expect(await links(residentOf(test.home))).toEqual([{ target: { id: test.home.unit.id } }]);
  });
});

describe('a person with two homes', () => {
  it('sees the documents of both, and stops seeing those of the one that he leaves', async () => {
    const second = await buildHome(test.sql, test.cedar);
    const { id } = await test.make({ accessLevel: 'OWNERS', ...link('UNIT', second.unit) });
    const both = { ...owner, unitIds: [...owner.unitIds, second.unit.id] };
    const seen = async () =>
      (await test.ask(both, 'query ($id: ID!) { document(id: $id) { id } }', { id })).data.document;
    const [landlord] = await test.sql<
      { id: string }[]
    >`select id from community.residents where user_id = ${(owner.actor as { userId: string }).userId}`;
    expect(await seen()).toBeNull();
    const occupancy = await buildOccupancy(test.sql, second.unit, landlord!, { kind: 'owner', is_primary: false });
    expect(await seen()).toEqual({ id });
    await test.sql`update community.occupancies set end_date = '2020-02-01' where id = ${occupancy.id}`;
    expect(await seen()).toBeNull();
  });
});
