import { randomUUID } from 'node:crypto';
import type { UserError } from '../connection/user-error.ts';
import { inBatches, inParallel } from '../in-parallel.ts';
import { unitsCreate } from './portfolio-documents.ts';
import { failItem, type Item, messageOf, reasonOf, stopsTheRun, type Work } from './work.ts';

/** As many as the API takes at once. */
const batchSize = 500;

type Created = {
  readonly unitsCreate: {
    readonly createdCount: number;
    readonly skippedCount: number;
    readonly userErrors: readonly UserError[];
  };
};

/** Gives each property the units that it lacks, numbered from 1. A number that a unit has already is left to it. */
export const createUnits = async (work: Work, items: readonly Item[], fieldName: string): Promise<void> => {
  work.progress.start(
    'units',
    items.reduce((sum, { draft }) => sum + draft.units, 0),
  );
  await inParallel(items, work, async (item) => {
    item.unitsExisting = 0;
    const numbers = Array.from({ length: item.draft.units }, (_, index) => ({ number: String(index + 1) }));
    for (const units of inBatches(numbers, batchSize)) {
      if (work.signal.aborted || !(await createBatch(work, item, { units, fieldName }))) return;
      work.progress.advance(units.length);
    }
    item.isDone = true;
  });
};

const createBatch = async (
  work: Work,
  item: Item,
  { units, fieldName }: { units: readonly { number: string }[]; fieldName: string },
): Promise<boolean> => {
  try {
    const input = { propertyId: item.propertyId, units, onExisting: 'SKIP' };
    const data = await work.api.ask<Created>(unitsCreate, { input }, { idempotencyKey: randomUUID() });
    const { createdCount, skippedCount, userErrors } = data.unitsCreate;
    item.unitsCreated += createdCount;
    item.unitsExisting += skippedCount;
    if (userErrors[0] === undefined) return true;
    failItem(item, fieldName, messageOf(userErrors[0]));
  } catch (error) {
    if (stopsTheRun(error)) throw error;
    failItem(item, fieldName, reasonOf(error));
  }
  return false;
};
