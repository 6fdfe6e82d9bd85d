import { buildOrganization } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dollars, errorsOf, type FinanceTest, openFinanceTest } from '../setup.ts';

let test: FinanceTest;
beforeAll(async () => {
  test = await openFinanceTest();
});
afterAll(() => test.database.close());

const fields =
  'ledgerAccount { id code name type isGroup isSystem purpose description parent { code } archivedAt version } userErrors { code path }';
const mutate = async (name: string, input: Record<string, unknown>, as = test.accountant) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await test.ask(as, `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, {
    input,
  });
  expect(errors).toBeUndefined();
  return data[name];
};
const create = async (input: Record<string, unknown>) =>
  mutate('ledgerAccountCreate', { type: 'EXPENSE', name: 'Account', ...input });
const systemAccount = async (purpose: string): Promise<string> =>
  (
    await test.sql`select id from finance.ledger_accounts where organization_id = ${test.cedar.id} and purpose = ${purpose}`
  )[0]!.id;

describe('the chart of accounts', () => {
  it('is there from the first moment of an organization, once, with every account that commands post to', async () => {
    const organization = await buildOrganization(test.sql);
    const { data } = await test.ask(
      sessionAs('accountant', organization),
      '{ ledgerAccounts(first: 100) { nodes { code type purpose isSystem balance(communityId: "x") { amount } } } }',
    );
    const { nodes } = data.ledgerAccounts;
    expect(
      nodes
        .filter((one: { isSystem: boolean }) => one.isSystem)
        .map((one: { purpose: string }) => one.purpose)
        .sort(),
    ).toEqual([
      'ASSESSMENT_INCOME',
      'CASH',
      'DEPOSITS_HELD',
      'FEE_INCOME',
      'INTEREST_INCOME',
      'LATE_FEE_INCOME',
      'MAINTENANCE_INCOME',
      'OTHER_INCOME',
      'PREPAYMENTS',
      'RECEIVABLES',
      'RENTAL_INCOME',
      'UTILITY_INCOME',
    ]);
    expect(nodes[0]).toEqual({ code: '1000', type: 'ASSET', purpose: 'CASH', isSystem: true, balance: null });
    await test.sql`select finance.install_chart_of_accounts(${organization.id})`;
    expect(await test.sql`select from finance.ledger_accounts where organization_id = ${organization.id}`).toHaveLength(
      nodes.length,
    );
  });

  it('is listed by type, code and state, and found by id only in its own organization', async () => {
    const list = async (filter: object) =>
      (
        await test.ask(
          test.accountant,
          'query ($filter: LedgerAccountFilter) { ledgerAccounts(filter: $filter, orderBy: CODE_DESC) { nodes { code } } }',
          { filter },
        )
      ).data.ledgerAccounts.nodes.map((one: { code: string }) => one.code);
    expect(await list({ types: ['EQUITY'] })).toEqual(['3900', '3000']);
    expect(await list({ codePrefix: '11' })).toEqual(['1100']);
    expect(await list({ archived: 'ONLY' })).toEqual([]);
    const id = await systemAccount('cash');
    const one = async (as = test.accountant, of = id) =>
      (await test.ask(as, 'query ($id: ID!) { ledgerAccount(id: $id) { code } }', { id: of })).data.ledgerAccount;
    expect(await one()).toEqual({ code: '1000' });
    expect(await one(sessionAs('accountant', test.birch))).toBeNull();
    expect(await one(test.accountant, 'nonsense')).toBeNull();
  });
});

describe('ledgerAccountCreate', () => {
  it('adds an account below a group of its type', async () => {
    const group = await create({ code: '6000', name: 'Grounds', isGroup: true });
    const { ledgerAccount, userErrors } = await create({
      code: ' 6010 ',
      name: ' Snow removal ',
      parentId: group.ledgerAccount.id,
      description: 'November to March',
    });
    expect(userErrors).toEqual([]);
    expect(ledgerAccount).toMatchObject({
      code: '6010',
      name: 'Snow removal',
      type: 'EXPENSE',
      isGroup: false,
      isSystem: false,
      purpose: null,
      parent: { code: '6000' },
      version: 1,
    });
  });

  it('refuses a code in use, nonsense, and a parent that cannot gather it', async () => {
    expect(errorsOf(await create({ code: '1000' }))).toEqual(['ACCOUNT_CODE_TAKEN input.code']);
    expect(errorsOf(await create({ code: '10 0', name: '' }))).toEqual([
      'INVALID_VALUE input.code',
      'VALUE_REQUIRED input.name',
    ]);
    expect(errorsOf(await create({ code: '6100', parentId: await systemAccount('cash') }))).toEqual([
      'ACCOUNT_PARENT_INVALID input.parentId',
    ]);
    expect(errorsOf(await create({ code: '6100', parentId: 'nonsense' }))).toEqual([
      'REFERENCE_NOT_FOUND input.parentId',
    ]);
  });

  it('is for those with the permission', async () => {
    const { errors } = await test.ask(
      test.manager,
      'mutation { ledgerAccountCreate(input: { code: "9", name: "x", type: ASSET }) { ledgerAccount { id } } }',
    );
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('ledgerAccountUpdate', () => {
  it('changes what is given and counts the version', async () => {
    const { ledgerAccount } = await create({ code: '6200', description: 'Old' });
    const changed = await mutate('ledgerAccountUpdate', {
      id: ledgerAccount.id,
      name: 'New',
      type: 'INCOME',
      expectedVersion: 1,
    });
    expect(changed.ledgerAccount).toMatchObject({
      code: '6200',
      name: 'New',
      type: 'INCOME',
      description: 'Old',
      version: 2,
    });
    expect(
      errorsOf(await mutate('ledgerAccountUpdate', { id: ledgerAccount.id, name: 'Late', expectedVersion: 1 })),
    ).toEqual(['CONFLICT input.expectedVersion']);
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id: ledgerAccount.id, code: '1000' }))).toEqual([
      'ACCOUNT_CODE_TAKEN input.code',
    ]);
    expect(
      errorsOf(
        await mutate(
          'ledgerAccountUpdate',
          { id: ledgerAccount.id, name: 'Theirs' },
          sessionAs('accountant', test.birch),
        ),
      ),
    ).toEqual(['NOT_FOUND input.id']);
  });

  it('keeps the type of a system account and of one that was posted to, and lets groups form no circle', async () => {
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id: await systemAccount('cash'), type: 'EXPENSE' }))).toEqual(
      ['ACCOUNT_IS_SYSTEM input.type'],
    );
    const used = (await create({ code: '6300' })).ledgerAccount.id;
    await postTo(used, 'DEBIT');
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id: used, type: 'ASSET' }))).toEqual([
      'ACCOUNT_IN_USE input.type',
    ]);
    const top = (await create({ code: '6400', isGroup: true })).ledgerAccount.id;
    const below = (await create({ code: '6401', isGroup: true, parentId: top })).ledgerAccount.id;
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id: top, parentId: below }))).toEqual([
      'ACCOUNT_PARENT_INVALID input.parentId',
    ]);
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id: top, parentId: top }))).toEqual([
      'ACCOUNT_PARENT_INVALID input.parentId',
    ]);
    expect((await mutate('ledgerAccountUpdate', { id: below, parentId: null })).ledgerAccount.parent).toBeNull();
  });
});

const postTo = async (accountId: string, side: 'DEBIT' | 'CREDIT') => {
  const other = {
    accountId: await systemAccount('cash'),
    side: side === 'DEBIT' ? 'CREDIT' : 'DEBIT',
    amount: dollars('5.00'),
  };
  const input = {
    communityId: test.home.community.id,
    entryDate: '2026-06-01',
    lines: [{ accountId, side, amount: dollars('5.00') }, other],
  };
  const { data } = await test.ask(
    test.accountant,
    'mutation ($input: JournalEntryPostInput!) { journalEntryPost(input: $input) { journalEntry { id } userErrors { code path } } }',
    { input },
  );
  return data.journalEntryPost;
};

describe('ledgerAccountArchive and ledgerAccountRestore', () => {
  it('take an account out of use and back, and give its code free meanwhile', async () => {
    const { id } = (await create({ code: '6500' })).ledgerAccount;
    expect((await mutate('ledgerAccountArchive', { id })).ledgerAccount.archivedAt).not.toBeNull();
    expect(errorsOf(await postTo(id, 'DEBIT'))).toEqual(['ACCOUNT_NOT_POSTABLE input.lines.0.accountId']);
    expect(errorsOf(await mutate('ledgerAccountUpdate', { id, name: 'x' }))).toEqual(['NOT_FOUND input.id']);
    const other = (await create({ code: '6500' })).ledgerAccount.id;
    expect(errorsOf(await mutate('ledgerAccountRestore', { id }))).toEqual(['ACCOUNT_CODE_TAKEN input.id']);
    await mutate('ledgerAccountArchive', { id: other });
    expect((await mutate('ledgerAccountRestore', { id })).ledgerAccount).toMatchObject({
      code: '6500',
      archivedAt: null,
    });
  });

  it('keep system accounts, groups with members, and accounts with a balance', async () => {
    expect(errorsOf(await mutate('ledgerAccountArchive', { id: await systemAccount('cash') }))).toEqual([
      'ACCOUNT_IS_SYSTEM input.id',
    ]);
    const group = (await create({ code: '6600', isGroup: true })).ledgerAccount.id;
    const { id } = (await create({ code: '6601', parentId: group })).ledgerAccount;
    expect(errorsOf(await mutate('ledgerAccountArchive', { id: group }))).toEqual(['ACCOUNT_IN_USE input.id']);
    await postTo(id, 'DEBIT');
    expect(errorsOf(await mutate('ledgerAccountArchive', { id }))).toEqual(['ACCOUNT_HAS_BALANCE input.id']);
    await postTo(id, 'CREDIT');
    expect((await mutate('ledgerAccountArchive', { id })).userErrors).toEqual([]);
  });
});
