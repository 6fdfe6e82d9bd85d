import {
  buildLease,
  buildMember,
  buildOccupancy,
  buildProperty,
  buildResident,
  buildUnit,
  type Row,
} from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorsOf, openPropertyTest, type PropertyTest, residentOf } from './setup.ts';

let test: PropertyTest;
let house: Row;
let unit: Row;
let ann: Row;
let bob: Row;
beforeAll(async () => {
  test = await openPropertyTest();
  house = await buildProperty(test.sql, test.home.community);
  ann = await buildResident(test.sql, test.cedar);
  bob = await buildResident(test.sql, test.cedar);
});
beforeEach(async () => {
  unit = await buildUnit(test.sql, house);
});
afterAll(() => test.database.close());

const select = `lease { id status startDate endDate paymentDay monthlyRent { amount currency minorUnits } deposit { minorUnits } activatedAt terminatedOn
  terminationReason isCurrent version unit { id } property { id } community { id } tenants { id } tenancies { role resident { id } } }`;
const run = (name: string, input: object, as = test.manager) => test.command(name, input, { select, as });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const draft = (input: object = {}, as = test.manager) =>
  run(
    'leaseCreate',
    {
      unitId: unit.id,
      monthlyRent: usd('1800.00'),
      startDate: '2026-01-01',
      tenants: [{ residentId: ann.id }],
      ...input,
    },
    as,
  );
