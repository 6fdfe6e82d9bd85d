import { randomUUID } from 'node:crypto';
import { allNodes, type Page } from '../connection/pages.ts';
import type { UserError } from '../connection/user-error.ts';
import { inBatches, inParallel } from '../in-parallel.ts';
import type { Layout } from './columns.ts';
import { existingPropertiesQuery, propertiesCreate } from './portfolio-documents.ts';
import { failItem, type Item, messageOf, reasonOf, stopsTheRun, type Work } from './work.ts';

/** As many as the API takes at once. */
const batchSize = 100;

type Existing = {
  readonly id: string;
  readonly externalId: string;
  readonly archivedAt: string | null;
  readonly units: { readonly totalCount: number };
};

/**
 * Marks the items that are in the organization already, with the number of units they have there. One that was archived is
 * left alone: whoever archived it does not want it back from an old file.
 */
export const findExisting = async (work: Work, items: readonly Item[]): Promise<void> => {
  work.progress.start('looking for properties', items.length);
  await inParallel(inBatches(items, batchSize), work, async (batch) => {
    const variables = { externalIds: batch.map(({ draft }) => draft.externalId) };
    const nodes = await allNodes(
      work.api,
      { query: existingPropertiesQuery, variables },
      ({ properties }: { properties: Page<Existing> }) => properties,
    );
    const archivedFirst = nodes.toSorted(
      (one, other) => Number(one.archivedAt === null) - Number(other.archivedAt === null),
    );
    const byExternalId = new Map(archivedFirst.map((node) => [node.externalId, node]));
    for (const item of batch) markExisting(work, item, byExternalId.get(item.draft.externalId));
    work.progress.advance(batch.length);
  });
};

const markExisting = (work: Work, item: Item, found: Existing | undefined): void => {
  if (found === undefined) return;
  item.origin = 'existing';
  item.propertyId = found.id;
  // Units may have been renumbered or archived since: as many as the file tells, by whatever name, are enough.
  item.unitsExisting = Math.min(found.units.totalCount, item.draft.units);
  item.isDone = item.unitsExisting === item.draft.units || found.archivedAt !== null;
  if (found.archivedAt !== null) {
    work.warnings.push({
      line: item.draft.line,
      field: null,
      reason: 'is in the organization and archived; left alone',
    });
  }
};

/** Adds the items that are not there, in batches. An item that is refused fails alone. */
export const createProperties = async (work: Work, items: readonly Item[], layout: Layout): Promise<void> => {
  work.progress.start('properties', items.length);
  await inParallel(inBatches(items, batchSize), work, async (batch) => {
    await createBatch(work, batch, layout);
    work.progress.advance(batch.length);
  });
};

type Created = {
  readonly propertiesCreate: {
    readonly properties: readonly { readonly id: string }[] | null;
    readonly skippedCount: number;
    readonly userErrors: readonly UserError[];
  };
};

/** All of a batch or none is written, so the batch is sent again without what was refused, or in halves to find it. */
const createBatch = async (work: Work, batch: readonly Item[], layout: Layout): Promise<void> => {
  if (batch.length === 0 || work.signal.aborted) return;
  const input = { properties: batch.map(inputOf), onExisting: 'SKIP' };
  try {
    const data = await work.api.ask<Created>(propertiesCreate, { input }, { idempotencyKey: randomUUID() });
    const { properties, skippedCount, userErrors } = data.propertiesCreate;
    if (properties === null) return await sendRest(work, batch, { userErrors, layout });
    batch.forEach((item, index) => {
      item.propertyId = properties[index]!.id;
      // Which ones somebody else made since they were looked for is not told, only how many.
      item.origin = index < skippedCount ? 'existing' : 'created';
    });
  } catch (error) {
    if (stopsTheRun(error)) throw error;
    if (batch.length === 1) return failItem(batch[0]!, null, reasonOf(error));
    await sendHalves(work, batch, layout);
  }
};

const sendRest = async (
  work: Work,
  batch: readonly Item[],
  { userErrors, layout }: { userErrors: readonly UserError[]; layout: Layout },
): Promise<void> => {
  for (const error of userErrors) {
    const item = batch[Number(error.path[2] ?? Number.NaN)];
    if (item !== undefined) failItem(item, fieldOf(error, layout), messageOf(error));
  }
  const rest = batch.filter(({ failure }) => failure === undefined);
  if (rest.length < batch.length) return createBatch(work, rest, layout);
  if (batch.length > 1) return sendHalves(work, batch, layout);
  failItem(
    batch[0]!,
    null,
    userErrors[0] === undefined ? 'the property was refused without a reason' : messageOf(userErrors[0]),
  );
};

const sendHalves = async (work: Work, batch: readonly Item[], layout: Layout): Promise<void> => {
  const middle = Math.ceil(batch.length / 2);
  await createBatch(work, batch.slice(0, middle), layout);
  await createBatch(work, batch.slice(middle), layout);
};

const inputOf = ({ communityId, draft }: Item) => {
  const { externalId, name, kind, address, managementCompany, notes } = draft;
  return { communityId, externalId, name, kind, address, managementCompany, notes };
};

/** The column of the file behind a field of the input: `["input", "properties", "7", "address", "latitude"]`. */
const fieldOf = ({ path }: UserError, layout: Layout): string | null => {
  const [field, part] = path.slice(3);
  if (field === 'communityId') return layout.community.header;
  if (field === 'address')
    return part === 'line1' || part === undefined ? layout.address.header : headerOf(part, layout);
  return field === undefined ? null : headerOf(field, layout);
};

const headerOf = (field: string, layout: Layout): string =>
  Object.hasOwn(layout, field) ? layout[field as keyof Layout].header : field;
