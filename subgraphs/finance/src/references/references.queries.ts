import { communityFacts, leaseFacts, unitFacts } from '@lintel/db/schema/facts';
import type { Tx } from '@lintel/db/session';
import { anyOf, computedByKey } from '@lintel/server/load';
import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

export type CommunityFacts = typeof communityFacts.$inferSelect;
export type UnitFacts = typeof unitFacts.$inferSelect;
export type LeaseFacts = typeof leaseFacts.$inferSelect;

/** What the owners of these objects let finance read of them. The reader's policies hold, so the invisible is null. */
export const communityFactsById = computedByKey<CommunityFacts | null>(
  'finance.communityFacts',
  async (tx, ids) => byId(await tx.select().from(communityFacts).where(withId(communityFacts.id, ids))),
  null,
);
export const unitFactsById = computedByKey<UnitFacts | null>(
  'finance.unitFacts',
  async (tx, ids) => byId(await tx.select().from(unitFacts).where(withId(unitFacts.id, ids))),
  null,
);
export const leaseFactsById = computedByKey<LeaseFacts | null>(
  'finance.leaseFacts',
  async (tx, ids) => readLeases(tx, ids),
  null,
);

/** The leases with these ids that the session may see, by id. Every id must be a UUID. */
export const readLeases = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LeaseFacts>> =>
  byId(await tx.select().from(leaseFacts).where(withId(leaseFacts.id, ids)));

/** The communities with these ids that the session may see, by id. Every id must be a UUID. */
export const readCommunities = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CommunityFacts>> =>
  byId(await tx.select().from(communityFacts).where(withId(communityFacts.id, ids)));

/** The units with these ids that the session may see, by id. Every id must be a UUID. */
export const readUnits = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, UnitFacts>> =>
  byId(await tx.select().from(unitFacts).where(withId(unitFacts.id, ids)));

const withId = (column: unknown, ids: readonly string[]): SQL => anyOf(column as AnyPgColumn, ids);

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
