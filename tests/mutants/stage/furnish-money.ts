import { insertRows, type Row, type Sql } from '@lintel/db/seeds/build';
import type postgres from 'postgres';
import { put } from './furnish.ts';
import type { Homes } from './furnish-homes.ts';

/** What a line of the ledger is about. */
type About = Readonly<Record<string, unknown>>;

/**
 * For each lease a charge that is paid in part, a payment with something left over, and what belongs to them in the books;
 * besides a charge that was voided, an entry that was reversed, and an account below another.
 */
export const furnishMoney = async (sql: Sql, organization: Row, homes: Homes): Promise<void> => {
  const accounts = await sql`select * from finance.ledger_accounts where organization_id = ${organization.id}`;
  const account = (purpose: string) => String(accounts.find((row) => row.purpose === purpose)?.id);
  for (const lease of Object.values(homes.leases)) {
    await inOne(sql, (tx) => furnishLease(tx, lease, account));
  }
  await inOne(sql, (tx) => furnishVoided(tx, homes.leases.tenant, account));
  const group = { organization_id: organization.id, code: '7000', name: 'Group', type: 'expense', is_group: true };
  const parent = await put(sql, 'finance.ledger_accounts', group);
  await put(sql, 'finance.ledger_accounts', {
    ...group,
    code: '7100',
    name: 'Below',
    is_group: false,
    parent_id: parent.id,
  });
};

/** Entries and their lines come in one transaction. */
const inOne = async (sql: Sql, work: (tx: Sql) => Promise<void>): Promise<void> => {
  await (sql as postgres.Sql).begin(work);
};

const placeOf = (lease: Row) => ({
  organization_id: lease.organization_id,
  community_id: lease.community_id,
  unit_id: lease.unit_id,
  lease_id: lease.id,
});

const furnishLease = async (sql: Sql, lease: Row, account: (purpose: string) => string): Promise<void> => {
  const place = placeOf(lease);
  const { charge, payment } = await bookBoth(sql, lease, account);
  const applied = await postEntry(sql, lease, 'application', [
    [account('prepayments'), '30000', '0', { payment_id: payment.id }],
    [account('receivables'), '0', '30000', { charge_id: charge.id }],
  ]);
  await sql`update finance.charges set open_minor = 70000 where id = ${charge.id}`;
  await sql`update finance.payments set unapplied_minor = 20000 where id = ${payment.id}`;
  await put(sql, 'finance.payment_applications', {
    ...place,
    payment_id: payment.id,
    charge_id: charge.id,
    amount_minor: '30000',
    applied_on: '2024-02-05',
    entry_id: applied,
  });
};

const bookBoth = async (sql: Sql, lease: Row, account: (purpose: string) => string) => {
  const place = placeOf(lease);
  const [ids] = await sql`select app.new_id() as charge, app.new_id() as payment`;
  const charged = await postEntryOf(sql, lease, 'charge');
  const charge = await put(sql, 'finance.charges', { ...chargeOf(lease), id: ids?.charge, entry_id: charged });
  await postLines(sql, lease, charged, [
    [account('receivables'), '100000', '0', { charge_id: charge.id }],
    [account('rental_income'), '0', '100000', { charge_id: charge.id }],
  ]);
  const received = await postEntryOf(sql, lease, 'payment');
  const payment = await put(sql, 'finance.payments', {
    ...place,
    id: ids?.payment,
    amount_minor: '50000',
    unapplied_minor: '50000',
    currency: 'USD',
    method: 'cash',
    received_on: '2024-02-05',
    entry_id: received,
  });
  await postLines(sql, lease, received, [
    [account('cash'), '50000', '0', { payment_id: payment.id }],
    [account('prepayments'), '0', '50000', { payment_id: payment.id }],
  ]);
  return { charge, payment };
};

const chargeOf = (lease: Row) => ({
  ...placeOf(lease),
  kind: 'rent',
  amount_minor: '100000',
  open_minor: '100000',
  currency: 'USD',
  charged_on: '2024-02-01',
  due_on: '2024-02-01',
});

const furnishVoided = async (sql: Sql, lease: Row, account: (purpose: string) => string): Promise<void> => {
  const entry = await postEntryOf(sql, lease, 'charge');
  const charge = await put(sql, 'finance.charges', { ...chargeOf(lease), entry_id: entry });
  const about = { charge_id: charge.id };
  await postLines(sql, lease, entry, [
    [account('receivables'), '100000', '0', about],
    [account('rental_income'), '0', '100000', about],
  ]);
  const reversal = await postEntryOf(sql, lease, 'charge', { reverses_id: entry });
  await postLines(sql, lease, reversal, [
    [account('receivables'), '0', '100000', about],
    [account('rental_income'), '100000', '0', about],
  ]);
  await sql`update finance.charges set open_minor = 0, voided_on = '2024-02-02', void_entry_id = ${reversal} where id = ${charge.id}`;
};

type Line = readonly [account: string, debit: string, credit: string, about: About];

const postEntry = async (sql: Sql, lease: Row, source: string, lines: readonly Line[]): Promise<string> => {
  const entry = await postEntryOf(sql, lease, source);
  await postLines(sql, lease, entry, lines);
  return entry;
};

const postEntryOf = async (sql: Sql, lease: Row, source: string, more: About = {}): Promise<string> => {
  const { organization_id, community_id } = lease;
  const entry = { organization_id, community_id, entry_date: '2024-02-01', currency: 'USD', source, ...more };
  return (await put(sql, 'finance.journal_entries', entry)).id;
};

const postLines = async (sql: Sql, lease: Row, entry: string, lines: readonly Line[]): Promise<void> => {
  const rows = lines.map(([account_id, debit_minor, credit_minor, about], position) => ({
    ...placeOf(lease),
    entry_id: entry,
    position,
    account_id,
    debit_minor,
    credit_minor,
    charge_id: null,
    payment_id: null,
    ...about,
  }));
  await insertRows(sql, 'finance.journal_lines', rows);
};
