import { literal } from '../stage/attempts.ts';
import type { Stage } from '../stage/stage.ts';
import { mustViolate } from './keys.ts';
import { describeOutcome, type Probe } from './probe.ts';

/** What the books refuse and keep by themselves, whoever writes: one probe at least for each of their triggers. */
export const ledgerProbes = (stage: Stage): readonly Probe[] => [
  ...refusedEntries(stage),
  ...refusedSums(stage),
  ...keptBalances(stage),
  ...startOfOrganization,
];

const entryId = '00000000-0000-7000-8000-0000000e0001';
const atTheEnd = 'set constraints all immediate';

type Line = Readonly<{ account: string; debit?: number; credit?: number; lease?: 'tenant' | 'neighbour' }>;

/** Statements that post an entry of ours in the east, with these lines. */
const posting = (
  stage: Stage,
  lines: readonly Line[],
  entry: { currency?: string; reverses?: string } = {},
): readonly string[] => [
  `insert into finance.journal_entries (organization_id, id, community_id, entry_date, currency, source, reverses_id)
    values ('${stage.ours.id}', '${entryId}', '${stage.ours.east.id}', '2024-03-01', '${entry.currency ?? 'USD'}', 'charge', ${entry.reverses ?? 'null'})`,
  addingLines(stage, lines, `'${entryId}'`),
];

const addingLines = (stage: Stage, lines: readonly Line[], entry: string): string => {
  const rows = lines.map(({ account, debit = 0, credit = 0, lease }, position) => {
    const place =
      lease === undefined ? 'null, null' : `'${stage.ours.leases[lease].id}', '${stage.ours.leases[lease].unit_id}'`;
    return `('${stage.ours.id}', '${stage.ours.east.id}', ${entry}, ${position + 50}, ${accountOf(stage, account)}, ${debit}, ${credit}, ${place})`;
  });
  return `insert into finance.journal_lines (organization_id, community_id, entry_id, position, account_id, debit_minor, credit_minor, lease_id, unit_id)
    values ${rows.join()}`;
};

const accountOf = (stage: Stage, name: string): string =>
  `(select id from finance.ledger_accounts where organization_id = '${stage.ours.id}' and ${literal(name)} in (purpose, code))`;

const refuses = (promise: string, statements: readonly string[], constraint: string): Probe => ({
  promise,
  about: [
    'finance.journal_entries',
    'finance.journal_lines',
    'finance.charges',
    'finance.payments',
    'finance.payment_applications',
  ],
  group: 'rules',
  attempt: { statements: [...statements, atTheEnd] },
  judge: mustViolate(['23514'], constraint),
});

const refusedEntries = (stage: Stage): readonly Probe[] => {
  const post = (lines: readonly Line[], entry = {}) => posting(stage, lines, entry);
  const charged = `(select entry_id from finance.charges where organization_id = '${stage.ours.id}' and status = 'partially_paid' limit 1)`;
  const pair = (account: string, lease?: Line['lease']): readonly Line[] => [
    { account, debit: 100, ...(lease === undefined ? {} : { lease }) },
    { account: 'cash', credit: 100 },
  ];
  return [
    refuses(
      'an entry whose sides differ is refused',
      post([
        { account: 'cash', debit: 100 },
        { account: 'other_income', credit: 99 },
      ]),
      'journal_entries_balanced',
    ),
    refuses('an entry of one line is refused', post([{ account: 'cash', debit: 100 }]), 'journal_entries_two_lines'),
    refuses('an entry without lines is refused', post(pair('other_income')).slice(0, 1), 'journal_entries_two_lines'),
    refuses(
      'lines do not come to an entry of before',
      [addingLines(stage, pair('other_income'), charged)],
      'journal_lines_with_their_entry',
    ),
    refuses('nothing is posted to a group', post(pair('7000')), 'journal_lines_postable'),
    refuses('receivables are of a lease', post(pair('receivables')), 'journal_lines_postable'),
    refuses(
      'a line of a lease has its currency',
      post(pair('receivables', 'tenant'), { currency: 'EUR' }),
      'journal_lines_of_their_lease',
    ),
    refuses(
      'a reversal mirrors what it reverses',
      post(pair('receivables', 'tenant'), { reverses: charged }),
      'journal_entries_mirror',
    ),
  ];
};

