import { randomUUID } from 'node:crypto';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  charge,
  dollars,
  errorsOf,
  expectBooksToAgree,
  type FinanceTest,
  openFinanceTest,
  residentOf,
} from '../setup.ts';

let test: FinanceTest;
let account: (code: string) => string;
beforeAll(async () => {
  test = await openFinanceTest();
  const accounts =
    await test.sql`select id, code from finance.ledger_accounts where organization_id = ${test.cedar.id}`;
  account = (code) => accounts.find((row) => row.code === code)!.id;
});
afterAll(() => test.database.close());

const postMutation = `mutation ($input: JournalEntryPostInput!) { journalEntryPost(input: $input) {
  journalEntry { id entryDate memo currency source status total { amount } community { id } reverses { id } reversedBy { id }
    lines { position side amount { amount } memo account { code } unit { id } lease { id } charge { id } payment { id } } }
  userErrors { code path } } }`;
const line = (code: string, side: 'DEBIT' | 'CREDIT', amount: string, more: object = {}) => ({
  accountId: account(code),
  side,
  amount: dollars(amount),
  ...more,
});
const post = (input: Record<string, unknown>, as = test.accountant) =>
  test.ask(as, postMutation, { input: { communityId: test.home.community.id, entryDate: '2026-06-10', ...input } });
const reverse = (input: Record<string, unknown>, as = test.accountant) =>
  test.ask(
    as,
    `mutation ($input: JournalEntryReverseInput!) { journalEntryReverse(input: $input) {
      journalEntry { id entryDate memo status reverses { id status reversedBy { id } } lines { side amount { amount } account { code } } } userErrors { code path } } }`,
    { input },
  );
const insurance = () => [
  line('5200', 'DEBIT', '250.00', { unitId: test.home.unit.id, memo: 'Policy' }),
  line('1000', 'CREDIT', '250.00'),
];

