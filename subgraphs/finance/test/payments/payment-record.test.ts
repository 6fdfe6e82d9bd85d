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
  todayInChicago,
} from '../setup.ts';

let test: FinanceTest;
beforeAll(async () => {
  test = await openFinanceTest();
});
afterAll(() => test.database.close());

const countPayments = async (): Promise<number> =>
  (await test.sql`select count(*)::int as n from finance.payments`)[0]!.n;

describe('paymentRecord', () => {
  it('settles the charge, posts one balanced entry and tells the outbox', async () => {
    const lease = await test.newLease();
    const { data: charged } = await charge(test, { leaseId: lease.id });
    const { data, errors } = await pay(test, { leaseId: lease.id, reference: ' wire 7 ', memo: 'June' });
    expect(errors).toBeUndefined();
    expect(data.paymentRecord).toEqual({
      payment: {
        id: expect.any(String),
        amount: { amount: '1000.00', currency: 'USD', minorUnits: 100000 },
        unappliedAmount: { amount: '0.00' },
        status: 'COMPLETED',
        method: 'BANK_TRANSFER',
        receivedOn: '2026-06-02',
        reference: 'wire 7',
        memo: 'June',
        version: 1,
        lease: { id: lease.id },
        unit: { id: lease.unit_id },
        community: { id: lease.community_id },
        applications: [
          {
            amount: { amount: '1000.00' },
            appliedOn: '2026-06-02',
            charge: { id: charged.chargeCreate.charge.id, status: 'PAID', openAmount: { amount: '0.00' } },
          },
        ],
      },
      userErrors: [],
    });
    const { id } = data.paymentRecord.payment;
    const lines = await test.sql`
      select a.code, l.debit_minor, l.credit_minor, l.lease_id from finance.journal_lines l
      join finance.ledger_accounts a on a.organization_id = l.organization_id and a.id = l.account_id
      where l.payment_id = ${id} order by l.position`;
    expect(lines).toMatchObject([
      { code: '1000', debit_minor: '100000', credit_minor: '0', lease_id: lease.id },
      { code: '1100', debit_minor: '0', credit_minor: '100000', lease_id: lease.id },
    ]);
    expect(await test.sql`select event_type, payload from app.outbox_events where entity_id = ${id}`).toMatchObject([
      { event_type: 'payment.recorded', payload: { leaseId: lease.id, minorUnits: '100000', currency: 'USD' } },
    ]);
    expect(await balanceOf(test, lease)).toBe('0.00');
    await expectBooksToAgree(test);
  });

  it('settles the oldest due first and keeps the rest as credit, which the next charge uses at once', async () => {
    const lease = await test.newLease();
    const ids: string[] = [];
    for (const dueOn of ['2026-05-01', '2026-03-01', '2026-04-01']) {
      ids.push((await charge(test, { leaseId: lease.id, dueOn })).data.chargeCreate.charge.id);
    }
    const first = await pay(test, { leaseId: lease.id, amount: dollars('2500.00') });
    expect(
      first.data.paymentRecord.payment.applications.map(
        (one: { charge: { id: string }; amount: { amount: string } }) => [one.charge.id, one.amount.amount],
      ),
    ).toEqual([
      [ids[1], '1000.00'],
      [ids[2], '1000.00'],
      [ids[0], '500.00'],
    ]);
    expect(await balanceOf(test, lease)).toBe('500.00');

    const second = await pay(test, { leaseId: lease.id, amount: dollars('800.00') });
    expect(second.data.paymentRecord.payment.unappliedAmount.amount).toBe('300.00');
    expect(await balanceOf(test, lease)).toBe('-300.00');

    const next = await charge(test, { leaseId: lease.id, amount: dollars('1200.00'), dueOn: '2026-07-01' });
    expect(next.data.chargeCreate.charge).toMatchObject({
      status: 'PARTIALLY_PAID',
      openAmount: { amount: '900.00' },
      applications: [{ amount: { amount: '300.00' } }],
    });
    expect(await balanceOf(test, lease)).toBe('900.00');
    await expectBooksToAgree(test);
  });

  it('answers the first result to a repeated key, and refuses the key for another amount', async () => {
    const lease = await test.newLease();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => pay(test, { leaseId: lease.id }, { idempotencyKey })),
    );
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(19);
    expect(await test.sql`select from finance.payments where lease_id = ${lease.id}`).toHaveLength(1);
    const other = await pay(test, { leaseId: lease.id, amount: dollars('1.00') }, { idempotencyKey });
    expect(other.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await balanceOf(test, lease)).toBe('-1000.00');
  });

  it('needs an idempotency key', async () => {
    const before = await countPayments();
    const { errors } = await pay(test, { leaseId: test.home.lease.id }, { idempotencyKey: undefined as never });
    expect(errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
    expect(await countPayments()).toBe(before);
  });

  it('writes nothing in a dry run, though it answers what would be', async () => {
    const before = await countPayments();
    const { data } = await pay(test, { leaseId: test.home.lease.id }, { dryRun: true });
    expect(data.paymentRecord.payment).toMatchObject({ status: 'COMPLETED', lease: { id: test.home.lease.id } });
    expect(await countPayments()).toBe(before);
  });

  it.each([
    [{ amount: dollars('10.001') }, ['AMOUNT_TOO_PRECISE input.amount.amount']],
    [{ amount: dollars('0.00') }, ['AMOUNT_NOT_POSITIVE input.amount.amount']],
    [{ amount: dollars('-5.00') }, ['AMOUNT_NOT_POSITIVE input.amount.amount']],
    [{ amount: dollars('90071992547409.92') }, ['AMOUNT_INVALID input.amount.amount']],
    [{ amount: { amount: '10.00', currency: 'EUR' } }, ['CURRENCY_MISMATCH input.amount.currency']],
    [{ amount: { amount: '10.0', currency: 'JPY' } }, ['AMOUNT_TOO_PRECISE input.amount.amount']],
    [{ receivedOn: '2026-06-15' }, ['DATE_IN_FUTURE input.receivedOn']],
    [{ leaseId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.leaseId']],
    [{ leaseId: randomUUID() }, ['REFERENCE_NOT_FOUND input.leaseId']],
    [{ memo: 'a\u0000b', reference: 'x'.repeat(201) }, ['VALUE_TOO_LONG input.reference', 'INVALID_VALUE input.memo']],
  ])('refuses %j', async (input, expected) => {
    const before = await countPayments();
    const { data } = await pay(test, { leaseId: test.home.lease.id, ...input });
    expect(data.paymentRecord.payment).toBeNull();
    expect(errorsOf(data.paymentRecord)).toEqual(expected);
    expect(await countPayments()).toBe(before);
  });

  it('takes a payment received today in the time zone of the community, where UTC is a day ahead', async () => {
    const lease = await test.newLease();
    const { data } = await pay(test, { leaseId: lease.id, receivedOn: todayInChicago });
    expect(data.paymentRecord.userErrors).toEqual([]);
  });

  it('refuses a lease that was never in force, and takes the late payment of one that has ended', async () => {
    const draft = await test.newLease({ status: 'draft' });
    expect(errorsOf((await pay(test, { leaseId: draft.id })).data.paymentRecord)).toEqual([
      'LEASE_NOT_IN_FORCE input.leaseId',
    ]);
    const ended = await test.newLease({ status: 'terminated', terminated_on: '2026-01-31' });
    expect((await pay(test, { leaseId: ended.id })).data.paymentRecord.userErrors).toEqual([]);
  });

  it('does not find the lease of another organization', async () => {
    const { data } = await pay(test, { leaseId: test.foreign.lease.id });
    expect(errorsOf(data.paymentRecord)).toEqual(['REFERENCE_NOT_FOUND input.leaseId']);
    const { data: asForeign } = await pay(
      test,
      { leaseId: test.home.lease.id },
      { as: sessionAs('manager', test.birch) },
    );
    expect(errorsOf(asForeign.paymentRecord)).toEqual(['REFERENCE_NOT_FOUND input.leaseId']);
  });

  it('is refused without the permission, and without a session', async () => {
    const { errors } = await pay(test, { leaseId: test.home.lease.id }, { as: residentOf(test.home) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Mutation.paymentRecord' });
    const { errors: anonymous } = await test.ask(
      null,
      'mutation { paymentRecord(input: { leaseId: "x", amount: { amount: "1", currency: "USD" }, method: CASH, receivedOn: "2026-06-01" }) { payment { id } } }',
    );
    expect(anonymous?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('keeps every balance right under 16 payments and charges of one lease at the same time', async () => {
    const lease = await test.newLease();
    await charge(test, { leaseId: lease.id });
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        index % 4 === 3
          ? charge(test, { leaseId: lease.id, amount: dollars('100.00') }).then(({ data, errors }) => ({
              errors,
              done: data?.chargeCreate.charge,
            }))
          : pay(test, { leaseId: lease.id, amount: dollars('150.00') }).then(({ data, errors }) => ({
              errors,
              done: data?.paymentRecord.payment,
            })),
      ),
    );
    expect(results.filter(({ errors, done }) => errors !== undefined || done == null)).toEqual([]);
    // 1,000 + 4 × 100 charged, 12 × 150 paid.
    expect(await balanceOf(test, lease)).toBe('-400.00');
    const open = await test.sql`select status from finance.charges where lease_id = ${lease.id} and status <> 'paid'`;
    expect(open).toEqual([]);
    await expectBooksToAgree(test);
  });
});