const refusedSums = (stage: Stage): readonly Probe[] => {
  const ours = `organization_id = '${stage.ours.id}'`;
  const one = (table: string, where: string) =>
    `ctid = (select ctid from finance.${table} where ${ours} and ${where} order by id limit 1)`;
  const copy = (table: string, columns: string, change: string, where: string) =>
    `insert into finance.${table} (${columns}) select ${change} from finance.${table} where ${one(table, where)}`;
  const charge =
    'organization_id, community_id, unit_id, lease_id, kind, amount_minor, open_minor, currency, charged_on, due_on, entry_id';
  const payment =
    'organization_id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, entry_id';
  const applied =
    'organization_id, community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id';
  return [
    refuses(
      'a charge is not less open than what was paid on it',
      [`update finance.charges set open_minor = open_minor - 1 where ${one('charges', 'open_minor > 0')}`],
      'charges_applied',
    ),
    refuses(
      'a payment has not less left than what was applied',
      [`update finance.payments set unapplied_minor = unapplied_minor - 1 where ${one('payments', 'true')}`],
      'payments_applied',
    ),
    refuses(
      'a new charge is open as a whole',
      [copy('charges', charge, charge.replace('open_minor', 'open_minor - 1'), 'open_minor > 0')],
      'charges_applied',
    ),
    refuses(
      'a new payment has all left',
      [copy('payments', payment, payment.replace('unapplied_minor', 'amount_minor - 1'), 'true')],
      'payments_applied',
    ),
    refuses(
      'an application without money is refused',
      [copy('payment_applications', applied, applied, 'true')],
      'payments_applied',
    ),
    refuses(
      'an application is not undone alone',
      [`update finance.payment_applications set undone_at = now() where ${one('payment_applications', 'true')}`],
      'payments_applied',
    ),
    refuses(
      'a payment settles charges of its own lease',
      [
        `update finance.payments set unapplied_minor = unapplied_minor - 1 where ${one('payments', `lease_id = '${stage.ours.leases.tenant.id}'`)}`,
        `insert into finance.payment_applications (${applied}) select ${applied.replace('charge_id', `(select id from finance.charges c where c.lease_id = '${stage.ours.leases.neighbour.id}' limit 1)`).replace('amount_minor', '1')}
          from finance.payment_applications where ${one('payment_applications', `lease_id = '${stage.ours.leases.tenant.id}'`)}`,
      ],
      'payment_applications_one_lease',
    ),
  ];
};

/** Balances are brought up to date by what is posted, and by nothing else. */
const keptBalances = (stage: Stage): readonly Probe[] => [
  {
    promise: 'what is posted to a lease changes its balance and that of the account',
    about: ['finance.journal_lines', 'finance.lease_balances', 'finance.account_balances'],
    group: 'rules',
    attempt: {
      statements: [
        ...posting(stage, [
          { account: 'receivables', debit: 700, lease: 'tenant' },
          { account: 'rental_income', credit: 700 },
        ]),
        atTheEnd,
      ],
      look: `select (select receivable_minor from finance.lease_balances where lease_id = '${stage.ours.leases.tenant.id}') || ' ' ||
        (select sum(credit_minor) from finance.account_balances where organization_id = '${stage.ours.id}' and day = '2024-03-01')`,
    },
    judge: (outcome) =>
      outcome.state === 'ok' && outcome.answer === '70700 700' ? undefined : describeOutcome(outcome),
  },
];

const startOfOrganization: readonly Probe[] = [
  {
    promise: 'an organization starts with its accounts and its categories of documents',
    about: ['identity.organizations'],
    group: 'rules',
    attempt: {
      statements: [`insert into identity.organizations (id, name, slug) values ('${entryId}', 'New', 'new-one')`],
      look: `select (select count(*) from finance.ledger_accounts where organization_id = '${entryId}') || ' ' ||
        (select count(*) from documents.document_categories where organization_id = '${entryId}')`,
    },
    judge: (outcome) => (outcome.state === 'ok' && outcome.answer === '21 17' ? undefined : describeOutcome(outcome)),
  },
];