describe('journalEntryPost', () => {
  it('posts what balances, and answers it', async () => {
    const { data, errors } = await post({ lines: insurance(), memo: 'Insurance' });
    expect(errors).toBeUndefined();
    expect(data.journalEntryPost).toEqual({
      journalEntry: {
        id: expect.any(String),
        entryDate: '2026-06-10',
        memo: 'Insurance',
        currency: 'USD',
        source: 'MANUAL',
        status: 'POSTED',
        total: { amount: '250.00' },
        community: { id: test.home.community.id },
        reverses: null,
        reversedBy: null,
        lines: [
          {
            position: 0,
            side: 'DEBIT',
            amount: { amount: '250.00' },
            memo: 'Policy',
            account: { code: '5200' },
            unit: { id: test.home.unit.id },
            lease: null,
            charge: null,
            payment: null,
          },
          {
            position: 1,
            side: 'CREDIT',
            amount: { amount: '250.00' },
            memo: '',
            account: { code: '1000' },
            unit: null,
            lease: null,
            charge: null,
            payment: null,
          },
        ],
      },
      userErrors: [],
    });
    const { id } = data.journalEntryPost.journalEntry;
    expect(await test.sql`select posted_by from finance.journal_entries where id = ${id}`).toMatchObject([
      { posted_by: expect.stringMatching(/^user:/) },
    ]);
    expect(await test.sql`select event_type from app.outbox_events where entity_id = ${id}`).toMatchObject([
      { event_type: 'journalEntry.posted' },
    ]);
  });

  it.each([
    ['one line', () => ({ lines: [line('1000', 'DEBIT', '5.00')] }), ['JOURNAL_ENTRY_TOO_SHORT input.lines']],
    ['no line', () => ({ lines: [] }), ['JOURNAL_ENTRY_TOO_SHORT input.lines']],
    [
      'debits that are not credits',
      () => ({ lines: [line('1000', 'DEBIT', '5.00'), line('3000', 'CREDIT', '4.99')] }),
      ['JOURNAL_ENTRY_UNBALANCED input.lines'],
    ],
    [
      'an amount of zero',
      () => ({ lines: [line('1000', 'DEBIT', '0.00'), line('3000', 'CREDIT', '0.00')] }),
      ['AMOUNT_NOT_POSITIVE input.lines.0.amount.amount', 'AMOUNT_NOT_POSITIVE input.lines.1.amount.amount'],
    ],
    [
      'two currencies',
      () => ({
        lines: [
          line('1000', 'DEBIT', '5.00'),
          { ...line('3000', 'CREDIT', '5.00'), amount: { amount: '5.00', currency: 'EUR' } },
        ],
      }),
      ['CURRENCY_MISMATCH input.lines.1.amount.currency'],
    ],
    [
      'receivables',
      () => ({ lines: [line('1100', 'DEBIT', '5.00'), line('2200', 'CREDIT', '5.00')] }),
      ['ACCOUNT_CONTROLLED input.lines.0.accountId', 'ACCOUNT_CONTROLLED input.lines.1.accountId'],
    ],
    [
      'an unknown account',
      () => ({ lines: [{ ...line('1000', 'DEBIT', '5.00'), accountId: 'nonsense' }, line('3000', 'CREDIT', '5.00')] }),
      ['REFERENCE_NOT_FOUND input.lines.0.accountId'],
    ],
    [
      'an unknown community',
      () => ({ communityId: randomUUID(), lines: insurance() }),
      ['REFERENCE_NOT_FOUND input.communityId'],
    ],
    [
      'a community of another organization',
      () => ({ communityId: test.foreign.community.id, lines: insurance() }),
      ['REFERENCE_NOT_FOUND input.communityId'],
    ],
    [
      'a unit of another community',
      () => ({
        lines: [line('5200', 'DEBIT', '5.00', { unitId: test.elsewhere.unit.id }), line('1000', 'CREDIT', '5.00')],
      }),
      ['REFERENCE_NOT_FOUND input.lines.0.unitId'],
    ],
    [
      'too many lines',
      () => ({ lines: Array.from({ length: 201 }, () => line('1000', 'DEBIT', '5.00')) }),
      ['TOO_MANY_ITEMS input.lines'],
    ],
  ])('refuses %s', async (_, input, expected) => {
    const before = await test.sql`select count(*) from finance.journal_entries`;
    const { data } = await post(input());
    expect(data.journalEntryPost.journalEntry).toBeNull();
    expect(errorsOf(data.journalEntryPost)).toEqual(expected);
    expect(await test.sql`select count(*) from finance.journal_entries`).toEqual(before);
  });

  it('does not find an account of another organization', async () => {
    const { data } = await post({ lines: insurance() }, sessionAs('accountant', test.birch));
    expect(errorsOf(data.journalEntryPost)).toEqual(['REFERENCE_NOT_FOUND input.communityId']);
  });

  it('is for those with the permission', async () => {
    const { errors } = await post({ lines: insurance() }, test.manager);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'finance.journal.post' });
  });
});

describe('journalEntryReverse', () => {
  it('posts the opposite once, today in the community without a wish', async () => {
    const { id } = (await post({ lines: insurance() })).data.journalEntryPost.journalEntry;
    const { data } = await reverse({ id, memo: 'Twice entered' });
    expect(data.journalEntryReverse.journalEntry).toMatchObject({
      entryDate: '2026-06-14',
      memo: 'Twice entered',
      status: 'POSTED',
      reverses: { id, status: 'REVERSED', reversedBy: { id: data.journalEntryReverse.journalEntry.id } },
      lines: [
        { side: 'CREDIT', amount: { amount: '250.00' }, account: { code: '5200' } },
        { side: 'DEBIT', amount: { amount: '250.00' }, account: { code: '1000' } },
      ],
    });
    expect(errorsOf((await reverse({ id })).data.journalEntryReverse)).toEqual([
      'JOURNAL_ENTRY_ALREADY_REVERSED input.id',
    ]);
    expect(
      errorsOf((await reverse({ id: data.journalEntryReverse.journalEntry.id })).data.journalEntryReverse),
    ).toEqual(['JOURNAL_ENTRY_ALREADY_REVERSED input.id']);
    await expectBooksToAgree(test);
  });

  it('lets exactly one of eight at the same time through', async () => {
    const { id } = (await post({ lines: insurance() })).data.journalEntryPost.journalEntry;
    const answers = await Promise.all(Array.from({ length: 8 }, () => reverse({ id })));
    const codes = answers.map(({ data }) => data.journalEntryReverse.userErrors[0]?.code ?? 'done').sort();
    expect(codes).toEqual([...Array.from({ length: 7 }, () => 'JOURNAL_ENTRY_ALREADY_REVERSED'), 'done']);
    expect(await test.sql`select from finance.journal_entries where reverses_id = ${id}`).toHaveLength(1);
  });

  it('leaves the entries of charges to the charges, and what it cannot see alone', async () => {
    const charged = await charge(test, { leaseId: test.home.lease.id });
    const [row] =
      await test.sql`select entry_id from finance.charges where id = ${charged.data.chargeCreate.charge.id}`;
    expect(errorsOf((await reverse({ id: row!.entry_id })).data.journalEntryReverse)).toEqual([
      'JOURNAL_ENTRY_NOT_MANUAL input.id',
    ]);
    expect(errorsOf((await reverse({ id: 'nonsense' })).data.journalEntryReverse)).toEqual(['NOT_FOUND input.id']);
    const { id } = (await post({ lines: insurance() })).data.journalEntryPost.journalEntry;
    expect(errorsOf((await reverse({ id }, sessionAs('accountant', test.birch))).data.journalEntryReverse)).toEqual([
      'NOT_FOUND input.id',
    ]);
    expect(errorsOf((await reverse({ id, entryDate: '2026-06-09' })).data.journalEntryReverse)).toEqual([
      'REVERSAL_TOO_EARLY input.entryDate',
    ]);
  });
});

