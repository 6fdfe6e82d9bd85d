import type { PermissionTable } from '../permissions.ts';

export const financePermissions = {
  'finance.account.read': 'See the chart of accounts.',
  'finance.account.manage': 'Add, change and archive ledger accounts.',
  'finance.journal.read': 'See journal entries, and what stands on each account.',
  'finance.journal.post': 'Post a journal entry by hand.',
  'finance.journal.reverse': 'Reverse a posted journal entry.',
  'finance.charge.read': 'See charges and what is open on them.',
  'finance.charge.create': 'Charge a unit or a lease.',
  'finance.charge.void': 'Void a charge.',
  'finance.payment.read': 'See payments and the charges they were applied to.',
  'finance.payment.record': 'Record a payment that was received.',
  'finance.payment.reverse': 'Reverse a payment that was recorded.',
  'finance.balance.read': 'See what a unit or a lease owes.',
} satisfies PermissionTable<'finance'>;
