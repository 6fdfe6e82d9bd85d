import { buildLease, buildUnit, type Row } from '@lintel/db/seeds/build';
import type { Tx } from '@lintel/db/session';
import type { Result } from '@lintel/kernel/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChargeDraft, createCharges } from '../src/charges/index.ts';
import { type PaymentDraft, recordPayments } from '../src/payments/index.ts';
import { balanceOf, expectBooksToAgree, type FinanceTest, now, openFinanceTest } from './setup.ts';

/** The cores behind the commands, as seeds, imports and billing runs call them: with thousands of rows. */
let test: FinanceTest;
let leases: Row[];
beforeAll(async () => {
  test = await openFinanceTest();
  leases = [];
  for (let index = 0; index < 100; index += 1)
    leases.push(await buildLease(test.sql, await buildUnit(test.sql, test.home.property), undefined));
});
afterAll(() => test.database.close());

const write = <T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> =>
  test.database.door.write({ session: test.manager, requestId: 'bulk' }, async (tx) => {
    const result = await work(tx);
    return result;
  });
const dollars = (cents: number) => ({ minorUnits: BigInt(cents), currency: 'USD' });
const chargeOf = (lease: Row, values: Partial<ChargeDraft> = {}): ChargeDraft => ({
  leaseId: lease.id,
  kind: 'rent',
  amount: dollars(100000),
  dueOn: '2026-06-01',
  chargedOn: '2026-06-01',
  description: '',
  ...values,
});
const paymentOf = (lease: Row, values: Partial<PaymentDraft> = {}): PaymentDraft => ({
  leaseId: lease.id,
  amount: dollars(100000),
  method: 'check',
  receivedOn: '2026-06-02',
  reference: null,
  memo: '',
  ...values,
});

describe('2,000 charges and 2,000 payments', () => {
  it('go through in one call each, in the order given, and the books agree', async () => {
    const months = Array.from(
      { length: 20 },
      (_, index) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    );
    const drafts = months.flatMap((dueOn) => leases.map((lease) => chargeOf(lease, { dueOn, chargedOn: dueOn })));
    const charged = await write((tx) => createCharges(tx, drafts));
    expect(charged.ok && charged.value.map(({ leaseId, dueOn, status }) => [leaseId, dueOn, status])).toEqual(
      drafts.map(({ leaseId, dueOn }) => [leaseId, dueOn, 'open']),
    );

    // Every lease pays a little less each month, and settles a part of the month before with it.
    const payments = months.flatMap((receivedOn) =>
      leases.map((lease) => paymentOf(lease, { receivedOn, amount: dollars(99000) })),
    );
    const paid = await write((tx) => recordPayments(tx, payments, { now }));
    expect(paid.ok && paid.value.length).toBe(2000);
    expect(await balanceOf(test, leases[0]!)).toBe('200.00');
    const counts =
      await test.sql`select status, count(*)::int as n from finance.charges group by status order by status`;
    expect(counts).toEqual([
      { status: 'paid', n: 1900 },
      { status: 'partially_paid', n: 100 },
    ]);
    await expectBooksToAgree(test);
  });

  it('of which some use the credit of their leases', async () => {
    await write((tx) =>
      recordPayments(
        tx,
        leases.map((lease) => paymentOf(lease, { amount: dollars(150000) })),
        { now },
      ),
    );
    expect(await balanceOf(test, leases[7]!)).toBe('-1300.00');
    const charged = await write((tx) =>
      createCharges(
        tx,
        leases.flatMap((lease) => [chargeOf(lease), chargeOf(lease, { dueOn: '2026-07-01', chargedOn: '2026-07-01' })]),
      ),
    );
    expect(charged.ok && charged.value.slice(0, 2).map(({ status, openMinor }) => [status, openMinor])).toEqual([
      ['paid', 0n],
      ['partially_paid', 70000n],
    ]);
    await expectBooksToAgree(test);
  });

  it('are refused together, each failure under its index', async () => {
    const draft = await test.newLease({ status: 'draft' });
    const refused = await write((tx) =>
      createCharges(tx, [
        chargeOf(leases[0]!),
        chargeOf(draft),
        chargeOf(test.foreign.lease),
        chargeOf(leases[1]!, { amount: { minorUnits: 1n, currency: 'EUR' } }),
      ]),
    );
    expect(refused.ok ? [] : refused.failures.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'LEASE_NOT_IN_FORCE 1.leaseId',
      'REFERENCE_NOT_FOUND 2.leaseId',
      'CURRENCY_MISMATCH 3.amount.currency',
    ]);
  });

  it('answer an empty list to an empty list', async () => {
    expect(await write((tx) => createCharges(tx, []))).toEqual({ ok: true, value: [] });
    expect(await write((tx) => recordPayments(tx, [], { now }))).toEqual({ ok: true, value: [] });
  });
});
