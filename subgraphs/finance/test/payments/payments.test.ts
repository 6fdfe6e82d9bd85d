import { buildLease, type Row } from '@lintel/db/seeds/build';
import type { Door } from '@lintel/db/session';
import type { Session } from '@lintel/kernel/session';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finance } from '../../src/finance.ts';
import {
  balanceOf,
  charge,
  dollars,
  errorsOf,
  expectBooksToAgree,
  type FinanceTest,
  openFinanceTest,
  pay,
  residentOf,
} from '../setup.ts';

let test: FinanceTest;
beforeAll(async () => {
  test = await openFinanceTest();
});
afterAll(() => test.database.close());

const reverse = (input: Record<string, unknown>, as = test.manager) =>
  test.ask(
    as,
    `mutation ($input: PaymentReverseInput!) { paymentReverse(input: $input) {
      payment { id status unappliedAmount { amount } reversedOn reversalReason version applications { amount { amount } } } userErrors { code path } } }`,
    { input },
  );
const chargesOf = async (leaseId: string) =>
  test.sql`select status, open_minor::int as open, due_on::text as due from finance.charges where lease_id = ${leaseId} order by due_on`;

describe('paymentReverse', () => {
  it('opens exactly what was settled, with its due day, later uses of the credit included', async () => {
    const lease = await test.newLease();
    await charge(test, { leaseId: lease.id, dueOn: '2026-05-01' });
    const { id } = (await pay(test, { leaseId: lease.id, amount: dollars('1700.00') })).data.paymentRecord.payment;
    // Uses 700.00 of credit.
    await charge(test, { leaseId: lease.id, dueOn: '2026-07-01' });
    expect(await chargesOf(lease.id)).toEqual([
      { status: 'paid', open: 0, due: '2026-05-01' },
      { status: 'partially_paid', open: 30000, due: '2026-07-01' },
    ]);

    const { data } = await reverse({ id, reason: 'Bounced', expectedVersion: 2 });
    expect(data.paymentReverse).toEqual({
      payment: {
        id,
        status: 'REVERSED',
        unappliedAmount: { amount: '0.00' },
        reversedOn: '2026-06-14',
        reversalReason: 'Bounced',
        version: 3,
        applications: [],
      },
      userErrors: [],
    });
    expect(await chargesOf(lease.id)).toEqual([
      { status: 'open', open: 100000, due: '2026-05-01' },
      { status: 'open', open: 100000, due: '2026-07-01' },
    ]);
    expect(await balanceOf(test, lease)).toBe('2000.00');
    expect(
      await test.sql`select event_type from app.outbox_events where entity_id = ${id} order by occurred_at`,
    ).toMatchObject([{ event_type: 'payment.recorded' }, { event_type: 'payment.reversed' }]);
    expect(errorsOf((await reverse({ id })).data.paymentReverse)).toEqual(['PAYMENT_ALREADY_REVERSED input.id']);
    await expectBooksToAgree(test);
  });

  it('lets the credit of other payments settle what has opened', async () => {
    const lease = await test.newLease();
    await charge(test, { leaseId: lease.id });
    const first = (await pay(test, { leaseId: lease.id })).data.paymentRecord.payment.id;
    const second = (await pay(test, { leaseId: lease.id, amount: dollars('600.00') })).data.paymentRecord.payment.id;
    await reverse({ id: first });
    expect(await chargesOf(lease.id)).toMatchObject([{ status: 'partially_paid', open: 40000 }]);
    const { data } = await test.ask(
      test.manager,
      'query ($id: ID!) { payment(id: $id) { unappliedAmount { amount } applications { amount { amount } appliedOn } } }',
      { id: second },
    );
    expect(data.payment).toEqual({
      unappliedAmount: { amount: '0.00' },
      applications: [{ amount: { amount: '600.00' }, appliedOn: '2026-06-14' }],
    });
    expect(await balanceOf(test, lease)).toBe('400.00');
    await expectBooksToAgree(test);
  });

  it('lets exactly one of eight at the same time through', async () => {
    const lease = await test.newLease();
    await charge(test, { leaseId: lease.id });
    const { id } = (await pay(test, { leaseId: lease.id })).data.paymentRecord.payment;
    const codes = (await Promise.all(Array.from({ length: 8 }, () => reverse({ id })))).map(
      ({ data }) => data.paymentReverse.userErrors[0]?.code ?? 'done',
    );
    expect(codes.sort()).toEqual([...Array.from({ length: 7 }, () => 'PAYMENT_ALREADY_REVERSED'), 'done']);
    expect(await balanceOf(test, lease)).toBe('1000.00');
    await expectBooksToAgree(test);
  });

  it('refuses an early day, a stale version, what is not visible, and those without the permission', async () => {
    const { id } = (await pay(test, { leaseId: test.home.lease.id })).data.paymentRecord.payment;
    expect(errorsOf((await reverse({ id, reversedOn: '2026-06-01' })).data.paymentReverse)).toEqual([
      'REVERSAL_TOO_EARLY input.reversedOn',
    ]);
    expect(errorsOf((await reverse({ id, expectedVersion: 5 })).data.paymentReverse)).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
    expect(errorsOf((await reverse({ id }, sessionAs('manager', test.birch))).data.paymentReverse)).toEqual([
      'NOT_FOUND input.id',
    ]);
    expect(errorsOf((await reverse({ id: 'nonsense' })).data.paymentReverse)).toEqual(['NOT_FOUND input.id']);
    const { errors } = await reverse({ id }, sessionAs('partner', test.cedar));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'finance.payment.reverse' });
  });
});

