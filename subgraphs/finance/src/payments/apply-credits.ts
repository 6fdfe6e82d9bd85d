import { newIds } from '@lintel/db/new-ids';
import { payments } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { anyOf } from '@lintel/server/load';
import { and, asc, gt, sql } from 'drizzle-orm';
import { postJournalEntries, type SystemAccounts } from '../ledger/index.ts';
import {
  type Application,
  type ApplicationPolicy,
  afterApplications,
  applyAmount,
  oldestFirst,
} from './application.rules.ts';
import { lockOpenCharges, type OpenChargeOfLease, saveApplications } from './applications.queries.ts';
import type { PaymentRow } from './payments.queries.ts';
import { creditEntry, latestDay } from './payments.rules.ts';

export type CreditRequest = {
  /** Leases whose accounts are locked. */
  readonly leaseIds: readonly string[];
  readonly accounts: SystemAccounts;
  /** No entry is dated before this day. */
  readonly notBefore?: string;
  readonly policy?: ApplicationPolicy;
};

/**
 * Lets open charges of leases use what the leases have paid ahead, the oldest payment first (rule R17): seven statements
 * however many leases there are. Called when a charge appears or opens again.
 */
export const applyCredits = async (
  tx: Tx,
  { leaseIds, accounts, notBefore, policy = oldestFirst }: CreditRequest,
): Promise<void> => {
  if (leaseIds.length === 0) return;
  const openCharges = await lockOpenCharges(tx, leaseIds);
  const credits = await lockCredits(tx, leaseIds);
  const uses = useCredits(credits, openCharges, policy).flatMap((use) => byDay(use, openCharges, notBefore));
  if (uses.length === 0) return;
  const ids = await newIds(tx, uses.length);
  await postJournalEntries(
    tx,
    uses.map(({ payment, applications, day }, index) =>
      creditEntry(payment, { id: ids[index]!, entryDate: day, applications }, accounts),
    ),
  );
  await lowerUnapplied(tx, uses);
  await saveApplications(
    tx,
    uses.flatMap(({ payment, applications, day }, index) =>
      applications.map((application) => ({
        ...application,
        communityId: payment.communityId,
        unitId: payment.unitId,
        leaseId: payment.leaseId,
        paymentId: payment.id,
        appliedOn: day,
        entryId: ids[index]!,
      })),
    ),
  );
};

type Use = { readonly payment: PaymentRow; readonly applications: readonly Application[] };
type DatedUse = Use & { readonly day: string };

const useCredits = (
  credits: readonly PaymentRow[],
  openCharges: readonly OpenChargeOfLease[],
  policy: ApplicationPolicy,
): Use[] => {
  const openByLease = Map.groupBy(openCharges, ({ leaseId }) => leaseId);
  return credits.map((payment) => {
    const open = openByLease.get(payment.leaseId) ?? [];
    const { applications } = applyAmount(payment.unappliedMinor, open, policy);
    openByLease.set(payment.leaseId, afterApplications(open, applications));
    return { payment, applications };
  });
};

/** Credit is used when there is both the charge and the money, so one payment may need entries of several days. */
const byDay = (
  { payment, applications }: Use,
  charges: readonly OpenChargeOfLease[],
  notBefore?: string,
): DatedUse[] => {
  const chargedOn = new Map(charges.map((charge) => [charge.id, charge.chargedOn]));
  const dayOf = ({ chargeId }: Application) =>
    latestDay(payment.receivedOn, chargedOn.get(chargeId)!, notBefore ?? payment.receivedOn);
  return [...Map.groupBy(applications, dayOf)].map(([day, ofDay]) => ({ payment, day, applications: ofDay }));
};

const lockCredits = async (tx: Tx, leaseIds: readonly string[]): Promise<PaymentRow[]> => {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(anyOf(payments.leaseId, leaseIds), gt(payments.unappliedMinor, 0n)))
    .orderBy(asc(payments.id))
    .for('update');
  return rows.toSorted((a, b) => (a.receivedOn === b.receivedOn ? 0 : a.receivedOn < b.receivedOn ? -1 : 1));
};

/** Looked up and not joined, as in `changeOpen`. */
const lowerUnapplied = async (tx: Tx, uses: readonly DatedUse[]): Promise<void> => {
  const used = new Map<string, bigint>();
  for (const { payment, applications } of uses) {
    used.set(
      payment.id,
      applications.reduce((sum, { amountMinor }) => sum + amountMinor, used.get(payment.id) ?? 0n),
    );
  }
  const amounts = JSON.stringify(Object.fromEntries([...used].map(([id, amount]) => [id, String(amount)])));
  await tx
    .update(payments)
    .set({
      unappliedMinor: sql`unapplied_minor - (${amounts}::jsonb ->> ${payments.id}::text)::bigint`,
      version: sql`version + 1`,
      updatedAt: sql`now()`,
    })
    .where(anyOf(payments.id, [...used.keys()]));
};
