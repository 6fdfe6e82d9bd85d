import { nameKey } from '@lintel/kernel/text';
import { CommandError } from '../command-error.ts';
import { ApiError, explain } from '../connection/api-error.ts';
import { type CommunityCounts, type CommunityDefaults, communityIds, settleCommunities } from './communities.ts';
import type { Remark } from './draft.ts';
import type { Plan } from './plan.ts';
import { createProperties, findExisting } from './properties.ts';
import { createUnits } from './units.ts';
import { type Item, itemOf, type Work } from './work.ts';

/** What an import did, whole or not. */
export type Outcome = {
  readonly communities: CommunityCounts;
  readonly items: readonly Item[];
  /** What was found out while importing, beside what the plan says. */
  readonly warnings: readonly Remark[];
  /** Why the run ended before its end; undefined when it did not. */
  readonly stopped: string | undefined;
};

export type ImportOptions = Omit<Work, 'warnings'> & {
  readonly community: CommunityDefaults;
  readonly dryRun: boolean;
};

/**
 * Brings the plan into the organization: communities, then properties, then units. Each step leaves out what is there
 * already, so that a run that was cut off anywhere is finished by running it again. Never throws for what the server says.
 */
export const runImport = async (plan: Plan, options: ImportOptions): Promise<Outcome> => {
  const items = plan.drafts.map(itemOf);
  const communities: CommunityCounts = { existing: 0, created: 0 };
  const work: Work = { ...options, warnings: [] };
  const steps = options.dryRun ? rehearse : perform;
  let stopped: string | undefined;
  try {
    await steps(work, items, { plan, community: options.community, counts: communities });
    if (options.signal.aborted) stopped = 'It was interrupted.';
  } catch (error) {
    if (error instanceof ApiError) stopped = explain(error);
    else if (error instanceof CommandError) stopped = error.message;
    else throw error;
  } finally {
    options.progress.end();
  }
  return { communities, items, warnings: work.warnings, stopped };
};

type Steps = { readonly plan: Plan; readonly community: CommunityDefaults; readonly counts: CommunityCounts };

const perform = async (work: Work, items: readonly Item[], { plan, community, counts }: Steps): Promise<void> => {
  const { layout } = plan;
  const open = () => items.filter(({ failure, isDone }) => failure === undefined && !isDone);
  await settleCommunities(work, items, { defaults: community, counts, fieldName: layout.community.header });
  if (work.signal.aborted) return;
  await findExisting(work, open());
  if (work.signal.aborted) return;
  await createProperties(
    work,
    open().filter(({ propertyId }) => propertyId === undefined),
    layout,
  );
  if (work.signal.aborted) return;
  await createUnits(
    work,
    open().filter(({ propertyId }) => propertyId !== undefined),
    layout.units.header,
  );
};

/** Only asks: what would be made, and what is there. */
const rehearse = async (work: Work, items: readonly Item[], { counts }: Steps): Promise<void> => {
  const known = await communityIds(work);
  const wanted = new Set(items.map(({ draft }) => nameKey(draft.community)));
  counts.existing = [...wanted].filter((key) => known.has(key)).length;
  counts.created = wanted.size - counts.existing;
  await findExisting(work, items);
  if (work.signal.aborted) return;
  for (const item of items.filter(({ isDone }) => !isDone)) {
    item.origin ??= 'created';
    item.unitsCreated = item.draft.units - item.unitsExisting;
    item.isDone = true;
  }
};