describe('payments', () => {
  const list = async (filter: object, as = test.manager) =>
    (
      await test.ask(
        as,
        'query ($filter: PaymentFilter) { payments(filter: $filter) { totalCount nodes { id receivedOn } } }',
        { filter },
      )
    ).data.payments;

  it('are filtered by lease, unit, method, day and state', async () => {
    const lease = await test.newLease();
    await pay(test, { leaseId: lease.id, receivedOn: '2026-04-01', method: 'CHECK' });
    await pay(test, { leaseId: lease.id, receivedOn: '2026-05-01' });
    const third = (await pay(test, { leaseId: lease.id, receivedOn: '2026-06-01' })).data.paymentRecord.payment.id;
    await reverse({ id: third });
    expect((await list({ leaseId: lease.id })).nodes.map((one: { receivedOn: string }) => one.receivedOn)).toEqual([
      '2026-06-01',
      '2026-05-01',
      '2026-04-01',
    ]);
    expect((await list({ unitId: lease.unit_id, method: 'CHECK' })).totalCount).toBe(1);
    expect((await list({ leaseId: lease.id, receivedFrom: '2026-05-01', receivedTo: '2026-05-31' })).totalCount).toBe(
      1,
    );
    expect((await list({ leaseId: lease.id, status: 'REVERSED' })).nodes).toEqual([
      { id: third, receivedOn: '2026-06-01' },
    ]);
    expect((await list({ communityId: test.home.community.id })).totalCount).toBeGreaterThan(2);
    expect((await list({ communityId: test.elsewhere.community.id })).totalCount).toBe(0);
    expect((await list({ leaseId: 'nonsense' })).totalCount).toBe(0);
  });

  it('are found by id in their own organization only', async () => {
    const { id } = (await pay(test, { leaseId: test.home.lease.id })).data.paymentRecord.payment;
    const one = async (as = test.manager, of = id) =>
      (await test.ask(as, 'query ($id: ID!) { payment(id: $id) { id } }', { id: of })).data.payment;
    expect(await one()).toEqual({ id });
    expect(await one(sessionAs('manager', test.birch))).toBeNull();
    expect(await one(test.manager, "' or 1=1 --")).toBeNull();
  });
});

