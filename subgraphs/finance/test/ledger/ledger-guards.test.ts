import { randomUUID } from 'node:crypto';
import type { Tx } from '@lintel/db/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { charge, expectBooksToAgree, type FinanceTest, openFinanceTest, pay } from '../setup.ts';

/** What the database refuses on its own, from the role of the services and from the owner of the tables alike. */
let test: FinanceTest;
let account: (code: string) => string;
beforeAll(async () => {
  test = await openFinanceTest();
  const accounts =
    await test.sql`select id, code from finance.ledger_accounts where organization_id = ${test.cedar.id}`;
  account = (code) => accounts.find((row) => row.code === code)!.id;
});
afterAll(() => test.database.close());

type Line = readonly [code: string, debit: number, credit: number];
const insertEntry = (id: string, values = '') => `
  insert into finance.journal_entries (organization_id, id, community_id, entry_date, currency, source${values === '' ? '' : ', reverses_id'})
  values ('${test.cedar.id}', '${id}', '${test.home.community.id}', '2026-06-01', 'USD', 'manual'${values === '' ? '' : `, '${values}'`})`;
const insertLine = (id: string, [code, debit, credit]: Line, position: number) => `
  insert into finance.journal_lines (organization_id, community_id, entry_id, position, account_id, debit_minor, credit_minor)
  values ('${test.cedar.id}', '${test.home.community.id}', '${id}', ${position}, '${account(code)}', ${debit}, ${credit})`;

/** Statements in one transaction as the owner of the tables, for whom row-level security does not exist. */
const asOwner = (statements: readonly string[]): Promise<unknown> =>
  test.sql.begin(async (tx) => {
    await tx.unsafe('set local role lintel_owner');
    for (const statement of statements) await tx.unsafe(statement);
  });
/** Statements in one transaction as the role of a signed-in session. The column grants leave the organization to it. */
const asApp = (statements: readonly string[]): Promise<unknown> =>
  test.database.door.write({ session: test.accountant, requestId: 'guards' }, async (tx: Tx) => {
    for (const statement of statements) await tx.execute(sql.raw(withoutOrganization(statement)));
  });
const withoutOrganization = (statement: string) => {
  const values = `values ('${test.cedar.id}', `;
  return statement.includes(values)
    ? statement.replace('(organization_id, ', '(').replace(values, 'values (')
    : statement;
};
/** The constraint that was broken, or the code when there is none. */
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: Error & { cause?: unknown }) => (reason.cause ?? reason) as { constraint_name?: string; code?: string },
  );
  return error === undefined ? 'accepted' : (error.constraint_name ?? error.code ?? String(error));
};

const entryOf = (lines: readonly Line[], id = randomUUID()) => [
  insertEntry(id),
  ...lines.map((line, position) => insertLine(id, line, position)),
];
const counts = async () =>
  (
    await test.sql`select (select count(*) from finance.journal_entries) as e, (select count(*) from finance.journal_lines) as l, (select sum(debit_minor) from finance.account_balances) as b`
  )[0];

describe.each([
  ['as the role of the services', asApp],
  ['as the owner of the tables', asOwner],
])('raw SQL %s', (_, run) => {
  it('posts an entry that balances', async () => {
    expect(
      await refusal(
        run(
          entryOf([
            ['1000', 500, 0],
            ['3000', 0, 300],
            ['3900', 0, 200],
          ]),
        ),
      ),
    ).toBe('accepted');
    await expectBooksToAgree(test);
  });

  it.each([
    [
      'does not balance',
      [
        ['1000', 500, 0],
        ['3000', 0, 499],
      ],
      'journal_entries_balanced',
    ],
    [
      'has one side only',
      [
        ['1000', 500, 0],
        ['1000', 500, 0],
      ],
      'journal_entries_balanced',
    ],
    ['has one line', [['1000', 500, 0]], 'journal_entries_two_lines'],
    ['has no line', [], 'journal_entries_two_lines'],
    [
      'has a line of zero',
      [
        ['1000', 0, 0],
        ['3000', 0, 0],
      ],
      'journal_lines_one_side',
    ],
    [
      'has a line on both sides',
      [
        ['1000', 500, 500],
        ['3000', 500, 500],
      ],
      'journal_lines_one_side',
    ],
    [
      'has a negative line',
      [
        ['1000', -500, 0],
        ['3000', 0, -500],
      ],
      'journal_lines_debit_minor_check',
    ],
    [
      'moves receivables without a lease',
      [
        ['1100', 500, 0],
        ['4000', 0, 500],
      ],
      'journal_lines_postable',
    ],
  ] as const)('cannot commit an entry that %s', async (_name, lines, constraint) => {
    const before = await counts();
    expect(await refusal(run(entryOf(lines as readonly Line[])))).toBe(constraint);
    expect(await counts()).toEqual(before);
  });

  it('cannot add lines to an entry of an earlier transaction, balanced or not', async () => {
    const id = randomUUID();
    await run(
      entryOf(
        [
          ['1000', 500, 0],
          ['3000', 0, 500],
        ],
        id,
      ),
    );
    expect(await refusal(run([insertLine(id, ['1000', 7, 0], 2), insertLine(id, ['3000', 0, 7], 3)]))).toBe(
      'journal_lines_with_their_entry',
    );
  });

  it('cannot reverse an entry by anything but its mirror, nor twice, nor reverse a reversal', async () => {
    const id = randomUUID();
    await run(
      entryOf(
        [
          ['1000', 500, 0],
          ['3000', 0, 500],
        ],
        id,
      ),
    );
    const reverse = (reversal: string, amount: number, of = id) => [
      insertEntry(reversal, of),
      insertLine(reversal, ['3000', amount, 0], 0),
      insertLine(reversal, ['1000', 0, amount], 1),
    ];
    expect(await refusal(run(reverse(randomUUID(), 499)))).toBe('journal_entries_mirror');
    const reversal = randomUUID();
    expect(await refusal(run(reverse(reversal, 500)))).toBe('accepted');
    expect(await refusal(run(reverse(randomUUID(), 500)))).toBe('journal_entries_reverses_key');
    expect(
      await refusal(
        run([
          insertEntry('00000000-0000-7000-8000-000000000001', reversal),
          insertLine('00000000-0000-7000-8000-000000000001', ['1000', 500, 0], 0),
          insertLine('00000000-0000-7000-8000-000000000001', ['3000', 0, 500], 1),
        ]),
      ),
    ).toBe('journal_entries_mirror');
  });
});