const active = async (input: object = {}) => {
  const { lease } = await draft(input);
  return run('leaseActivate', { id: lease.id });
};
const ids = async (filter: string, as = test.manager): Promise<string[]> => {
  const { data, errors } = await test.ask(as, `{ leases(filter: { ${filter} }) { nodes { id } } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.leases.nodes.map(({ id }: { id: string }) => id);
};

describe('leaseCreate', () => {
  it('drafts a lease with its tenants in order', async () => {
    const { lease, userErrors } = await draft({
      endDate: '2026-12-31',
      paymentDay: 31,
      deposit: usd('900'),
      tenants: [{ residentId: ann.id }, { residentId: bob.id, role: 'GUARANTOR' }],
    });
    expect(userErrors).toEqual([]);
    expect(lease).toEqual({
      id: expect.any(String),
      status: 'DRAFT',
      startDate: '2026-01-01',
      endDate: '2026-12-31',
      paymentDay: 31,
      isCurrent: false,
      version: 1,
      monthlyRent: { amount: '1800.00', currency: 'USD', minorUnits: 180000 },
      deposit: { minorUnits: 90000 },
      activatedAt: null,
      terminatedOn: null,
      terminationReason: null,
      unit: { id: unit.id },
      property: { id: house.id },
      community: { id: test.home.community.id },
      tenants: [{ id: ann.id }, { id: bob.id }],
      tenancies: [
        { role: 'PRIMARY', resident: { id: ann.id } },
        { role: 'GUARANTOR', resident: { id: bob.id } },
      ],
    });
  });

  it.each([
    [{ monthlyRent: usd('1.005') }, ['AMOUNT_TOO_PRECISE input.monthlyRent.amount']],
    [{ monthlyRent: { amount: '1', currency: 'EUR' } }, ['CURRENCY_MISMATCH input.monthlyRent.currency']],
    [{ deposit: usd('-1') }, ['VALUE_OUT_OF_RANGE input.deposit.amount']],
    [{ endDate: '2025-12-31' }, ['DATE_RANGE_INVALID input.endDate']],
    [{ paymentDay: 32 }, ['VALUE_OUT_OF_RANGE input.paymentDay']],
    [{ unitId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.unitId']],
    [{ tenants: [{ residentId: 'nonsense' }] }, ['REFERENCE_NOT_FOUND input.tenants.0.residentId']],
  ])('refuses %j', async (input, expected) => {
    const payload = await draft(input);
    expect(payload.lease).toBeNull();
    expect(errorsOf(payload)).toEqual(expected);
  });

  it('refuses a resident twice, an archived one, and one of another organization', async () => {
    expect(errorsOf(await draft({ tenants: [{ residentId: ann.id }, { residentId: ann.id }] }))).toEqual([
      'DUPLICATE_ITEM input.tenants.1.residentId',
    ]);
    const gone = await buildResident(test.sql, test.cedar, { deleted_at: new Date() });
    for (const { id } of [gone, test.foreign.resident]) {
      expect(errorsOf(await draft({ tenants: [{ residentId: ann.id }, { residentId: id }] }))).toEqual([
        'REFERENCE_NOT_FOUND input.tenants.1.residentId',
      ]);
    }
  });

  it('does not let archived units, nor units of another organization', async () => {
    const gone = await buildUnit(test.sql, house, { deleted_at: new Date() });
    expect(errorsOf(await draft({ unitId: gone.id }))).toEqual(['UNIT_ARCHIVED input.unitId']);
    expect(errorsOf(await draft({ unitId: test.foreign.unit.id }))).toEqual(['REFERENCE_NOT_FOUND input.unitId']);
  });

  it('refuses a date that is none and needs the permission', async () => {
    const mutation = `mutation ($d: Date!) { leaseCreate(input: { unitId: "${unit.id}", startDate: $d, monthlyRent: { amount: "1", currency: USD } }) { lease { id } } }`;
    const text = mutation.replace('USD', '"USD"');
    expect((await test.ask(test.manager, text, { d: '2026-02-30' })).errors?.[0]?.extensions?.code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await test.ask(residentOf(test.home), text, { d: '2026-02-03' })).errors?.[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('leaseUpdate', () => {
  it('changes a draft, replaces its tenants and leaves the rest', async () => {
    const { lease } = await draft({ endDate: '2026-12-31', paymentDay: 5 });
    const changed = await run('leaseUpdate', {
      id: lease.id,
      expectedVersion: 1,
      monthlyRent: usd('2000'),
      endDate: null,
      tenants: [{ residentId: bob.id, role: 'CO_TENANT' }],
    });
    expect(changed.lease).toMatchObject({
      monthlyRent: { minorUnits: 200000 },
      endDate: null,
      paymentDay: 5,
      tenants: [{ id: bob.id }],
      version: 2,
    });
    expect(errorsOf(await run('leaseUpdate', { id: lease.id, expectedVersion: 1, paymentDay: 6 }))).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
    expect(errorsOf(await run('leaseUpdate', { id: lease.id, endDate: '2025-01-01' }))).toEqual([
      'DATE_RANGE_INVALID input.endDate',
    ]);
    expect(errorsOf(await run('leaseUpdate', { id: lease.id, startDate: null }))).toEqual([
      'VALUE_REQUIRED input.startDate',
    ]);
  });

  it('leaves alone what is signed', async () => {
    const { lease } = await active();
    expect(errorsOf(await run('leaseUpdate', { id: lease.id, monthlyRent: usd('1') }))).toEqual([
      'LEASE_NOT_DRAFT input.id',
    ]);
  });
});

describe('leaseActivate', () => {
  it('puts a draft into force, and the unit is let', async () => {
    const { lease } = await active();
    expect(lease).toMatchObject({ status: 'ACTIVE', isCurrent: true, version: 2, activatedAt: expect.any(String) });
    const { data } = await test.ask(
      test.manager,
      `{ unit(id: "${unit.id}") { currentLease { id } leases { totalCount } } }`,
    );
    expect(data.unit).toEqual({ currentLease: { id: lease.id }, leases: { totalCount: 1 } });
    expect(errorsOf(await run('leaseActivate', { id: lease.id }))).toEqual(['INVALID_TRANSITION input.id']);
  });

  it('needs somebody who rents', async () => {
    for (const tenants of [[], [{ residentId: ann.id, role: 'GUARANTOR' }]]) {
      const { lease } = await draft({ tenants });
      expect(errorsOf(await run('leaseActivate', { id: lease.id }))).toEqual(['LEASE_WITHOUT_TENANT input.id']);
    }
  });

  it.each([
    ['one that is open-ended', { startDate: '2020-01-01' }, { startDate: '2030-01-01', endDate: '2030-12-31' }, false],
    ['a shared day', { startDate: '2026-01-01', endDate: '2026-06-30' }, { startDate: '2026-06-30' }, false],
    ['the day after the last', { startDate: '2026-01-01', endDate: '2026-06-30' }, { startDate: '2026-07-01' }, true],
    [
      'a renewal signed long before',
      { startDate: '2027-01-01' },
      { startDate: '2026-01-01', endDate: '2026-12-31' },
      true,
    ],
  ])('lets a unit once: %s (R34)', async (_, first, second, allowed) => {
    expect((await active(first)).userErrors).toEqual([]);
    expect(errorsOf(await active(second))).toEqual(allowed ? [] : ['LEASE_OVERLAP input.id']);
  });

  it('lets one of several drafts win when all are put into force at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => draft()));
    const payloads = await Promise.all(drafts.map(({ lease }) => run('leaseActivate', { id: lease.id })));
    expect(payloads.filter(({ lease }) => lease !== null)).toHaveLength(1);
    expect(payloads.flatMap(errorsOf)).toEqual(Array(5).fill('LEASE_OVERLAP input.id'));
  });

  it('does not put a lease of an archived unit into force', async () => {
    const { lease } = await draft();
    await test.sql`update property.units set deleted_at = now() where id = ${unit.id}`;
    expect(errorsOf(await run('leaseActivate', { id: lease.id }))).toEqual(['UNIT_ARCHIVED input.id']);
    const { data } = await test.ask(test.manager, `{ lease(id: "${lease.id}") { unit { id } } }`);
    expect(data.lease.unit).toBeNull();
  });
});

describe('leaseTerminate', () => {
  it('ends a lease on a day of its term, which frees the days after', async () => {
    const { lease } = await active();
    const ended = await run('leaseTerminate', {
      id: lease.id,
      expectedVersion: 2,
      terminatedOn: '2026-06-30',
      reason: ' Moved\naway. ',
    });
    expect(ended.lease).toMatchObject({
      status: 'TERMINATED',
      terminatedOn: '2026-06-30',
      terminationReason: 'Moved\naway.',
      isCurrent: true,
      version: 3,
    });
    expect((await active({ startDate: '2026-07-01' })).userErrors).toEqual([]);
    expect(errorsOf(await run('leaseTerminate', { id: lease.id, terminatedOn: '2026-06-30' }))).toEqual([
      'INVALID_TRANSITION input.id',
    ]);
  });

  it('undoes one that has not begun, and only such a one', async () => {
    const { lease: future } = await active({ startDate: '2026-09-01' });
    const undone = await run('leaseTerminate', { id: future.id, terminatedOn: '2026-08-31' });
    expect(undone.lease).toMatchObject({ status: 'TERMINATED', isCurrent: false });
    const { lease } = await active({ startDate: '2026-06-15' });
    expect(errorsOf(await run('leaseTerminate', { id: lease.id, terminatedOn: '2026-06-14' }))).toEqual([
      'LEASE_END_OUT_OF_TERM input.terminatedOn',
    ]);
  });

  it('judges whether a lease has begun in the time zone of the community (R37)', async () => {
    const { lease } = await active({ startDate: '2026-06-16' });
    const undo = () => run('leaseTerminate', { id: lease.id, terminatedOn: '2026-06-15' });
    test.clock.now = new Date('2026-06-16T05:30:00Z');
    expect(errorsOf(await undo())).toEqual(['LEASE_END_OUT_OF_TERM input.terminatedOn']);
    test.clock.now = new Date('2026-06-16T04:30:00Z');
    expect(errorsOf(await undo())).toEqual([]);
    test.clock.now = new Date('2026-06-15T17:00:00Z');
  });

  it('refuses a day after the agreed end, a draft, and reasons that are too long', async () => {
    const { lease } = await active({ endDate: '2026-12-31' });
    expect(errorsOf(await run('leaseTerminate', { id: lease.id, terminatedOn: '2027-01-01' }))).toEqual([
      'LEASE_END_OUT_OF_TERM input.terminatedOn',
    ]);
    expect(
      errorsOf(await run('leaseTerminate', { id: lease.id, terminatedOn: '2026-12-31', reason: 'x'.repeat(2001) })),
    ).toEqual(['VALUE_TOO_LONG input.reason']);
    const { lease: another } = await draft();
    expect(errorsOf(await run('leaseTerminate', { id: another.id, terminatedOn: '2026-12-31' }))).toEqual([
      'INVALID_TRANSITION input.id',
    ]);
  });
});

describe('leaseDiscard', () => {
  it('gives a draft up for good', async () => {
    const { lease } = await draft();
    const discarded = await run('leaseDiscard', { id: lease.id, reason: 'Changed their mind.' });
    expect(discarded.lease).toMatchObject({ status: 'DISCARDED', terminationReason: 'Changed their mind.' });
    expect(errorsOf(await run('leaseActivate', { id: lease.id }))).toEqual(['INVALID_TRANSITION input.id']);
    const { lease: signed } = await active();
    expect(errorsOf(await run('leaseDiscard', { id: signed.id }))).toEqual(['INVALID_TRANSITION input.id']);
  });
});

describe('every command on a lease', () => {
  it('finds none of another organization, none by nonsense, and none for a resident', async () => {
    const inputs = {
      leaseUpdate: {},
      leaseActivate: {},
      leaseTerminate: { terminatedOn: '2026-06-30' },
      leaseDiscard: {},
    };
    const curious = { ...residentOf(test.home), permissions: test.manager.permissions };
    for (const [name, input] of Object.entries(inputs)) {
      for (const id of ['nonsense', test.foreign.lease.id])
        expect(errorsOf(await run(name, { id, ...input }))).toEqual(['NOT_FOUND input.id']);
      expect(errorsOf(await run(name, { id: test.home.lease.id, ...input }, curious))).toEqual(['NOT_FOUND input.id']);
    }
  });

  it('answers the same to the same idempotency key, and writes nothing in a dry run', async () => {
    const mutation = `mutation ($input: LeaseCreateInput!) { leaseCreate(input: $input) { lease { id monthlyRent { amount } } userErrors { code } } }`;
    const variables = { input: { unitId: unit.id, monthlyRent: usd('1.00'), startDate: '2026-01-01' } };
    const first = await test.ask(test.manager, mutation, variables, { idempotencyKey: 'lease-1' });
    const second = await test.ask(test.manager, mutation, variables, { idempotencyKey: 'lease-1' });
    expect([second.replayed, second.data]).toEqual([true, first.data]);
    const dry = await test.ask(test.manager, mutation, variables, { dryRun: true });
    expect(dry.data.leaseCreate.lease.monthlyRent.amount).toBe('1.00');
    expect(await ids(`unitId: "${unit.id}"`)).toEqual([first.data.leaseCreate.lease.id]);
  });
});

describe('leases', () => {
  it('are filtered by what they say', async () => {
    const { lease: past } = await active({ startDate: '2024-01-01', endDate: '2024-12-31' });
    const { lease: present } = await active({
      startDate: '2026-01-01',
      endDate: '2026-12-31',
      tenants: [{ residentId: bob.id }],
    });
    const { lease: future } = await active({ startDate: '2027-01-01' });
    const { lease: other } = await draft({ startDate: '2028-01-01' });
    const here = `unitId: "${unit.id}"`;
    expect(await ids(here)).toEqual([other.id, future.id, present.id, past.id]);
    expect(await ids(`${here} status: ACTIVE`)).toEqual([future.id, present.id, past.id]);
    expect(await ids(`${here} status: [DRAFT, TERMINATED]`)).toEqual([other.id]);
    expect(await ids(`${here} residentId: "${bob.id}"`)).toEqual([present.id]);
    expect(await ids(`${here} endingBefore: "2026-12-31"`)).toEqual([past.id]);
    expect(await ids(`${here} endingBefore: "2027-01-01"`)).toEqual([present.id, past.id]);
    expect(await ids(`${here} startingAfter: "2026-12-31"`)).toEqual([other.id, future.id]);
    expect(await ids(`${here} current: true`)).toEqual([present.id]);
    expect(await ids(`${here} current: false`)).toEqual([other.id, future.id, past.id]);
    expect(await ids(`${here} propertyId: "${test.elsewhere.property.id}"`)).toEqual([]);
    expect(await ids('residentId: "nonsense"')).toEqual([]);
    expect(await ids(`unitId: "${test.foreign.unit.id}"`)).toEqual([]);
  });

  it('of a resident come page by page with their count', async () => {
    const carol = await buildResident(test.sql, test.cedar);
    for (const year of ['2021', '2022', '2023']) {
      await active({ startDate: `${year}-01-01`, endDate: `${year}-12-31`, tenants: [{ residentId: carol.id }] });
    }
    const query = `query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Resident {
      leases(first: 2, after: $after) { totalCount nodes { startDate } edges { node { startDate } } pageInfo { endCursor hasNextPage } } } } }`;
    const r = [{ __typename: 'Resident', id: carol.id }];
    const { data } = await test.ask(test.manager, query, { r });
    const { leases } = data._entities[0];
    expect(leases).toMatchObject({
      totalCount: 3,
      nodes: [{ startDate: '2023-01-01' }, { startDate: '2022-01-01' }],
      pageInfo: { hasNextPage: true },
    });
    expect(leases.edges.map(({ node }: { node: unknown }) => node)).toEqual(leases.nodes);
    const next = await test.ask(test.manager, query, { r, after: leases.pageInfo.endCursor });
    expect(next.data._entities[0].leases.nodes).toEqual([{ startDate: '2021-01-01' }]);
  });
});

describe('what a resident sees of leases', () => {
  const visible = async (as = residentOf(test.home)) => (await ids('', as)).toSorted();

  it('is the own lease, not that of the one before, nor the draft for the next', async () => {
    expect(await visible()).toEqual([test.home.lease.id]);
    await test.sql`update property.leases set end_date = '2026-12-31', start_date = '2025-01-01' where id = ${test.home.lease.id}`;
    const before = await buildLease(test.sql, test.home.unit, bob, {
      start_date: '2019-01-01',
      end_date: '2024-12-31',
    });
    const next = await buildLease(test.sql, test.home.unit, ann, { start_date: '2027-01-01', status: 'draft' });
    expect(await visible()).toEqual([test.home.lease.id]);
    const { data } = await test.ask(
      residentOf(test.home),
      `{ unit(id: "${test.home.unit.id}") { currentLease { id } leases { totalCount } }
      before: lease(id: "${before.id}") { id } next: lease(id: "${next.id}") { id } }`,
    );
    expect(data).toEqual({
      unit: { currentLease: { id: test.home.lease.id }, leases: { totalCount: 1 } },
      before: null,
      next: null,
    });
  });

  it('is for an owner every signed lease that reaches into the time of owning', async () => {
    const flat = await buildUnit(test.sql, house);
    const { user } = await buildMember(test.sql, test.cedar);
    const owner = await buildResident(test.sql, test.cedar, { user_id: user.id });
    await buildOccupancy(test.sql, flat, owner, { kind: 'owner', start_date: '2025-01-01' });
    await buildLease(test.sql, flat, bob, { start_date: '2023-01-01', end_date: '2024-12-31' });
    const bought = await buildLease(test.sql, flat, bob, { start_date: '2025-01-01', end_date: '2025-12-31' });
    const now = await buildLease(test.sql, flat, ann, { start_date: '2026-01-01' });
    await buildLease(test.sql, flat, ann, { start_date: '2027-01-01', status: 'draft' });
    const session = sessionAs('owner', test.cedar, {
      userId: user.id,
      unitIds: [flat.id],
      propertyIds: [house.id],
      communityIds: [test.home.community.id],
    });
    expect(await visible(session)).toEqual([bought.id, now.id].toSorted());
  });

  it('stays the own lease after moving out', async () => {
    const moved = { ...residentOf(test.home), unitIds: [], propertyIds: [] };
    expect(await visible(moved)).toEqual([test.home.lease.id]);
  });
});
