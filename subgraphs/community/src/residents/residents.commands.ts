import { residents } from '@lintel/db/schema/community';
import { communityFacts } from '@lintel/db/schema/facts';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { nameKey } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type {
  ResidentArchiveInput,
  ResidentCreateInput,
  ResidentRestoreInput,
  ResidentUpdateInput,
} from '../__generated__/resolvers.ts';
import { insertResidents } from './insert.ts';
import type { ResidentRow } from './residents.queries.ts';
import { readEmail, readLanguage, readName, readNotes, readPhone } from './residents.rules.ts';

const constraints: ConstraintErrors = {
  residents_user_key: { code: 'RESIDENT_USER_TAKEN', path: ['input', 'userId'] },
  residents_user_fkey: { code: 'REFERENCE_NOT_FOUND', path: ['input', 'userId'] },
};

export const residentCreate = command('residentCreate', { constraints }, async (work, input: ResidentCreateInput) => {
  const read = all([
    at(['input', 'fullName'], readName(input.fullName)),
    at(['input', 'email'], readEmail(input.email)),
    at(['input', 'phone'], readPhone(input.phone)),
    at(['input', 'preferredLanguage'], readLanguage(input.preferredLanguage)),
    at(['input', 'notes'], readNotes(input.notes)),
    await keepingCommunity(work, input.communityId),
    readUserId(input.userId),
  ]);
  if (!read.ok) return read;
  const [fullName, email, phone, preferredLanguage, notes, communityId, userId] = read.value;
  const [resident] = await insertResidents(work.tx, [
    { fullName, nameKey: nameKey(fullName), ...email, phone, preferredLanguage, notes, communityId, userId },
  ]);
  await work.emit({ type: 'resident.created', entity: 'Resident', entityId: resident!.id, payload: { communityId } });
  return ok(resident!);
});

export const residentUpdate = command('residentUpdate', { constraints }, async (work, input: ResidentUpdateInput) => {
  const locked = await lockResident(work.tx, input);
  if (!locked.ok) return locked;
  const changes = await readChanges(work, input);
  if (!changes.ok) return changes;
  if (Object.keys(changes.value).length === 0) return locked;
  const resident = await save(work.tx, locked.value, changes.value);
  await work.emit({
    type: 'resident.updated',
    entity: 'Resident',
    entityId: resident.id,
    payload: { changed: Object.keys(changes.value) },
  });
  return ok(resident);
});

export const residentArchive = command(
  'residentArchive',
  { constraints },
  async (work, input: ResidentArchiveInput) => {
    const locked = await lockResident(work.tx, input);
    if (!locked.ok) return locked;
    const [use] = await work.tx.execute<{ open: boolean }>(
      sql`select community.has_open_occupancies(${locked.value.id}) as open`,
    );
    if (use?.open === true) return fail('RESIDENT_IN_USE', { path: ['input', 'id'] });
    const resident = await save(work.tx, locked.value, { deletedAt: work.now });
    await work.emit({ type: 'resident.archived', entity: 'Resident', entityId: resident.id, payload: {} });
    return ok(resident);
  },
);

export const residentRestore = command(
  'residentRestore',
  { constraints },
  async (work, input: ResidentRestoreInput) => {
    const found = await findForUpdate(work.tx, input.id);
    if (found === undefined) return notFound();
    const current = checkVersion(found, input.expectedVersion);
    if (!current.ok || found.deletedAt === null) return current;
    const resident = await save(work.tx, found, { deletedAt: null });
    await work.emit({ type: 'resident.restored', entity: 'Resident', entityId: resident.id, payload: {} });
    return ok(resident);
  },
);

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

/**
 * Locks a resident in use, so that what is decided about him stays true until COMMIT. Whoever also locks occupancies locks
 * their resident first. Fails with NOT_FOUND, RESIDENT_ARCHIVED or CONFLICT.
 */
export const lockResident = async (tx: Tx, { id, expectedVersion }: Reference): Promise<Result<ResidentRow>> => {
  const found = await findForUpdate(tx, id);
  if (found === undefined) return notFound();
  if (found.deletedAt !== null) return fail('RESIDENT_ARCHIVED', { path: ['input', 'id'] });
  return checkVersion(found, expectedVersion);
};

const notFound = () => fail('NOT_FOUND', { path: ['input', 'id'] });

const findForUpdate = async (tx: Tx, id: string): Promise<ResidentRow | undefined> => {
  if (!isUuid(id)) return undefined;
  const [found] = await tx.select().from(residents).where(eq(residents.id, id)).for('update');
  return found;
};

const save = async (tx: Tx, row: ResidentRow, changes: Partial<ResidentRow>): Promise<ResidentRow> => {
  const [saved] = await tx
    .update(residents)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(residents.id, row.id))
    .returning();
  return saved!;
};

/** Only what the input names: a field that is left out stays, null removes. */
const readChanges = async (work: Work, input: ResidentUpdateInput): Promise<Result<Partial<ResidentRow>>> => {
  const { fullName, email, phone, preferredLanguage, notes, communityId, userId } = input;
  const name = fullName === undefined ? undefined : at(['input', 'fullName'], readName(fullName ?? ''));
  const read = all([
    name === undefined || !name.ok ? (name ?? ok({})) : ok({ fullName: name.value, nameKey: nameKey(name.value) }),
    email === undefined ? ok({}) : at(['input', 'email'], readEmail(email)),
    phone === undefined ? ok({}) : as('phone', readPhone(phone)),
    preferredLanguage === undefined ? ok({}) : as('preferredLanguage', readLanguage(preferredLanguage)),
    notes === undefined ? ok({}) : as('notes', readNotes(notes)),
    communityId === undefined ? ok({}) : as('communityId', await keepingCommunity(work, communityId)),
    userId === undefined ? ok({}) : as('userId', readUserId(userId)),
  ]);
  return read.ok ? ok(Object.assign({}, ...read.value) as Partial<ResidentRow>) : read;
};

const as = <K extends keyof ResidentRow>(field: K, result: Result<ResidentRow[K]>): Result<Partial<ResidentRow>> => {
  const placed = result.ok || result.failures[0].path.length > 0 ? result : at(['input', field], result);
  return placed.ok ? ok({ [field]: placed.value } as Partial<ResidentRow>) : placed;
};

const readUserId = (userId: string | null | undefined): Result<string | null> => {
  if (userId == null) return ok(null);
  return isUuid(userId) ? ok(userId) : fail('REFERENCE_NOT_FOUND', { path: ['input', 'userId'] });
};

/**
 * The community whose staff keeps a record. Staff of single communities must name one of theirs, or they could not see
 * what they have just written.
 */
const keepingCommunity = async (
  { tx, session }: Work,
  id: string | null | undefined,
): Promise<Result<string | null>> => {
  const path = ['input', 'communityId'];
  if (id == null) return session.visibility === 'organization' ? ok(null) : fail('VALUE_REQUIRED', { path });
  if (!isUuid(id)) return fail('REFERENCE_NOT_FOUND', { path });
  const [found] = await tx
    .select({ id: communityFacts.id })
    .from(communityFacts)
    .where(and(eq(communityFacts.id, id), isNull(communityFacts.deletedAt)));
  return found === undefined ? fail('REFERENCE_NOT_FOUND', { path }) : ok(found.id);
};
