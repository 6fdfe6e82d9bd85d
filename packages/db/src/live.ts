import { isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Only records in use. Every query of a table that has `deleted_at` says it, nested ones and counts included. */
export const live = (table: { deletedAt: AnyPgColumn }): SQL => isNull(table.deletedAt);

export type Archived = 'EXCLUDE' | 'ONLY' | 'INCLUDE';

/** The condition of an `archived` filter; without one, only records in use. */
export const archived = (table: { deletedAt: AnyPgColumn }, wanted: Archived | null | undefined): SQL | undefined => {
  if (wanted === 'INCLUDE') return undefined;
  return wanted === 'ONLY' ? isNotNull(table.deletedAt) : isNull(table.deletedAt);
};
