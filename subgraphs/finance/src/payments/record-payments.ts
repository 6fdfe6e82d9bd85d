import { newIds } from '@lintel/db/new-ids';
import { type PaymentMethod, payments } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { today } from '@lintel/kernel/dates';
import type { Money } from '@lintel/kernel/money';
import { all, at, ok, type Result } from '@lintel/kernel/result';
import { anyOf } from '@lintel/server/load';
import { sql } from 'drizzle-orm';
import { lockLeaseBalances } from '../balances/index.ts';
import { postJournalEntries, systemAccounts } from '../ledger/index.ts';
import { chargeableLeases } from '../references/chargeable-leases.ts';
import { type LeaseFacts, readCommunities } from '../references/references.queries.ts';
import { type ApplicationPolicy, afterApplications, applyAmount, oldestFirst } from './application.rules.ts';
import { lockOpenCharges, type OpenChargeOfLease, saveApplications } from './applications.queries.ts';
import type { PaymentRow } from './payments.queries.ts';
import { checkReceived, type PostablePayment, paymentEntry } from './payments.rules.ts';

/** A payment to record. The amount is more than zero; text is clean. */
export type PaymentDraft = {
  readonly leaseId: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly receivedOn: string;
  readonly reference: string | null;
  readonly memo: string;
};

export type RecordOptions = {
  /** The instant by which it is judged whether a day has come. */
  readonly now: Date;
  readonly policy?: ApplicationPolicy;
};

/**
 * Records payments, applies them to the open charges of their leases and posts them, all or nothing: about ten statements
 * however many payments there are. Take a few thousand at most in one call. Several payments of one lease are applied in
 * the order given, in which they are also answered.
 *
 * Errors under [index, field]: REFERENCE_NOT_FOUND, LEASE_NOT_IN_FORCE, CURRENCY_MISMATCH, DATE_IN_FUTURE.
 */
export const recordPayments = async (
  tx: Tx,
  drafts: readonly PaymentDraft[],
  { now, policy = oldestFirst }: RecordOptions,
): Promise<Result<PaymentRow[]>> => {
  const leases = await chargeableLeases(tx, drafts);
  if (!leases.ok) return leases;
  const received = await checkDays(tx, { drafts, leases: leases.value, now });
  if (!received.ok) return received;
  const leaseIds = leases.value.map(({ id }) => id);
  await lockLeaseBalances(tx, leaseIds);
  const openCharges = await lockOpenCharges(tx, leaseIds);
  const accounts = await systemAccounts(tx);
  const ids = await newIds(tx, drafts.length * 2);
  const rows = applyInOrder(
    drafts.map((draft, index) =>
      newPayment(draft, leases.value[index]!, { id: ids[index]!, entryId: ids[drafts.length + index]! }),
    ),
    openCharges,
    policy,
  );
  await insertPayments(tx, rows);
  await postJournalEntries(
    tx,
    rows.map((row) => paymentEntry(row, accounts)),
  );
  await saveApplications(
    tx,
    rows.flatMap(({ id: paymentId, communityId, unitId, leaseId, entryId, receivedOn: appliedOn, applications }) =>
      applications.map((application) => ({
        ...application,
        paymentId,
        communityId,
        unitId,
        leaseId,
        entryId,
        appliedOn,
      })),
    ),
  );
  return ok(
    await readInOrder(
      tx,
      rows.map(({ id }) => id),
    ),
  );
};

type UnappliedPayment = Omit<PostablePayment, 'applications' | 'unappliedMinor'> &
  Pick<PaymentDraft, 'method' | 'reference'>;
type NewPayment = UnappliedPayment & Pick<PostablePayment, 'applications' | 'unappliedMinor'>;

const newPayment = (
  { amount, ...draft }: PaymentDraft,
  { communityId, unitId }: LeaseFacts,
  ids: { readonly id: string; readonly entryId: string },
): UnappliedPayment => ({
  ...draft,
  ...ids,
  communityId,
  unitId,
  amountMinor: amount.minorUnits,
  currency: amount.currency,
});

const checkDays = async (
  tx: Tx,
  { drafts, leases, now }: { drafts: readonly PaymentDraft[]; leases: readonly LeaseFacts[]; now: Date },
): Promise<Result<unknown>> => {
  const communities = await readCommunities(tx, [...new Set(leases.map(({ communityId }) => communityId))]);
  const todays = new Map([...communities].map(([id, { timeZone }]) => [id, today(timeZone, now)]));
  return all(
    drafts.map(({ receivedOn }, index) =>
      at([String(index), 'receivedOn'], checkReceived(receivedOn, todays.get(leases[index]!.communityId)!)),
    ),
  );
};

const applyInOrder = (
  rows: readonly UnappliedPayment[],
  openCharges: readonly OpenChargeOfLease[],
  policy: ApplicationPolicy,
): NewPayment[] => {
  const openByLease = Map.groupBy(openCharges, ({ leaseId }) => leaseId);
  return rows.map((row) => {
    const open = openByLease.get(row.leaseId) ?? [];
    const applied = applyAmount(row.amountMinor, open, policy);
    openByLease.set(row.leaseId, afterApplications(open, applied.applications));
    return { ...row, ...applied };
  });
};

const insertPayments = async (tx: Tx, rows: readonly NewPayment[]): Promise<void> => {
  const records = rows.map((row) => ({
    id: row.id,
    community_id: row.communityId,
    unit_id: row.unitId,
    lease_id: row.leaseId,
    amount_minor: String(row.amountMinor),
    unapplied_minor: String(row.unappliedMinor),
    currency: row.currency,
    method: row.method,
    received_on: row.receivedOn,
    reference: row.reference,
    memo: row.memo,
    entry_id: row.entryId,
  }));
  await tx.execute(sql`
    insert into finance.payments
      (id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, reference, memo, entry_id)
    select id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, reference, memo, entry_id
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as p(id uuid, community_id uuid, unit_id uuid, lease_id uuid, amount_minor bigint, unapplied_minor bigint, currency text,
        method text, received_on date, reference text, memo text, entry_id uuid)`);
};

const readInOrder = async (tx: Tx, ids: readonly string[]): Promise<PaymentRow[]> => {
  const rows = await tx.select().from(payments).where(anyOf(payments.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
};
