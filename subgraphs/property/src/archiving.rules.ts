import type { UserErrorCode } from '@lintel/kernel/errors';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { transitions } from '@lintel/kernel/transitions';

/** Records are archived and restored, never deleted: what refers to them stays true. */
export const archiving = transitions({ 'in use': ['archived'], archived: ['in use'] });

type Archivable = { readonly deletedAt: Date | null };

const stateOf = ({ deletedAt }: Archivable) => (deletedAt === null ? 'in use' : 'archived');

/** Fails with INVALID_TRANSITION when the record is archived already. */
export const checkArchive = <R extends Archivable>(record: R): Result<R> => {
  const checked = archiving.check(stateOf(record), 'archived');
  return checked.ok ? ok(record) : checked;
};

/** Fails with INVALID_TRANSITION when the record is in use already. */
export const checkRestore = <R extends Archivable>(record: R): Result<R> => {
  const checked = archiving.check(stateOf(record), 'in use');
  return checked.ok ? ok(record) : checked;
};

/** Fails with the code given when the record is archived: it takes no change then. */
export const checkInUse = <R extends Archivable>(
  record: R,
  { code, path = ['input'] }: { code: UserErrorCode; path?: readonly string[] },
): Result<R> => (record.deletedAt === null ? ok(record) : fail(code, { path }));
