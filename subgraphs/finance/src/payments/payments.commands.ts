import { payments } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { today } from '@lintel/kernel/dates';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, toLowerCase } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { readPositiveMoney } from '@lintel/server/money';
import { eq } from 'drizzle-orm';
import type { PaymentRecordInput, PaymentReverseInput } from '../__generated__/resolvers.ts';
import { lockLeaseBalances } from '../balances/index.ts';
import { reversalDay } from '../ledger/index.ts';
import { ofOnlyItem } from '../references/chargeable-leases.ts';
import { readCommunities } from '../references/references.queries.ts';
import type { PaymentRow } from './payments.queries.ts';
import { checkReverse } from './payments.rules.ts';
import { recordPayments } from './record-payments.ts';
import { reversePayment } from './reverse-payment.ts';

/** The rules forbid it first; this is what the database says when they should ever fail to. */
const constraints: ConstraintErrors = {
  charges_open_within_amount: { code: 'PAYMENT_OVER_APPLIED' },
  payments_unapplied_within_amount: { code: 'PAYMENT_OVER_APPLIED' },
};

export const paymentRecord = command(
  'paymentRecord',
  { money: true, constraints },
  async ({ tx, now, emit }, input: PaymentRecordInput): Promise<Result<PaymentRow>> => {
    const parts = all([
      readPositiveMoney(input.amount, ['input', 'amount']),
      at(['input', 'reference'], cleanOptionalText(input.reference, { max: 200 })),
      at(['input', 'memo'], cleanOptionalText(input.memo, { max: 500, multiline: true })),
    ]);
    if (!parts.ok) return parts;
    const [amount, reference, memo] = parts.value;
    const { leaseId, receivedOn } = input;
    const draft = { leaseId, receivedOn, amount, reference, method: toLowerCase(input.method), memo: memo ?? '' };
    const recorded = ofOnlyItem(await recordPayments(tx, [draft], { now }));
    if (!recorded.ok) return recorded;
    const payment = recorded.value[0]!;
    await emit(paymentEvent('recorded', payment));
    return ok(payment);
  },
);

export const paymentReverse = command(
  'paymentReverse',
  { money: true, constraints },
  async ({ tx, now, emit }, input: PaymentReverseInput): Promise<Result<PaymentRow>> => {
    const locked = await lockPayment(tx, input.id);
    if (!locked.ok) return locked;
    const payment = locked.value;
    const community = (await readCommunities(tx, [payment.communityId])).get(payment.communityId);
    const parts = all([
      checkVersion(payment, input.expectedVersion),
      checkReverse(payment),
      at(['input', 'reason'], cleanOptionalText(input.reason, { max: 500, multiline: true })),
      at(
        ['input', 'reversedOn'],
        reversalDay(input.reversedOn, {
          original: payment.receivedOn,
          today: today(community?.timeZone ?? 'UTC', now),
        }),
      ),
    ]);
    if (!parts.ok) return parts;
    const [, , reason, reversedOn] = parts.value;
    const reversed = await reversePayment(tx, payment, { reversedOn, reason });
    await emit(paymentEvent('reversed', reversed));
    return ok(reversed);
  },
);

/** Locks the account of the lease, under which neither its charges nor its payments can change. */
const lockPayment = async (tx: Tx, id: string): Promise<Result<PaymentRow>> => {
  const notFound = fail('NOT_FOUND', { path: ['input', 'id'] });
  if (!isUuid(id)) return notFound;
  const [found] = await tx.select({ leaseId: payments.leaseId }).from(payments).where(eq(payments.id, id));
  if (found === undefined) return notFound;
  await lockLeaseBalances(tx, [found.leaseId]);
  const [payment] = await tx.select().from(payments).where(eq(payments.id, id));
  return payment === undefined ? notFound : ok(payment);
};

const paymentEvent = (verb: string, { id, leaseId, amountMinor, currency, receivedOn }: PaymentRow) => ({
  type: `payment.${verb}`,
  entity: 'Payment',
  entityId: id,
  payload: { leaseId, minorUnits: String(amountMinor), currency, receivedOn },
});