describe('a resident', () => {
  const mine = `query ($of: [_Any!]!) {
    payments { nodes { id applications { amount { amount } charge { id } } } } charges { nodes { id openAmount { amount } } }
    _entities(representations: $of) { __typename ... on Lease { id balance { amount } charges { nodes { id } } payments { nodes { id } } }
      ... on Unit { id balance { amount currency } charges { totalCount } } } }`;

  it('sees charges, payments and balances of the own unit, and nothing of the neighbours', async () => {
    const { home, elsewhere } = test;
    await charge(test, { leaseId: elsewhere.lease.id, amount: dollars('77.00') });
    await pay(test, { leaseId: elsewhere.lease.id, amount: dollars('7.00') });
    const charged = (await charge(test, { leaseId: elsewhere.lease.id, amount: dollars('30.00') })).data.chargeCreate
      .charge.id;
    const { data, errors } = await test.ask(residentOf(elsewhere), mine, {
      of: [
        { __typename: 'Lease', id: elsewhere.lease.id },
        { __typename: 'Unit', id: elsewhere.unit.id },
        { __typename: 'Lease', id: home.lease.id },
        { __typename: 'Unit', id: home.unit.id },
        { __typename: 'Unit', id: test.foreign.unit.id },
      ],
    });
    expect(errors).toBeUndefined();
    expect(data.charges.nodes).toHaveLength(2);
    expect(data.charges.nodes).toContainEqual({ id: charged, openAmount: { amount: '30.00' } });
    expect(data.payments.nodes).toMatchObject([{ applications: [{ amount: { amount: '7.00' } }] }]);
    expect(data._entities).toEqual([
      {
        __typename: 'Lease',
        id: elsewhere.lease.id,
        balance: { amount: '100.00' },
        charges: { nodes: expect.any(Array) },
        payments: { nodes: [{ id: expect.any(String) }] },
      },
      {
        __typename: 'Unit',
        id: elsewhere.unit.id,
        balance: { amount: '100.00', currency: 'USD' },
        charges: { totalCount: 2 },
      },
      null,
      null,
      null,
    ]);
  });

  it('does not see what the tenant before was charged and paid, though it was for the same unit', async () => {
    const { elsewhere } = test;
    const former = await buildLease(test.sql, elsewhere.unit, undefined, {
      status: 'terminated',
      start_date: '2018-01-01',
      terminated_on: '2018-12-31',
    });
    await charge(test, { leaseId: former.id, amount: dollars('500.00') });
    const { data: paid } = await pay(test, { leaseId: former.id, amount: dollars('100.00') });
    const of = [
      { __typename: 'Unit', id: elsewhere.unit.id },
      { __typename: 'Lease', id: former.id },
    ];
    const query = `query ($of: [_Any!]!, $leaseId: ID!, $paymentId: ID!) {
      charges(filter: { leaseId: $leaseId }) { totalCount } payments(filter: { leaseId: $leaseId }) { totalCount } payment(id: $paymentId) { id }
      _entities(representations: $of) { ... on Unit { balance { amount } charges { totalCount } } ... on Lease { balance { amount } } } }`;
    const ask = async (as: Session) =>
      (await test.ask(as, query, { of, leaseId: former.id, paymentId: paid.paymentRecord.payment.id })).data;
    expect(await ask(residentOf(elsewhere))).toEqual({
      charges: { totalCount: 0 },
      payments: { totalCount: 0 },
      payment: null,
      _entities: [{ balance: { amount: '100.00' }, charges: { totalCount: 2 } }, null],
    });
    expect(await ask(test.manager)).toMatchObject({
      charges: { totalCount: 1 },
      payments: { totalCount: 1 },
      _entities: [{ balance: { amount: '500.00' }, charges: { totalCount: 3 } }, { balance: { amount: '400.00' } }],
    });
  });

  it('may not see the entries behind a payment', async () => {
    const { errors } = await test.ask(residentOf(test.home), '{ payments { nodes { postedEntry { id } } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'finance.journal.read' });
  });
});

describe('what a unit owes', () => {
  it('is that of all its leases, and zero in its currency before the first', async () => {
    const lease = await test.newLease({ status: 'terminated', start_date: '2024-01-01', terminated_on: '2024-12-31' });
    const of = [{ __typename: 'Unit', id: lease.unit_id }];
    const balance = async () =>
      (
        await test.ask(
          test.manager,
          'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Unit { balance { amount currency } } } }',
          { of },
        )
      ).data._entities[0].balance;
    expect(await balance()).toEqual({ amount: '0.00', currency: 'USD' });
    await charge(test, { leaseId: lease.id, amount: dollars('50.00') });
    const [unit] = await test.sql`select * from property.units where id = ${lease.unit_id as string}`;
    const next = await buildLease(test.sql, unit as never, undefined, { start_date: '2025-01-01' });
    await pay(test, { leaseId: next.id, amount: dollars('20.00') });
    expect(await balance()).toEqual({ amount: '30.00', currency: 'USD' });
  });

  it('costs one statement per level however many units are asked', async () => {
    const leases = await Promise.all(Array.from({ length: 20 }, () => test.newLease()));
    const few = await statementsFor(leases.slice(0, 2));
    expect(await statementsFor(leases)).toBe(few);
    // Units, leases, both balances, charges, payments.
    expect(few).toBe(6);
  });
});

/** How many batches of rows are read for the balances, charges and payments of these leases and their units. */
const statementsFor = async (leases: readonly Row[]): Promise<number> => {
  let reads = 0;
  const { door } = test.database;
  const counting: Door = {
    ...door,
    reader: (context) => {
      const reader = door.reader(context);
      return {
        ...reader,
        read: (work) => {
          reads += 1;
          return reader.read(work);
        },
      };
    },
  };
  const { data, errors } = await executeOn(finance, testPlatform(counting), {
    as: test.manager,
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Unit { balance { amount } charges(first: 2) { nodes { id } } }
      ... on Lease { balance { amount } payments(first: 2) { nodes { id } } } } }`,
    variables: {
      of: leases.flatMap(({ id, unit_id }) => [
        { __typename: 'Unit', id: unit_id },
        { __typename: 'Lease', id },
      ]),
    },
  });
  expect(errors).toBeUndefined();
  expect(data._entities.filter(Boolean)).toHaveLength(leases.length * 2);
  return reads;
};
