import { documentLinks } from '@lintel/db/schema/documents';
import { at, fail, ok } from '@lintel/kernel/result';
import { command } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq } from 'drizzle-orm';
import type { DocumentLinkAddInput, DocumentLinkRemoveInput } from '../__generated__/resolvers.ts';
import { checkTargetCommunity, fromSdl, mostLinks } from './documents.rules.ts';
import { lockDocument, saveDocument } from './lock.ts';
import { findTargets, targetIdOf, targetValues } from './targets.queries.ts';

const constraints: ConstraintErrors = { document_links_key: { code: 'LINK_EXISTS', path: ['input', 'target'] } };

export const documentLinkAdd = command(
  'documentLinkAdd',
  { constraints },
  async (work, input: DocumentLinkAddInput) => {
    const { tx } = work;
    const locked = await lockDocument(tx, { id: input.documentId }, 'documentId');
    if (!locked.ok) return locked;
    const [target] = await findTargets(tx, [{ type: fromSdl(input.target.type), id: input.target.id }]).then((found) =>
      found.ok ? found.value : [],
    );
    if (target === undefined) return fail('REFERENCE_NOT_FOUND', { path: ['input', 'target', 'id'] });
    const inside = at(['input', 'target'], checkTargetCommunity(locked.value.communityId, target));
    if (!inside.ok) return inside;
    const links = await tx
      .select({ isPrimary: documentLinks.isPrimary })
      .from(documentLinks)
      .where(eq(documentLinks.documentId, locked.value.id));
    if (links.length >= mostLinks)
      return fail('TOO_MANY_ITEMS', { path: ['input'], message: `A document has at most ${mostLinks} links.` });
    const isPrimary = input.isPrimary ?? !links.some((link) => link.isPrimary);
    if (isPrimary) {
      await tx
        .update(documentLinks)
        .set({ isPrimary: false })
        .where(and(eq(documentLinks.documentId, locked.value.id), eq(documentLinks.isPrimary, true)));
    }
    await tx.insert(documentLinks).values({ documentId: locked.value.id, ...targetValues(target), isPrimary });
    const document = await saveDocument(tx, locked.value, {});
    await work.emit({
      type: 'document.linked',
      entity: 'Document',
      entityId: document.id,
      payload: { target: { type: target.type, id: target.id } },
    });
    return ok(document);
  },
);

export const documentLinkRemove = command('documentLinkRemove', {}, async (work, input: DocumentLinkRemoveInput) => {
  const { tx } = work;
  const locked = await lockDocument(tx, { id: input.documentId }, 'documentId');
  if (!locked.ok) return locked;
  const [removed] = isUuid(input.linkId)
    ? await tx
        .delete(documentLinks)
        .where(and(eq(documentLinks.documentId, locked.value.id), eq(documentLinks.id, input.linkId)))
        .returning()
    : [];
  if (removed === undefined) return fail('NOT_FOUND', { path: ['input', 'linkId'] });
  const document = await saveDocument(tx, locked.value, {});
  await work.emit({
    type: 'document.unlinked',
    entity: 'Document',
    entityId: document.id,
    payload: { target: { type: removed.targetType, id: targetIdOf(removed) } },
  });
  return ok(document);
});
