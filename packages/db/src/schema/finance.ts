import { type SQL, sql } from 'drizzle-orm';
import { boolean, customType, date, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { currency, deletedAt, identity, instant, minorUnits, timestamps, version } from '../columns.ts';

export const finance = pgSchema('finance');

/** A transaction id of the database, read as text. */
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/** For columns that the database computes; the expression stands in the migration. */
const inMigration = (): SQL => sql``;

export const accountTypes = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountType = (typeof accountTypes)[number];

export const accountPurposes = [
  'cash',
  'receivables',
  'deposits_held',
  'prepayments',
  'rental_income',
  'late_fee_income',
  'fee_income',
  'interest_income',
  'maintenance_income',
  'utility_income',
  'assessment_income',
  'other_income',
] as const;
export type AccountPurpose = (typeof accountPurposes)[number];

export const ledgerAccounts = finance.table('ledger_accounts', {
  ...identity(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  type: text('type', { enum: accountTypes }).notNull(),
  parentId: uuid('parent_id'),
  purpose: text('purpose', { enum: accountPurposes }),
  isSystem: boolean('is_system').notNull().generatedAlwaysAs(inMigration),
  isGroup: boolean('is_group').notNull().default(false),
  description: text('description').notNull().default(''),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const entrySources = ['manual', 'charge', 'payment', 'application'] as const;
export type EntrySource = (typeof entrySources)[number];

export const journalEntries = finance.table('journal_entries', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  entryDate: date('entry_date').notNull(),
  memo: text('memo').notNull().default(''),
  currency: currency().notNull(),
  source: text('source', { enum: entrySources }).notNull(),
  reversesId: uuid('reverses_id'),
  postedXact: transactionId('posted_xact').notNull().default(sql`pg_current_xact_id()`),
  postedAt: instant('posted_at').notNull().defaultNow(),
  postedBy: text('posted_by').default(sql`app.actor()`),
});

export const journalLines = finance.table('journal_lines', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  entryId: uuid('entry_id').notNull(),
  position: integer('position').notNull(),
  accountId: uuid('account_id').notNull(),
  debitMinor: minorUnits('debit_minor').notNull().default(0n),
  creditMinor: minorUnits('credit_minor').notNull().default(0n),
  memo: text('memo').notNull().default(''),
  unitId: uuid('unit_id'),
  leaseId: uuid('lease_id'),
  chargeId: uuid('charge_id'),
  paymentId: uuid('payment_id'),
});

export const leaseBalances = finance.table('lease_balances', {
  organizationId: uuid('organization_id').notNull(),
  leaseId: uuid('lease_id').notNull(),
  communityId: uuid('community_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  currency: currency().notNull(),
  receivableMinor: minorUnits('receivable_minor').notNull().default(0n),
  creditMinor: minorUnits('credit_minor').notNull().default(0n),
});

export const accountBalances = finance.table('account_balances', {
  organizationId: uuid('organization_id').notNull(),
  communityId: uuid('community_id').notNull(),
  accountId: uuid('account_id').notNull(),
  currency: currency().notNull(),
  day: date('day').notNull(),
  debitMinor: minorUnits('debit_minor').notNull(),
  creditMinor: minorUnits('credit_minor').notNull(),
});

export const chargeKinds = [
  'rent',
  'deposit',
  'assessment',
  'late_fee',
  'interest',
  'legal_cost',
  'fee',
  'maintenance',
  'utility',
  'other',
] as const;
export type ChargeKind = (typeof chargeKinds)[number];

export const chargeStatuses = ['open', 'partially_paid', 'paid', 'void'] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];

export const charges = finance.table('charges', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  leaseId: uuid('lease_id').notNull(),
  kind: text('kind', { enum: chargeKinds }).notNull(),
  amountMinor: minorUnits('amount_minor').notNull(),
  openMinor: minorUnits('open_minor').notNull(),
  currency: currency().notNull(),
  chargedOn: date('charged_on').notNull(),
  dueOn: date('due_on').notNull(),
  description: text('description').notNull().default(''),
  entryId: uuid('entry_id').notNull(),
  voidedOn: date('voided_on'),
  voidEntryId: uuid('void_entry_id'),
  voidReason: text('void_reason'),
  status: text('status', { enum: chargeStatuses }).notNull().generatedAlwaysAs(inMigration),
  version: version(),
  ...timestamps(),
});

export const paymentMethods = [
  'cash',
  'check',
  'bank_transfer',
  'direct_debit',
  'card',
  'money_order',
  'other',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const paymentStatuses = ['completed', 'reversed'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const payments = finance.table('payments', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  leaseId: uuid('lease_id').notNull(),
  amountMinor: minorUnits('amount_minor').notNull(),
  unappliedMinor: minorUnits('unapplied_minor').notNull(),
  currency: currency().notNull(),
  method: text('method', { enum: paymentMethods }).notNull(),
  receivedOn: date('received_on').notNull(),
  reference: text('reference'),
  memo: text('memo').notNull().default(''),
  status: text('status', { enum: paymentStatuses }).notNull().default('completed'),
  entryId: uuid('entry_id').notNull(),
  reversedOn: date('reversed_on'),
  reversalReason: text('reversal_reason'),
  version: version(),
  ...timestamps(),
});

export const paymentApplications = finance.table('payment_applications', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  leaseId: uuid('lease_id').notNull(),
  paymentId: uuid('payment_id').notNull(),
  chargeId: uuid('charge_id').notNull(),
  amountMinor: minorUnits('amount_minor').notNull(),
  appliedOn: date('applied_on').notNull(),
  entryId: uuid('entry_id').notNull(),
  undoneAt: instant('undone_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});
