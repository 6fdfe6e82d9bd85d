import { isPermission, type Permission } from '@lintel/kernel/permissions';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Session } from '@lintel/kernel/session';

const KEY = /^[a-z][a-z0-9_]{1,62}$/;

export const readRoleKey = (key: string): Result<string> =>
  KEY.test(key)
    ? ok(key)
    : fail('INVALID_VALUE', { message: 'A key is a small letter, then small letters, digits and underscores.' });

export const readLevel = (level: number): Result<number> =>
  level >= 0 && level <= 3 ? ok(level) : fail('VALUE_OUT_OF_RANGE', { message: 'A level is 0, 1, 2 or 3.' });

/**
 * Reads permissions to grant to a role or a key: they exist, each once, and the session holds them all. Errors under the
 * index: PERMISSION_UNKNOWN, DUPLICATE_ITEM, PERMISSION_NOT_HELD.
 */
export function readGrant(
  names: readonly string[],
  session: Pick<Session, 'permissions'>,
): Result<readonly Permission[]> {
  const granted = new Set<Permission>();
  for (const [index, name] of names.entries()) {
    const path = [String(index)];
    if (!isPermission(name)) return fail('PERMISSION_UNKNOWN', { path });
    if (granted.has(name)) return fail('DUPLICATE_ITEM', { path });
    if (!session.permissions.includes(name))
      return fail('PERMISSION_NOT_HELD', { path, message: `You do not have ${name} yourself.` });
    granted.add(name);
  }
  return ok([...granted]);
}
