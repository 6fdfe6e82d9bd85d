import { randomUUID } from 'node:crypto';
import { nameKey } from '@lintel/kernel/text';
import { allNodes, type Page } from '../connection/pages.ts';
import type { UserError } from '../connection/user-error.ts';
import { inParallel } from '../in-parallel.ts';
import { communitiesQuery, communityCreate } from './portfolio-documents.ts';
import { failItem, type Item, messageOf, reasonOf, stopsTheRun, type Work } from './work.ts';

export type CommunityDefaults = { readonly timeZone: string; readonly currency: string };

type Node = { readonly id: string; readonly name: string };
type Communities = { readonly communities: Page<Node> };
type Created = {
  readonly communityCreate: { readonly community: Node | null; readonly userErrors: readonly UserError[] };
};

/** Communities of the organization by the key by which the server compares their names. */
export const communityIds = async ({ api }: Pick<Work, 'api'>): Promise<Map<string, string>> => {
  const nodes = await allNodes(api, { query: communitiesQuery }, ({ communities }: Communities) => communities);
  return new Map(nodes.map(({ id, name }) => [nameKey(name), id]));
};

/** How many communities there were and are now. */
export type CommunityCounts = { existing: number; created: number };

/** Finds the community of each item, or makes it. Items whose community cannot be made fail. */
export const settleCommunities = async (
  work: Work,
  items: readonly Item[],
  { defaults, counts, fieldName }: { defaults: CommunityDefaults; counts: CommunityCounts; fieldName: string },
): Promise<void> => {
  const known = await communityIds(work);
  const groups = [...Map.groupBy(items, ({ draft }) => nameKey(draft.community))];
  const settle = (group: readonly Item[], id: string) => {
    for (const item of group) item.communityId = id;
    work.progress.advance();
  };
  work.progress.start('communities', groups.length);
  const missing = groups.filter(([key, group]) => {
    const id = known.get(key);
    if (id !== undefined) settle(group, id);
    return id === undefined;
  });
  counts.existing = groups.length - missing.length;
  await inParallel(missing, work, async ([key, group]) => {
    const made = await makeCommunity(work, group[0]!.draft.community, { defaults, key });
    if ('id' in made) {
      settle(group, made.id);
      counts[made.isNew ? 'created' : 'existing'] += 1;
    } else for (const item of group) failItem(item, fieldName, made.reason);
  });
};

type Made = { readonly id: string; readonly isNew: boolean } | { readonly reason: string };

const makeCommunity = async (
  work: Work,
  name: string,
  { defaults, key }: { defaults: CommunityDefaults; key: string },
): Promise<Made> => {
  try {
    const input = { name, ...defaults };
    const data = await work.api.ask<Created>(communityCreate, { input }, { idempotencyKey: randomUUID() });
    const { community, userErrors } = data.communityCreate;
    if (community !== null) return { id: community.id, isNew: true };
    const [error] = userErrors;
    // Somebody else made it since the list was read.
    const id = error?.code === 'COMMUNITY_NAME_TAKEN' ? (await communityIds(work)).get(key) : undefined;
    if (id !== undefined) return { id, isNew: false };
    return { reason: error === undefined ? 'the community could not be made' : messageOf(error) };
  } catch (error) {
    if (stopsTheRun(error)) throw error;
    return { reason: reasonOf(error) };
  }
};
