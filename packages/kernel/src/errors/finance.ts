import type { UserErrorDefinition } from '../errors.ts';

/** Failures of amounts, accounts, journal entries, charges and payments. */
export const financeErrors = {
  CURRENCY_UNKNOWN: {
    message: 'This is not the ISO 4217 code of a currency in use.',
    description: 'A currency code is not an active three-letter code of ISO 4217.',
  },
  CURRENCY_MISMATCH: {
    message: 'All amounts must have the same currency.',
    description: 'Amounts of different currencies were to be added, compared or applied to each other.',
  },
  AMOUNT_INVALID: {
    message: 'This is not an amount such as 1234.50.',
    description: 'An amount is not plain decimal text, or has more than 9007199254740991 minor units.',
  },
  AMOUNT_TOO_PRECISE: {
    message: 'The amount has more decimals than its currency.',
    description: 'An amount has more decimal places than ISO 4217 gives its currency, even if they are zeros.',
  },
  AMOUNT_NOT_POSITIVE: {
    message: 'The amount must be greater than zero.',
    description: 'An amount is zero or negative where the direction of the money is given by the operation.',
  },
  ALLOCATION_WEIGHTS_INVALID: {
    message: 'An amount cannot be shared out by these weights.',
    description: 'A weight is negative, or there is no weight greater than zero.',
  },
  ACCOUNT_CODE_TAKEN: {
    message: 'Another account has this code.',
    description: 'The chart of accounts has another account with this code.',
  },
  ACCOUNT_IN_USE: {
    message: 'This account has postings.',
    description: 'The type, currency or existence of an account cannot change after something was posted to it.',
  },
  ACCOUNT_IS_SYSTEM: {
    message: 'Commands post to this account: its type cannot change and it cannot be archived.',
    description: 'The account is one that commands post to, so it keeps its type and stays in use.',
  },
  ACCOUNT_HAS_BALANCE: {
    message: 'This account has a balance. Move it to another account first.',
    description: 'An account can be archived only while it stands at zero in every community and currency.',
  },
  ACCOUNT_PARENT_INVALID: {
    message: 'The parent must be a group account of the same type that is not below this account.',
    description: 'The parent is not a group, has another type, is archived, or would make a circle.',
  },
  ACCOUNT_CONTROLLED: {
    message: 'This account moves only with charges and payments.',
    description: 'A manual journal entry names receivables or prepayments, which must always agree with the leases.',
  },
  ACCOUNT_NOT_POSTABLE: {
    message: 'Nothing can be posted to this account.',
    description: 'A journal line names an account that is archived or only groups other accounts.',
  },
  JOURNAL_ENTRY_TOO_SHORT: {
    message: 'A journal entry needs at least two lines.',
    description: 'A journal entry has fewer than two lines.',
  },
  JOURNAL_ENTRY_UNBALANCED: {
    message: 'Debits and credits must be equal.',
    description: 'The debits of a journal entry do not equal its credits in each currency.',
  },
  JOURNAL_ENTRY_ALREADY_REVERSED: {
    message: 'This journal entry has been reversed already.',
    description: 'A journal entry can be reversed once, and a reversal cannot be reversed itself.',
  },
  JOURNAL_ENTRY_NOT_MANUAL: {
    message: 'This entry belongs to a charge or a payment. Void the charge or reverse the payment instead.',
    description: 'Only entries posted by hand can be reversed by hand; the others are undone with what they belong to.',
  },
  LEASE_NOT_IN_FORCE: {
    message: 'This lease was never in force. Only an active or ended lease takes charges and payments.',
    description: 'The lease is a draft or was discarded, so nothing can be charged or paid on it.',
  },
  DATE_IN_FUTURE: {
    message: 'This day has not come yet in the time zone of the community.',
    description: 'A date of something that has happened lies after today, judged in the time zone of the community.',
  },
  REVERSAL_TOO_EARLY: {
    message: 'A reversal cannot be dated before what it reverses.',
    description: 'The date of a reversal lies before the date of the entry that it reverses.',
  },
  PAYMENT_ALREADY_REVERSED: {
    message: 'This payment has been reversed already.',
    description: 'A payment can be reversed once.',
  },
  CHARGE_NOT_OPEN: {
    message: 'This charge is paid or void.',
    description: 'The charge takes no payment or change because it is fully paid or void.',
  },
  CHARGE_HAS_PAYMENTS: {
    message: 'This charge has payments applied to it.',
    description: 'A charge can be voided only while no payment is applied to it.',
  },
  PAYMENT_OVER_APPLIED: {
    message: 'More would be applied than the payment or the charge has left.',
    description: 'The applications of a payment exceed its amount, or exceed what is open on a charge.',
  },
} satisfies Record<string, UserErrorDefinition>;
