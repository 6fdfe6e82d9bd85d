import type { AccountPurpose, AccountType } from '@lintel/db/schema/finance';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Side } from './journal.rules.ts';

/** The side on which accounts of a type stand when all is well. */
export const naturalSide = (type: AccountType): Side => (type === 'asset' || type === 'expense' ? 'debit' : 'credit');

/** What stands on an account, positive on its natural side. */
export const naturalBalance = (
  type: AccountType,
  moved: { readonly debitMinor: bigint; readonly creditMinor: bigint },
): bigint =>
  naturalSide(type) === 'debit' ? moved.debitMinor - moved.creditMinor : moved.creditMinor - moved.debitMinor;

/** Accounts whose balance is made of single charges and payments: posting to them by hand would break that. */
const controlled: readonly (AccountPurpose | null)[] = ['receivables', 'prepayments'];

export type Account = {
  readonly id: string;
  readonly type: AccountType;
  readonly purpose: AccountPurpose | null;
  readonly isGroup: boolean;
  readonly parentId: string | null;
  readonly deletedAt: Date | null;
};

/** Whether a person may post to the account. Errors: ACCOUNT_NOT_POSTABLE, ACCOUNT_CONTROLLED. */
export const checkPostable = (account: Account): Result<Account> => {
  if (account.isGroup || account.deletedAt !== null) return fail('ACCOUNT_NOT_POSTABLE');
  return controlled.includes(account.purpose) ? fail('ACCOUNT_CONTROLLED') : ok(account);
};

/**
 * Whether `parent` can gather `child`: a group in use, of the same type, and not the child itself or below it. `ancestors`
 * are the ids above the parent. Error: ACCOUNT_PARENT_INVALID.
 */
export const checkParent = (
  child: { readonly id: string | null; readonly type: AccountType },
  parent: Account,
  ancestors: readonly string[],
): Result<Account> => {
  const circle = child.id !== null && (parent.id === child.id || ancestors.includes(child.id));
  const fits = parent.isGroup && parent.deletedAt === null && parent.type === child.type;
  return fits && !circle ? ok(parent) : fail('ACCOUNT_PARENT_INVALID');
};

const codePattern = /^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/;

/** A code as accountants write it. Error: INVALID_VALUE. */
export const checkCode = (code: string): Result<string> => {
  const trimmed = code.trim();
  return codePattern.test(trimmed)
    ? ok(trimmed)
    : fail('INVALID_VALUE', {
        message: 'A code has 1 to 20 letters, digits, points and dashes, and starts with a letter or digit.',
      });
};
