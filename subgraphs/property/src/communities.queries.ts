import { communityFacts } from '@lintel/db/schema/facts';
import type { Tx } from '@lintel/db/session';
import { anyOf, computedByKey } from '@lintel/server/load';
import { and, isNull } from 'drizzle-orm';

/** What this subgraph needs to know of a community. */
export type CommunityFacts = { readonly timeZone: string; readonly currency: string };

/** Communities in use among those asked for, by id; one that the session does not see is not among them. */
export const communitiesAmong = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommunityFacts>> => {
  const rows = await tx
    .select({ id: communityFacts.id, timeZone: communityFacts.timeZone, currency: communityFacts.currency })
    .from(communityFacts)
    .where(and(anyOf(communityFacts.id as never, [...new Set(ids)]), isNull(communityFacts.deletedAt)));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

/** The time zone of a community, archived or not: its past leases are still judged by it. */
export const timeZoneByCommunity = computedByKey<string | null>(
  'timeZoneByCommunity',
  async (tx, ids) => {
    const rows = await tx
      .select({ id: communityFacts.id, timeZone: communityFacts.timeZone })
      .from(communityFacts)
      .where(anyOf(communityFacts.id as never, ids));
    return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
  },
  null,
);
