import { occupancies, residents } from '@lintel/db/schema/community';
import type { Tx } from '@lintel/db/session';
import type { OccupancyRow } from './occupancies.queries.ts';
import type { ResidentRow } from './residents.queries.ts';

export type NewResident = typeof residents.$inferInsert;
export type NewOccupancy = typeof occupancies.$inferInsert;

/** Most rows in one statement. */
const chunkSize = 1000;

const inChunks = async <New, Row>(rows: readonly New[], insert: (chunk: New[]) => Promise<Row[]>): Promise<Row[]> => {
  const stored: Row[] = [];
  for (let start = 0; start < rows.length; start += chunkSize)
    stored.push(...(await insert(rows.slice(start, start + chunkSize))));
  return stored;
};

/** Records residents, one or thousands, in the order given. Rows are checked and normalised by the caller. */
export const insertResidents = (tx: Tx, rows: readonly NewResident[]): Promise<ResidentRow[]> =>
  inChunks(rows, (chunk) => tx.insert(residents).values(chunk).returning());

/** Records occupancies, one or thousands, in the order given. Community and property must be those of the unit. */
export const insertOccupancies = (tx: Tx, rows: readonly NewOccupancy[]): Promise<OccupancyRow[]> =>
  inChunks(rows, (chunk) => tx.insert(occupancies).values(chunk).returning());
