import { newRequestId } from '@lintel/db/session';
import { reencryptColumn } from '@lintel/server/encryption';
import { errorFields } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import { sql } from 'drizzle-orm';
import { placeOfSecret } from './proof.ts';

type SealedFactor = { readonly id: string; readonly userId: string; readonly secretEncrypted: string };

const PAGE = 200;

/** How many factors were sealed anew, and how many could not be opened. */
export type Resealed = { readonly resealed: number; readonly unreadable: number };

/**
 * Seals the secrets of all factors under the present secret of the service, so that an earlier one can be forgotten. May run
 * side by side and be repeated; a factor that is confirmed or removed meanwhile is left alone.
 */
export const resealFactors = async (platform: Platform): Promise<Resealed> => {
  const counted = { resealed: 0, unreadable: 0 };
  for (let after: string | null = null; ; ) {
    const page: readonly SealedFactor[] = await factorsAfter(platform, after);
    for (const factor of page) {
      const outcome = await reseal(platform, factor);
      if (outcome !== 'current') counted[outcome] += 1;
    }
    const last = page.at(-1);
    if (last === undefined) return counted;
    after = last.id;
  }
};

/** Does so in the background when the service still knows an earlier secret, and tells the log when that may be forgotten. */
export const resealInBackground = (platform: Platform): void => {
  if (platform.secrets.earlierKeys('column').length === 0) return;
  resealFactors(platform).then(
    (counted) =>
      counted.unreadable === 0
        ? platform.log.info({ ...counted }, 'the secrets of all factors are sealed by the present LINTEL_SECRET')
        : platform.log.warn({ ...counted }, 'secrets of factors open by no LINTEL_SECRET that is known here'),
    (error: unknown) =>
      platform.log.warn(errorFields(error), 'factors were not sealed anew; the next start tries again'),
  );
};

const factorsAfter = (platform: Platform, after: string | null): Promise<readonly SealedFactor[]> =>
  platform.door.authenticate(newRequestId(), async (tx) => {
    const rows = await tx.execute<{ page: readonly SealedFactor[] }>(
      sql`select identity.sealed_factors(${after}, ${PAGE}) as page`,
    );
    return rows[0]!.page;
  });

const reseal = async (
  platform: Platform,
  { id, userId, secretEncrypted }: SealedFactor,
): Promise<'current' | keyof Resealed> => {
  const renewed = renew(platform, { id, userId, secretEncrypted });
  if (renewed === null) return 'unreadable';
  if (renewed === undefined) return 'current';
  await platform.door.authenticate(newRequestId(), (tx) =>
    tx.execute(sql`select identity.reseal_factor(${id}, ${secretEncrypted}, ${renewed})`),
  );
  return 'resealed';
};

/** Undefined when there is nothing to do, null for a secret that does not open: no code of its app is right. */
const renew = (platform: Platform, { id, userId, secretEncrypted }: SealedFactor): string | undefined | null => {
  try {
    return reencryptColumn(platform.secrets, placeOfSecret(userId, id), secretEncrypted);
  } catch {
    return null;
  }
};
