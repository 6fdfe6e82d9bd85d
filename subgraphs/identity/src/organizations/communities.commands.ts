import { communities } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { isCurrency } from '@lintel/kernel/money';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { nameKey, toLowerCase } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { eq, sql } from 'drizzle-orm';
import type {
  CommunityArchiveInput,
  CommunityCreateInput,
  CommunityRestoreInput,
  CommunityUpdateInput,
} from '../__generated__/resolvers.ts';
import type { CommunityRow } from './communities.queries.ts';
import { readAddress, readCommunityName, readLocale, readTimeZone } from './communities.rules.ts';

const constraints: ConstraintErrors = {
  communities_name_key: { code: 'COMMUNITY_NAME_TAKEN', path: ['input', 'name'] },
  communities_time_zone: { code: 'TIME_ZONE_INVALID', path: ['input', 'timeZone'] },
};

/** What a community is made of; `nameKey` is derived from the name. */
export type CommunityDraft = Pick<CommunityRow, 'name' | 'timeZone' | 'currency'> &
  Partial<Pick<CommunityRow, 'id' | 'kind' | 'locale' | 'address'>>;

/** Makes communities of the session's organization, in one statement per thousand. Names and zones must have been read. */
export const insertCommunities = async (
  tx: Tx,
  drafts: readonly CommunityDraft[],
): Promise<readonly CommunityRow[]> => {
  const made: CommunityRow[] = [];
  for (let start = 0; start < drafts.length; start += 1000) {
    const rows = drafts.slice(start, start + 1000).map((draft) => ({ ...draft, nameKey: nameKey(draft.name) }));
    made.push(...(await tx.insert(communities).values(rows).returning()));
  }
  return made;
};

export const communityCreate = command(
  'communityCreate',
  { constraints },
  async (work, input: CommunityCreateInput) => {
    const read = all([
      at(['input', 'name'], readCommunityName(input.name)),
      at(['input', 'timeZone'], readTimeZone(input.timeZone)),
      isCurrency(input.currency) ? ok(input.currency) : fail('CURRENCY_UNKNOWN', { path: ['input', 'currency'] }),
      at(['input', 'locale'], readLocale(input.locale ?? 'en-US')),
      at(['input', 'address'], readAddress(input.address)),
    ]);
    if (!read.ok) return read;
    const [name, timeZone, currency, locale, address] = read.value;
    const kind = toLowerCase(input.kind ?? 'BUILDING');
    const [community] = await insertCommunities(work.tx, [{ name, kind, timeZone, currency, locale, address }]);
    await tell(work, 'community.created', community!);
    return ok(community!);
  },
);

export const communityUpdate = command(
  'communityUpdate',
  { constraints },
  async (work, input: CommunityUpdateInput) => {
    const locked = await lockCommunity(work.tx, input);
    if (!locked.ok) return locked;
    if (locked.value.deletedAt !== null) return fail('NOT_FOUND', { path: ['input', 'id'] });
    const read = all([
      input.name == null ? ok(null) : at(['input', 'name'], readCommunityName(input.name)),
      input.timeZone == null ? ok(null) : at(['input', 'timeZone'], readTimeZone(input.timeZone)),
      input.locale == null ? ok(null) : at(['input', 'locale'], readLocale(input.locale)),
      at(['input', 'address'], readAddress(input.address)),
    ]);
    if (!read.ok) return read;
    const [name, timeZone, locale, address] = read.value;
    const changes = {
      ...(name === null ? {} : { name, nameKey: nameKey(name) }),
      ...(timeZone === null ? {} : { timeZone }),
      ...(locale === null ? {} : { locale }),
      ...(input.address === undefined ? {} : { address }),
      ...(input.kind == null ? {} : { kind: toLowerCase(input.kind) }),
    };
    if (Object.keys(changes).length === 0) return locked;
    const community = await save(work.tx, locked.value, changes);
    await tell(work, 'community.updated', community, { changed: Object.keys(changes) });
    return ok(community);
  },
);

export const communityArchive = command(
  'communityArchive',
  { constraints },
  async (work, input: CommunityArchiveInput) => {
    const locked = await lockCommunity(work.tx, input);
    if (!locked.ok || locked.value.deletedAt !== null) return locked;
    const community = await save(work.tx, locked.value, { deletedAt: work.now });
    await tell(work, 'community.archived', community);
    return ok(community);
  },
);

export const communityRestore = command(
  'communityRestore',
  { constraints },
  async (work, input: CommunityRestoreInput) => {
    const locked = await lockCommunity(work.tx, input);
    if (!locked.ok || locked.value.deletedAt === null) return locked;
    const community = await save(work.tx, locked.value, { deletedAt: null });
    await tell(work, 'community.restored', community);
    return ok(community);
  },
);

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

const lockCommunity = async (tx: Tx, { id, expectedVersion }: Reference): Promise<Result<CommunityRow>> => {
  const [row] = isUuid(id)
    ? await tx.select().from(communities).where(eq(communities.id, id)).for('no key update')
    : [];
  return row === undefined ? fail('NOT_FOUND', { path: ['input', 'id'] }) : checkVersion(row, expectedVersion);
};

const save = async (tx: Tx, row: CommunityRow, changes: Partial<CommunityRow>): Promise<CommunityRow> => {
  const [saved] = await tx
    .update(communities)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(communities.id, row.id))
    .returning();
  return saved!;
};

const tell = (work: Work, type: string, { id }: CommunityRow, payload: Record<string, unknown> = {}): Promise<void> =>
  work.emit({ type, entity: 'Community', entityId: id, payload });
