import { type ChargeKind, charges, paymentApplications } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { anyOf, manyByKey } from '@lintel/server/load';
import { and, asc, gt, isNull, sql } from 'drizzle-orm';
import type { OpenCharge } from './application.rules.ts';

export type PaymentApplicationRow = typeof paymentApplications.$inferSelect;

/** An application with the currency of its payment and charge. */
export type ApplicationOfPayment = PaymentApplicationRow & { readonly currency: string };

const counting = isNull(paymentApplications.undoneAt);

export const applicationsByPayment = manyByKey(paymentApplications, paymentApplications.paymentId, {
  where: counting,
  orderBy: [asc(paymentApplications.id)],
});
export const applicationsByCharge = manyByKey(paymentApplications, paymentApplications.chargeId, {
  where: counting,
  orderBy: [asc(paymentApplications.id)],
});

export type OpenChargeOfLease = OpenCharge & {
  readonly leaseId: string;
  readonly chargedOn: string;
  readonly kind: ChargeKind;
};

/** What is open on leases, locked in sorted order. The accounts of the leases must be locked already. */
export const lockOpenCharges = async (tx: Tx, leaseIds: readonly string[]): Promise<OpenChargeOfLease[]> =>
  tx
    .select({
      id: charges.id,
      leaseId: charges.leaseId,
      kind: charges.kind,
      dueOn: charges.dueOn,
      chargedOn: charges.chargedOn,
      openMinor: charges.openMinor,
    })
    .from(charges)
    .where(and(anyOf(charges.leaseId, leaseIds), gt(charges.openMinor, 0n)))
    .orderBy(asc(charges.id))
    .for('update');

/** The applications of a payment that count. */
export const readApplications = async (tx: Tx, paymentId: string): Promise<PaymentApplicationRow[]> =>
  tx
    .select()
    .from(paymentApplications)
    .where(and(anyOf(paymentApplications.paymentId, [paymentId]), counting))
    .orderBy(asc(paymentApplications.chargeId));

export type NewApplication = {
  readonly communityId: string;
  readonly unitId: string;
  readonly leaseId: string;
  readonly paymentId: string;
  readonly chargeId: string;
  readonly amountMinor: bigint;
  readonly appliedOn: string;
  readonly entryId: string;
};

/**
 * Takes applications off what is open on their charges and stores them: two statements, in this order, because the database
 * checks an application when it is stored. What is unapplied of the payments must be right already.
 */
export const saveApplications = async (tx: Tx, applications: readonly NewApplication[]): Promise<void> => {
  if (applications.length === 0) return;
  await changeOpen(
    tx,
    applications.map(({ chargeId, amountMinor }) => ({ chargeId, byMinor: -amountMinor })),
  );
  const records = JSON.stringify(
    applications.map((application) => ({
      community_id: application.communityId,
      unit_id: application.unitId,
      lease_id: application.leaseId,
      payment_id: application.paymentId,
      charge_id: application.chargeId,
      amount_minor: String(application.amountMinor),
      applied_on: application.appliedOn,
      entry_id: application.entryId,
    })),
  );
  await tx.execute(sql`
    insert into finance.payment_applications (community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id)
    select community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id
    from jsonb_to_recordset(${records}::jsonb)
      as a(community_id uuid, unit_id uuid, lease_id uuid, payment_id uuid, charge_id uuid, amount_minor bigint, applied_on date, entry_id uuid)`);
};

/**
 * Raises or lowers what is open on charges. The amounts are looked up in one parameter and not joined: a plan made before the
 * table had statistics would read all of it once per charge.
 */
export const changeOpen = async (
  tx: Tx,
  changes: readonly { readonly chargeId: string; readonly byMinor: bigint }[],
): Promise<void> => {
  const byCharge = new Map<string, bigint>();
  for (const { chargeId, byMinor } of changes) byCharge.set(chargeId, (byCharge.get(chargeId) ?? 0n) + byMinor);
  const amounts = JSON.stringify(Object.fromEntries([...byCharge].map(([id, amount]) => [id, String(amount)])));
  await tx
    .update(charges)
    .set({
      openMinor: sql`open_minor + (${amounts}::jsonb ->> ${charges.id}::text)::bigint`,
      version: sql`version + 1`,
      updatedAt: sql`now()`,
    })
    .where(anyOf(charges.id, [...byCharge.keys()]));
};