describe('journalEntries', () => {
  it('are filtered in words of the books, and paged', async () => {
    const marked = (
      await post({ lines: [line('5900', 'DEBIT', '1.00'), line('1000', 'CREDIT', '1.00')], entryDate: '2025-01-31' })
    ).data.journalEntryPost.journalEntry.id;
    const list = async (filter: object, as = test.accountant) =>
      (
        await test.ask(
          as,
          'query ($filter: JournalEntryFilter) { journalEntries(filter: $filter, first: 50) { totalCount nodes { id entryDate source } } }',
          { filter },
        )
      ).data.journalEntries;
    expect((await list({ accountId: account('5900') })).nodes).toEqual([
      { id: marked, entryDate: '2025-01-31', source: 'MANUAL' },
    ]);
    expect((await list({ dateTo: '2025-12-31' })).nodes.map((one: { id: string }) => one.id)).toEqual([marked]);
    expect((await list({ dateFrom: '2026-01-01', sources: ['MANUAL'] })).totalCount).toBeGreaterThan(2);
    expect((await list({ communityId: test.elsewhere.community.id })).totalCount).toBe(0);
    expect((await list({ communityId: 'nonsense' })).totalCount).toBe(0);
    expect((await list({}, sessionAs('accountant', test.birch))).totalCount).toBe(0);

    const page = async (after: string | null) =>
      (
        await test.ask(
          test.accountant,
          'query ($after: String) { journalEntries(first: 3, after: $after, orderBy: ENTRY_DATE_ASC) { nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).data.journalEntries;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const one = await page(after);
      seen.push(...one.nodes.map((node: { id: string }) => node.id));
      after = one.pageInfo.endCursor;
      more = one.pageInfo.hasNextPage;
    }
    const [{ n }] =
      (await test.sql`select count(*)::int as n from finance.journal_entries where organization_id = ${test.cedar.id}`) as unknown as [
        { n: number },
      ];
    expect([seen[0], seen.length, new Set(seen).size]).toEqual([marked, n, n]);
  });

  it('are for the staff: a resident may not ask, and staff of one community sees only its books', async () => {
    const { errors } = await test.ask(residentOf(test.home), '{ journalEntries { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const board = sessionAs('board_member', test.cedar, { communityIds: [test.elsewhere.community.id] });
    const { data } = await test.ask(board, '{ journalEntries { totalCount } ledgerAccounts { totalCount } }');
    expect(data.journalEntries.totalCount).toBe(0);
    expect(data.ledgerAccounts.totalCount).toBeGreaterThan(10);
    // Even if the permission were given by mistake, the rows of the ledger are not a resident's.
    const careless = { ...residentOf(test.home), permissions: test.accountant.permissions };
    const { data: none } = await test.ask(careless, '{ journalEntries { totalCount } ledgerAccounts { totalCount } }');
    expect(none).toEqual({ journalEntries: { totalCount: 0 }, ledgerAccounts: { totalCount: 0 } });
  });
});
