import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dollars, type FinanceTest, openFinanceTest } from '../setup.ts';

let test: FinanceTest;
let account: (code: string) => string;
beforeAll(async () => {
  test = await openFinanceTest();
  const accounts =
    await test.sql`select id, code from finance.ledger_accounts where organization_id = ${test.cedar.id}`;
  account = (code) => accounts.find((row) => row.code === code)!.id;
});
afterAll(() => test.database.close());

const line = (code: string, side: 'DEBIT' | 'CREDIT', amount: string) => ({
  accountId: account(code),
  side,
  amount: dollars(amount),
});
const post = (input: Record<string, unknown>) =>
  test.ask(
    test.accountant,
    'mutation ($input: JournalEntryPostInput!) { journalEntryPost(input: $input) { userErrors { code } } }',
    { input },
  );

describe('trialBalance', () => {
  const query = `query ($communityId: ID!, $asOf: Date, $currency: CurrencyCode) { trialBalance(communityId: $communityId, asOf: $asOf, currency: $currency) {
    asOf currency totalDebit { amount } totalCredit { amount } rows { account { code balance(communityId: $communityId, asOf: $asOf) { amount } } debit { amount } credit { amount } } } }`;

  it('shows each account as of a day, equal on both sides, and agrees with the balance of each account', async () => {
    const communityId = test.elsewhere.community.id;
    await post({
      communityId,
      entryDate: '2026-01-15',
      lines: [line('1000', 'DEBIT', '900.00'), line('3000', 'CREDIT', '900.00')],
    });
    await post({
      communityId,
      entryDate: '2026-02-15',
      lines: [line('5100', 'DEBIT', '100.00'), line('1000', 'CREDIT', '100.00')],
    });
    const january = (await test.ask(test.accountant, query, { communityId, asOf: '2026-01-31' })).data.trialBalance;
    expect(january).toEqual({
      asOf: '2026-01-31',
      currency: 'USD',
      totalDebit: { amount: '900.00' },
      totalCredit: { amount: '900.00' },
      rows: [
        {
          account: { code: '1000', balance: { amount: '900.00' } },
          debit: { amount: '900.00' },
          credit: { amount: '0.00' },
        },
        {
          account: { code: '3000', balance: { amount: '900.00' } },
          debit: { amount: '0.00' },
          credit: { amount: '900.00' },
        },
      ],
    });
    const today = (await test.ask(test.accountant, query, { communityId })).data.trialBalance;
    expect(today).toMatchObject({
      asOf: '2026-06-14',
      totalDebit: { amount: '900.00' },
      totalCredit: { amount: '900.00' },
    });
    expect(today.rows).toMatchObject([
      { debit: { amount: '800.00' } },
      { credit: { amount: '900.00' } },
      { account: { code: '5100' }, debit: { amount: '100.00' } },
    ]);
    const euros = (await test.ask(test.accountant, query, { communityId, currency: 'EUR' })).data.trialBalance;
    expect(euros).toMatchObject({ rows: [], totalDebit: { amount: '0.00' } });
  });

  it('is null for a community that is not visible', async () => {
    expect(
      (await test.ask(test.accountant, query, { communityId: test.foreign.community.id })).data.trialBalance,
    ).toBeNull();
    expect((await test.ask(test.accountant, query, { communityId: 'nonsense' })).data.trialBalance).toBeNull();
  });
});
