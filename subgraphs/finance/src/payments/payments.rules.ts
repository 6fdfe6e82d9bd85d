import type { PaymentStatus } from '@lintel/db/schema/finance';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { EntryDraft, LineDraft, SystemAccounts } from '../ledger/index.ts';
import type { Application } from './application.rules.ts';

/** Who a payment is from and whose books it stands in. */
export type PaymentPlace = {
  readonly id: string;
  readonly communityId: string;
  readonly unitId: string;
  readonly leaseId: string;
  readonly currency: string;
};

export type PostablePayment = PaymentPlace & {
  readonly entryId: string;
  readonly amountMinor: bigint;
  readonly receivedOn: string;
  readonly memo: string;
  readonly applications: readonly Application[];
  readonly unappliedMinor: bigint;
};

/** The entry of a payment: cash comes in, each charge that it settles is owed no longer, and the rest is owed to the payer. */
export const paymentEntry = (payment: PostablePayment, accounts: SystemAccounts): EntryDraft => {
  const { communityId, currency, unappliedMinor } = payment;
  const lines: LineDraft[] = [
    { ...lineOf(payment), accountId: accounts.cash, side: 'debit', amountMinor: payment.amountMinor },
  ];
  lines.push(...payment.applications.map((application) => settlement(payment, application, accounts)));
  if (unappliedMinor > 0n)
    lines.push({ ...lineOf(payment), accountId: accounts.prepayments, side: 'credit', amountMinor: unappliedMinor });
  return {
    id: payment.entryId,
    communityId,
    currency,
    entryDate: payment.receivedOn,
    memo: payment.memo,
    source: 'payment',
    lines,
  };
};

/** The entry by which a charge uses credit: what was owed to the payer settles what he owes. */
export const creditEntry = (
  payment: PaymentPlace,
  {
    id,
    entryDate,
    applications,
  }: { readonly id: string; readonly entryDate: string; readonly applications: readonly Application[] },
  accounts: SystemAccounts,
): EntryDraft => {
  const amountMinor = applications.reduce((sum, application) => sum + application.amountMinor, 0n);
  const { communityId, currency } = payment;
  return {
    id,
    communityId,
    currency,
    entryDate,
    memo: '',
    source: 'application',
    lines: [
      { ...lineOf(payment), accountId: accounts.prepayments, side: 'debit', amountMinor },
      ...applications.map((application) => settlement(payment, application, accounts)),
    ],
  };
};

const lineOf = ({ id, unitId, leaseId }: PaymentPlace) => ({ unitId, leaseId, paymentId: id });

const settlement = (
  payment: PaymentPlace,
  { chargeId, amountMinor }: Application,
  accounts: SystemAccounts,
): LineDraft => ({
  ...lineOf(payment),
  accountId: accounts.receivables,
  side: 'credit',
  amountMinor,
  chargeId,
});

/** Money can only have been received on a day that has come. Error: DATE_IN_FUTURE. */
export const checkReceived = (receivedOn: string, today: string): Result<string> =>
  receivedOn <= today ? ok(receivedOn) : fail('DATE_IN_FUTURE', { details: { today } });

/** Whether a payment can be taken back. Error: PAYMENT_ALREADY_REVERSED. */
export const checkReverse = <Payment extends { readonly status: PaymentStatus }>(payment: Payment): Result<Payment> =>
  payment.status === 'completed' ? ok(payment) : fail('PAYMENT_ALREADY_REVERSED', { path: ['input', 'id'] });

/** The latest of some days. */
export const latestDay = (...days: readonly [string, ...string[]]): string => days.toSorted().at(-1)!;
