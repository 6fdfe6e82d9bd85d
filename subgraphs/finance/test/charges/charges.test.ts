import { randomUUID } from 'node:crypto';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const voidCharge = (input: Record<string, unknown>, as = test.manager) =>
  test.ask(
    as,
    `mutation ($input: ChargeVoidInput!) { chargeVoid(input: $input) {
      charge { id status openAmount { amount } voidedOn voidReason version } userErrors { code path } } }`,
    { input },
  );

describe('chargeCreate', () => {
  it('charges the lease, posts it and tells the outbox', async () => {
    const lease = await test.newLease();
    const { data, errors } = await charge(test, {
      leaseId: lease.id,
      kind: 'DEPOSIT',
      description: 'Deposit',
      chargedOn: '2026-05-20',
    });
    expect(errors).toBeUndefined();
    expect(data.chargeCreate).toEqual({
      charge: {
        id: expect.any(String),
        kind: 'DEPOSIT',
        amount: { amount: '1000.00', currency: 'USD' },
        openAmount: { amount: '1000.00' },
        status: 'OPEN',
        dueOn: '2026-06-01',
        chargedOn: '2026-05-20',
        description: 'Deposit',
        version: 1,
        lease: { id: lease.id },
        unit: { id: lease.unit_id },
        community: { id: lease.community_id },
        applications: [],
      },
      userErrors: [],
    });
    const { id } = data.chargeCreate.charge;
    const posted = await test.ask(
      test.accountant,
      `query ($id: ID!) { charge(id: $id) { postedEntry { entryDate source memo lines { side amount { amount } account { code } lease { id } charge { id } } } } }`,
      { id },
    );
    expect(posted.data.charge.postedEntry).toEqual({
      entryDate: '2026-05-20',
      source: 'CHARGE',
      memo: 'Deposit',
      lines: [
        {
          side: 'DEBIT',
          amount: { amount: '1000.00' },
          account: { code: '1100' },
          lease: { id: lease.id },
          charge: { id },
        },
        {
          side: 'CREDIT',
          amount: { amount: '1000.00' },
          account: { code: '2100' },
          lease: { id: lease.id },
          charge: { id },
        },
      ],
    });
    expect(await test.sql`select event_type from app.outbox_events where entity_id = ${id}`).toMatchObject([
      { event_type: 'charge.created' },
    ]);
    expect(
      await test.sql`select action, actor from app.audit_log where entity = 'finance.charges' and entity_id = ${id}`,
    ).toMatchObject([{ action: 'insert', actor: expect.stringMatching(/^user:/) }]);
    expect(await balanceOf(test, lease)).toBe('1000.00');
  });

  it.each([
    [{ amount: dollars('0') }, ['AMOUNT_NOT_POSITIVE input.amount.amount']],
    [{ amount: dollars('1.005') }, ['AMOUNT_TOO_PRECISE input.amount.amount']],
    [{ amount: { amount: '10', currency: 'MXN' } }, ['CURRENCY_MISMATCH input.amount.currency']],
    [{ leaseId: randomUUID() }, ['REFERENCE_NOT_FOUND input.leaseId']],
    [{ description: 'x'.repeat(501) }, ['VALUE_TOO_LONG input.description']],
  ])('refuses %j', async (input, expected) => {
    const { data } = await charge(test, { leaseId: test.home.lease.id, ...input });
    expect(data.chargeCreate.charge).toBeNull();
    expect(errorsOf(data.chargeCreate)).toEqual(expected);
  });

  it('refuses drafts, the leases of others, and those without the permission', async () => {
    const draft = await test.newLease({ status: 'draft' });
    expect(errorsOf((await charge(test, { leaseId: draft.id })).data.chargeCreate)).toEqual([
      'LEASE_NOT_IN_FORCE input.leaseId',
    ]);
    expect(errorsOf((await charge(test, { leaseId: test.foreign.lease.id })).data.chargeCreate)).toEqual([
      'REFERENCE_NOT_FOUND input.leaseId',
    ]);
    const { errors } = await charge(test, { leaseId: test.home.lease.id }, { as: residentOf(test.home) });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('chargeVoid', () => {
  it('reverses the entry and leaves nothing owed', async () => {
    const lease = await test.newLease();
    const { id } = (await charge(test, { leaseId: lease.id })).data.chargeCreate.charge;
    const { data } = await voidCharge({ id, reason: 'Waived', expectedVersion: 1 });
    expect(data.chargeVoid).toEqual({
      charge: {
        id,
        status: 'VOID',
        openAmount: { amount: '0.00' },
        voidedOn: '2026-06-14',
        voidReason: 'Waived',
        version: 2,
      },
      userErrors: [],
    });
    expect(await balanceOf(test, lease)).toBe('0.00');
    expect(errorsOf((await voidCharge({ id })).data.chargeVoid)).toEqual(['CHARGE_NOT_OPEN input.id']);
    await expectBooksToAgree(test);
  });

  it('refuses a charge that is paid in part, a stale version, an early day and what is not visible', async () => {
    const lease = await test.newLease();
    const { id } = (await charge(test, { leaseId: lease.id })).data.chargeCreate.charge;
    expect(errorsOf((await voidCharge({ id, expectedVersion: 7 })).data.chargeVoid)).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
    expect(errorsOf((await voidCharge({ id, voidedOn: '2026-05-31' })).data.chargeVoid)).toEqual([
      'REVERSAL_TOO_EARLY input.voidedOn',
    ]);
    await pay(test, { leaseId: lease.id, amount: dollars('0.01') });
    expect(errorsOf((await voidCharge({ id })).data.chargeVoid)).toEqual(['CHARGE_HAS_PAYMENTS input.id']);
    expect(errorsOf((await voidCharge({ id }, sessionAs('manager', test.birch))).data.chargeVoid)).toEqual([
      'NOT_FOUND input.id',
    ]);
    expect(errorsOf((await voidCharge({ id: 'nonsense' })).data.chargeVoid)).toEqual(['NOT_FOUND input.id']);
  });

  it('and a payment at the same time: one of them wins, and the books agree', async () => {
    const lease = await test.newLease();
    const { id } = (await charge(test, { leaseId: lease.id })).data.chargeCreate.charge;
    const [voided, paid] = await Promise.all([voidCharge({ id }), pay(test, { leaseId: lease.id })]);
    expect(paid.data.paymentRecord.userErrors).toEqual([]);
    expect([[], ['CHARGE_HAS_PAYMENTS input.id']]).toContainEqual(errorsOf(voided.data.chargeVoid));
    expect(await balanceOf(test, lease)).toBe(voided.data.chargeVoid.charge === null ? '0.00' : '-1000.00');
    await expectBooksToAgree(test);
  });
});

describe('charges', () => {
  it('are filtered by lease, unit, state, kind and due day, and paged below their lease', async () => {
    const lease = await test.newLease();
    for (const dueOn of ['2026-01-01', '2026-02-01', '2026-03-01']) await charge(test, { leaseId: lease.id, dueOn });
    await charge(test, { leaseId: lease.id, dueOn: '2026-03-05', kind: 'LATE_FEE', amount: dollars('25.00') });
    await pay(test, { leaseId: lease.id, amount: dollars('1200.00') });
    const list = async (filter: object, as = test.manager) =>
      (
        await test.ask(
          as,
          'query ($filter: ChargeFilter) { charges(filter: $filter) { totalCount nodes { dueOn status } } }',
          { filter },
        )
      ).data.charges;
    expect((await list({ leaseId: lease.id })).nodes.map((one: { dueOn: string }) => one.dueOn)).toEqual([
      '2026-03-05',
      '2026-03-01',
      '2026-02-01',
      '2026-01-01',
    ]);
    expect((await list({ leaseId: lease.id, statuses: ['PARTIALLY_PAID', 'PAID'] })).nodes).toEqual([
      { dueOn: '2026-02-01', status: 'PARTIALLY_PAID' },
      { dueOn: '2026-01-01', status: 'PAID' },
    ]);
    expect((await list({ unitId: lease.unit_id, kinds: ['LATE_FEE'] })).totalCount).toBe(1);
    expect((await list({ leaseId: lease.id, dueFrom: '2026-02-01', dueTo: '2026-03-01' })).totalCount).toBe(2);
    expect((await list({ leaseId: 'nonsense' })).totalCount).toBe(0);
    expect((await list({ leaseId: lease.id }, sessionAs('manager', test.birch))).totalCount).toBe(0);

    const page = async (after: string | null) =>
      (
        await test.ask(
          test.manager,
          `query ($of: [_Any!]!, $after: String) { _entities(representations: $of) { ... on Lease { charges(first: 3, after: $after) { totalCount nodes { dueOn } pageInfo { hasNextPage endCursor } } } } }`,
          { of: [{ __typename: 'Lease', id: lease.id }], after },
        )
      ).data._entities[0].charges;
    const first = await page(null);
    expect(first).toMatchObject({
      totalCount: 4,
      nodes: [{ dueOn: '2026-03-05' }, { dueOn: '2026-03-01' }, { dueOn: '2026-02-01' }],
      pageInfo: { hasNextPage: true },
    });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ dueOn: '2026-01-01' }],
      pageInfo: { hasNextPage: false },
    });
  });
});
