import { documentVersions } from '@lintel/db/schema/documents';
import { communityFacts } from '@lintel/db/schema/facts';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { nameKey } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, isNull, max } from 'drizzle-orm';
import type {
  DocumentArchiveInput,
  DocumentCreateInput,
  DocumentRestoreInput,
  DocumentUpdateInput,
  DocumentVersionAddInput,
} from '../__generated__/resolvers.ts';
import { takeUpload } from '../files/index.ts';
import { findCategory } from './categories.queries.ts';
import type { DocumentRow } from './documents.queries.ts';
import {
  checkTargetCommunity,
  fromSdl,
  keepingCommunity,
  mostLinks,
  primaryIndex,
  readTags,
  readTitle,
  type Target,
} from './documents.rules.ts';
import { insertDocuments } from './insert.ts';
import { findForUpdate, lockDocument, saveDocument } from './lock.ts';
import { findTargets } from './targets.queries.ts';

const constraints: ConstraintErrors = { document_links_key: { code: 'LINK_EXISTS', path: ['input', 'links'] } };

export const documentCreate = command('documentCreate', { constraints }, async (work, input: DocumentCreateInput) => {
  const { tx, now } = work;
  const links = input.links ?? [];
  const read = all([
    at(['input', 'title'], readTitle(input.title)),
    at(['input', 'categoryKey'], await findCategory(tx, input.categoryKey)),
    at(['input', 'links'], await readTargets(work, links)),
    at(['input', 'links'], primaryIndex(links)),
    at(['input', 'tags'], readTags(input.tags)),
    at(['input', 'communityId'], await namedCommunity(work, input.communityId)),
  ]);
  if (!read.ok) return read;
  const [title, categoryId, targets, primary, tags, named] = read.value;
  const communityId = keepingCommunity(named, targets);
  // Staff of single communities could not see what it has just made for the whole organization.
  if (communityId === null && work.session.visibility !== 'organization')
    return fail('VALUE_REQUIRED', { path: ['input', 'communityId'] });
  const inside = all(
    targets.map((target, index) => at(['input', 'links', String(index)], checkTargetCommunity(communityId, target))),
  );
  if (!inside.ok) return inside;
  const file = at(['input', 'uploadId'], await takeUpload(tx, input.uploadId, now));
  if (!file.ok) return file;
  const [document] = await insertDocuments(tx, [
    {
      communityId,
      categoryId,
      title,
      tags,
      accessLevel: fromSdl(input.accessLevel ?? 'STAFF'),
      confidential: input.confidential ?? false,
      expiresOn: input.expiresOn ?? null,
      file: file.value,
      targets,
      primary,
    },
  ]);
  await tell(work, 'document.created', document!, { targets: targets.map(({ type, id }) => ({ type, id })) });
  return ok(document!);
});

export const documentUpdate = command('documentUpdate', {}, async (work, input: DocumentUpdateInput) => {
  const locked = await lockDocument(work.tx, input);
  if (!locked.ok) return locked;
  const changes = await readChanges(work, input);
  if (!changes.ok) return changes;
  if (Object.keys(changes.value).length === 0) return locked;
  const document = await saveDocument(work.tx, locked.value, changes.value);
  await tell(work, 'document.updated', document, { changed: Object.keys(changes.value) });
  return ok(document);
});

export const documentVersionAdd = command('documentVersionAdd', {}, async (work, input: DocumentVersionAddInput) => {
  const { tx, now } = work;
  const locked = await lockDocument(tx, { id: input.documentId, expectedVersion: input.expectedVersion }, 'documentId');
  if (!locked.ok) return locked;
  const file = at(['input', 'uploadId'], await takeUpload(tx, input.uploadId, now));
  if (!file.ok) return file;
  const documentId = locked.value.id;
  const [last] = await tx
    .select({ number: max(documentVersions.number) })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId));
  const number = (last?.number ?? 0) + 1;
  await tx
    .update(documentVersions)
    .set({ isCurrent: false })
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.isCurrent, true)));
  await tx.insert(documentVersions).values({ documentId, number, ...file.value });
  const document = await saveDocument(tx, locked.value, { status: 'uploaded' });
  await tell(work, 'document.versionAdded', document, { number, sha256: file.value.sha256 });
  return ok(document);
});

export const documentArchive = command('documentArchive', {}, async (work, input: DocumentArchiveInput) => {
  const locked = await lockDocument(work.tx, input);
  if (!locked.ok) return locked;
  const document = await saveDocument(work.tx, locked.value, { deletedAt: work.now });
  await tell(work, 'document.archived', document, {});
  return ok(document);
});

export const documentRestore = command('documentRestore', {}, async (work, input: DocumentRestoreInput) => {
  const found = await findForUpdate(work.tx, input.id);
  if (found === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  const current = checkVersion(found, input.expectedVersion);
  if (!current.ok || found.deletedAt === null) return current;
  const document = await saveDocument(work.tx, found, { deletedAt: null });
  await tell(work, 'document.restored', document, {});
  return ok(document);
});

const tell = (work: Work, type: string, { id }: DocumentRow, payload: Record<string, unknown>): Promise<void> =>
  work.emit({ type, entity: 'Document', entityId: id, payload });

const readTargets = async (
  { tx }: Work,
  links: NonNullable<DocumentCreateInput['links']>,
): Promise<Result<Target[]>> =>
  links.length > mostLinks
    ? fail('TOO_MANY_ITEMS', { message: `A document has at most ${mostLinks} links.` })
    : findTargets(
        tx,
        links.map(({ type, id }) => ({ type: fromSdl(type), id })),
      );

const namedCommunity = async ({ tx }: Work, id: string | null | undefined): Promise<Result<string | null>> => {
  if (id == null) return ok(null);
  const [found] = isUuid(id)
    ? await tx
        .select({ id: communityFacts.id })
        .from(communityFacts)
        .where(and(eq(communityFacts.id, id), isNull(communityFacts.deletedAt)))
    : [];
  return found === undefined ? fail('REFERENCE_NOT_FOUND') : ok(found.id);
};

/** Only what the input names: a field that is left out stays. */
const readChanges = async ({ tx }: Work, input: DocumentUpdateInput): Promise<Result<Partial<DocumentRow>>> => {
  const { title, categoryKey, tags, accessLevel, confidential, expiresOn } = input;
  const read = all([
    at(['input', 'title'], title === undefined ? ok(undefined) : readTitle(title ?? '')),
    at(['input', 'categoryKey'], categoryKey == null ? ok(undefined) : await findCategory(tx, categoryKey)),
    at(['input', 'tags'], tags === undefined ? ok(undefined) : readTags(tags)),
  ]);
  if (!read.ok) return read;
  const [newTitle, categoryId, newTags] = read.value;
  return ok({
    ...(newTitle === undefined ? {} : { title: newTitle, titleKey: nameKey(newTitle) }),
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(newTags === undefined ? {} : { tags: newTags }),
    ...(accessLevel == null ? {} : { accessLevel: fromSdl(accessLevel) }),
    ...(confidential == null ? {} : { confidential }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  });
};
