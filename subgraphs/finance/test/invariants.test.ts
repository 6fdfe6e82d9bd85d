import type { Row } from '@lintel/db/seeds/build';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceOf, charge, expectBooksToAgree, type FinanceTest, openFinanceTest, pay } from './setup.ts';

let test: FinanceTest;
beforeAll(async () => {
  test = await openFinanceTest();
});
afterAll(() => test.database.close());

/** `pick` chooses among what exists when the operation runs. */
type Operation = {
  readonly kind: 'charge' | 'pay' | 'void' | 'reverse';
  readonly lease: number;
  readonly cents: number;
  readonly pick: number;
};

const someOperation = fc.record<Operation>({
  kind: fc.constantFrom('charge', 'charge', 'pay', 'pay', 'void', 'reverse'),
  lease: fc.nat({ max: 2 }),
  cents: fc.integer({ min: 1, max: 30_000 }),
  pick: fc.nat({ max: 1000 }),
});

const amount = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'USD' });

const perform = async ({ kind, lease, cents, pick }: Operation, leases: readonly Row[]): Promise<void> => {
  const leaseId = leases[lease]!.id;
  const picked = async (table: string): Promise<string | undefined> => {
    const rows = await test.sql`select id from ${test.sql(table)} where lease_id = ${leaseId} order by id`;
    return rows[pick % Math.max(rows.length, 1)]?.id;
  };
  const answer = async () => {
    if (kind === 'charge') return charge(test, { leaseId, amount: amount(cents) });
    if (kind === 'pay') return pay(test, { leaseId, amount: amount(cents) });
    const id = await picked(kind === 'void' ? 'finance.charges' : 'finance.payments');
    if (id === undefined) return { errors: undefined };
    const field = kind === 'void' ? 'chargeVoid' : 'paymentReverse';
    return test.ask(test.manager, `mutation ($id: ID!) { ${field}(input: { id: $id }) { userErrors { code } } }`, {
      id,
    });
  };
  // Refusals are part of the game (a charge that is paid cannot be voided); faults are not.
  expect((await answer()).errors).toBeUndefined();
};

/** What a lease owes, from nothing but the charges that stand and the payments that count. */
const owedBy = async (lease: Row): Promise<string> => {
  const [row] = await test.sql`
    select ((select coalesce(sum(amount_minor), 0) from finance.charges where lease_id = ${lease.id} and voided_on is null)
      - (select coalesce(sum(amount_minor), 0) from finance.payments where lease_id = ${lease.id} and status = 'completed'))::int as cents`;
  return (row!.cents / 100).toFixed(2);
};

describe('whatever happens to three leases, eight things at a time', () => {
  it('every balance is right, nothing is over-applied, and no lease has both debts and credit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someOperation, { minLength: 8, maxLength: 40 }), async (operations) => {
        const leases = [await test.newLease(), await test.newLease(), await test.newLease()];
        for (let start = 0; start < operations.length; start += 8) {
          await Promise.all(operations.slice(start, start + 8).map((operation) => perform(operation, leases)));
        }
        await expectBooksToAgree(test);
        for (const lease of leases) expect(await balanceOf(test, lease)).toBe(await owedBy(lease));
        expect(
          await test.sql`select lease_id from finance.lease_balances where receivable_minor > 0 and credit_minor > 0`,
        ).toEqual([]);
        const [sum] =
          await test.sql`select sum(debit_minor) = sum(credit_minor) as balanced from finance.account_balances`;
        expect(sum!.balanced).not.toBe(false);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
