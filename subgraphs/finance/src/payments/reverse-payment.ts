import { newIds } from '@lintel/db/new-ids';
import { paymentApplications, payments } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { leasesWithCredit } from '../balances/index.ts';
import { postJournalEntries, readPostedEntries, reversalOf, systemAccounts } from '../ledger/index.ts';
import { changeOpen, readApplications } from './applications.queries.ts';
import { applyCredits } from './apply-credits.ts';
import type { PaymentRow } from './payments.queries.ts';
import { latestDay } from './payments.rules.ts';

/**
 * Takes back a payment whose lease account is locked: the exact parts that were applied open again (rules R4, R18), and
 * every entry that moved its money is reversed, later uses of its credit included. What the lease has paid ahead by other
 * payments then settles what has opened. The payment keeps its own row and history.
 */
export const reversePayment = async (
  tx: Tx,
  payment: PaymentRow,
  { reversedOn, reason }: { readonly reversedOn: string; readonly reason: string | null },
): Promise<PaymentRow> => {
  const applications = await readApplications(tx, payment.id);
  const entryIds = [...new Set([payment.entryId, ...applications.map(({ entryId }) => entryId)])];
  const entries = await readPostedEntries(tx, entryIds);
  const ids = await newIds(tx, entryIds.length);
  await postJournalEntries(
    tx,
    entryIds.map((entryId, index) => {
      const entry = entries.get(entryId)!;
      // A use of credit may be dated later than the day of this reversal; nothing is reversed before it has happened.
      return reversalOf(entry, {
        id: ids[index]!,
        entryDate: latestDay(reversedOn, entry.entryDate),
        memo: reason ?? entry.memo,
      });
    }),
  );
  await changeOpen(
    tx,
    applications.map(({ chargeId, amountMinor }) => ({ chargeId, byMinor: amountMinor })),
  );
  const [reversed] = await tx
    .update(payments)
    .set({
      status: 'reversed',
      unappliedMinor: 0n,
      reversedOn,
      reversalReason: reason,
      version: payment.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(payments.id, payment.id))
    .returning();
  // Last, because the database checks applications against what they settle at once.
  await tx
    .update(paymentApplications)
    .set({ undoneAt: sql`now()` })
    .where(and(eq(paymentApplications.paymentId, payment.id), isNull(paymentApplications.undoneAt)));
  const leaseIds = await leasesWithCredit(tx, [payment.leaseId]);
  await applyCredits(tx, { leaseIds, accounts: await systemAccounts(tx), notBefore: reversedOn });
  return reversed!;
};