describe('posted entries', () => {
  // The grants stop the services, the triggers stop the owner.
  it.each([
    ['update finance.journal_entries set memo = memo', '42501', 'LN001'],
    ['delete from finance.journal_entries', '42501', 'LN001'],
    ['truncate finance.journal_entries cascade', '42501', 'LN001'],
    ['update finance.journal_lines set debit_minor = debit_minor', '42501', 'LN001'],
    ['delete from finance.journal_lines', '42501', 'LN001'],
    ['truncate finance.journal_lines', '42501', 'LN001'],
  ])('%s is refused', async (statement, forServices, forOwner) => {
    await asOwner(
      entryOf([
        ['1000', 500, 0],
        ['3000', 0, 500],
      ]),
    );
    expect(await refusal(asApp([statement]))).toBe(forServices);
    expect(await refusal(asOwner([statement]))).toBe(forOwner);
  });

  it.each([
    'update finance.account_balances set debit_minor = 0',
    'update finance.lease_balances set receivable_minor = 0',
    "insert into finance.lease_balances (organization_id, lease_id, community_id, unit_id, currency) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'USD')",
    'delete from finance.charges',
    'delete from finance.payments',
    'update finance.payments set amount_minor = 1',
    'update finance.charges set amount_minor = 1',
  ])('the services may not: %s', async (statement) => {
    expect(await refusal(asApp([statement]))).toBe('42501');
  });
});

describe('applications', () => {
  it('must add up to what charges and payments say, whoever changes them', async () => {
    const lease = await test.newLease();
    const charged = (await charge(test, { leaseId: lease.id })).data.chargeCreate.charge.id;
    const paid = (await pay(test, { leaseId: lease.id, amount: { amount: '400.00', currency: 'USD' } })).data
      .paymentRecord.payment.id;
    for (const run of [asApp, asOwner]) {
      expect(
        await refusal(run([`update finance.charges set open_minor = open_minor - 1 where id = '${charged}'`])),
      ).toBe('charges_applied');
      expect(await refusal(run([`update finance.charges set open_minor = -1 where id = '${charged}'`]))).toBe(
        'charges_open_within_amount',
      );
      expect(await refusal(run([`update finance.payments set unapplied_minor = 5 where id = '${paid}'`]))).toBe(
        'payments_applied',
      );
      expect(
        await refusal(run([`update finance.payment_applications set undone_at = now() where payment_id = '${paid}'`])),
      ).toBe('payments_applied');
    }
    const apply = (to: string, payment: string) => test.sql`
      insert into finance.payment_applications (organization_id, community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id)
      select organization_id, community_id, unit_id, lease_id, id, ${to}, 1, received_on, entry_id from finance.payments where id = ${payment}`;
    expect(await refusal(apply(charged, paid))).toBe('payments_applied');
    const other = await test.newLease();
    const theirs = (await charge(test, { leaseId: other.id })).data.chargeCreate.charge.id;
    const credit = (await pay(test, { leaseId: lease.id, amount: { amount: '700.00', currency: 'USD' } })).data
      .paymentRecord.payment.id;
    const acrossLeases = test.sql.begin(async (tx) => {
      await tx`update finance.payments set unapplied_minor = unapplied_minor - 1 where id = ${credit}`;
      await tx`update finance.charges set open_minor = open_minor - 1 where id = ${theirs}`;
      await tx`insert into finance.payment_applications (organization_id, community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id)
        select organization_id, community_id, unit_id, lease_id, id, ${theirs}, 1, received_on, entry_id from finance.payments where id = ${credit}`;
    });
    expect(await refusal(acrossLeases)).toBe('payment_applications_one_lease');
    await expectBooksToAgree(test);
  });
});

describe('the checking function', () => {
  it('finds a balance that somebody changed', async () => {
    const lease = await test.newLease();
    await charge(test, { leaseId: lease.id });
    await test.sql`update finance.lease_balances set receivable_minor = receivable_minor + 1 where lease_id = ${lease.id}`;
    await test.sql`update finance.account_balances set debit_minor = debit_minor + 1 where account_id = ${account('1100')} and day = '2026-06-01'`;
    const found =
      await test.sql`select what, id, kept - computed as off from finance.balance_differences() order by what`;
    expect(found).toMatchObject([
      { what: 'account', id: account('1100'), off: '1' },
      { what: 'lease receivable', id: lease.id, off: '1' },
      { what: 'open charges', id: lease.id, off: '1' },
    ]);
    await test.sql`update finance.lease_balances set receivable_minor = receivable_minor - 1 where lease_id = ${lease.id}`;
    await test.sql`update finance.account_balances set debit_minor = debit_minor - 1 where account_id = ${account('1100')} and day = '2026-06-01'`;
    await expectBooksToAgree(test);
  });
});
