import type { AccountPurpose, ChargeKind, ChargeStatus } from '@lintel/db/schema/finance';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { transitions } from '@lintel/kernel/transitions';
import type { EntryDraft } from '../ledger/index.ts';

/** The life of a charge. Only what nothing was paid on can be voided; a reversed payment opens it again. */
export const chargeTransitions = transitions<ChargeStatus>({
  open: ['partially_paid', 'paid', 'void'],
  partially_paid: ['open', 'paid'],
  paid: ['open', 'partially_paid'],
  void: [],
});

/** What each kind of charge is credited to: income, except that a deposit stays the payer's money (rule R21). */
const creditedTo: Readonly<Record<ChargeKind, AccountPurpose>> = {
  rent: 'rental_income',
  deposit: 'deposits_held',
  assessment: 'assessment_income',
  late_fee: 'late_fee_income',
  interest: 'interest_income',
  legal_cost: 'fee_income',
  fee: 'fee_income',
  maintenance: 'maintenance_income',
  utility: 'utility_income',
  other: 'other_income',
};

export type PostableCharge = {
  readonly id: string;
  readonly entryId: string;
  readonly communityId: string;
  readonly unitId: string;
  readonly leaseId: string;
  readonly kind: ChargeKind;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly chargedOn: string;
  readonly description: string;
};

/** The entry of a charge: the lease owes it, and it is earned, or held if it is a deposit. */
export const chargeEntry = (charge: PostableCharge, accounts: Readonly<Record<AccountPurpose, string>>): EntryDraft => {
  const { communityId, currency, amountMinor, unitId, leaseId } = charge;
  const line = { amountMinor, unitId, leaseId, chargeId: charge.id };
  return {
    id: charge.entryId,
    communityId,
    currency,
    entryDate: charge.chargedOn,
    memo: charge.description,
    source: 'charge',
    lines: [
      { ...line, accountId: accounts.receivables, side: 'debit' },
      { ...line, accountId: accounts[creditedTo[charge.kind]], side: 'credit' },
    ],
  };
};

/** Whether a charge can be taken back. Errors: CHARGE_HAS_PAYMENTS, CHARGE_NOT_OPEN when it is void already. */
export const checkVoid = <Charge extends { readonly status: ChargeStatus }>(charge: Charge): Result<Charge> => {
  if (chargeTransitions.allows(charge.status, 'void')) return ok(charge);
  return fail(charge.status === 'void' ? 'CHARGE_NOT_OPEN' : 'CHARGE_HAS_PAYMENTS', { path: ['input', 'id'] });
};
