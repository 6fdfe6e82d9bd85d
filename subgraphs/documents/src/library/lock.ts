import { documents } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import { fail, type Result } from '@lintel/kernel/result';
import { checkVersion } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { eq, sql } from 'drizzle-orm';
import type { DocumentRow } from './documents.queries.ts';

export type DocumentReference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

/** Locks a document, archived or not; undefined when the session may not change it or there is none. */
export const findForUpdate = async (tx: Tx, id: string): Promise<DocumentRow | undefined> => {
  const [found] = isUuid(id) ? await tx.select().from(documents).where(eq(documents.id, id)).for('update') : [];
  return found;
};

/** Locks a document in use. Fails with NOT_FOUND, DOCUMENT_ARCHIVED or CONFLICT; `field` is where the input has the id. */
export const lockDocument = async (
  tx: Tx,
  { id, expectedVersion }: DocumentReference,
  field = 'id',
): Promise<Result<DocumentRow>> => {
  const found = await findForUpdate(tx, id);
  if (found === undefined) return fail('NOT_FOUND', { path: ['input', field] });
  if (found.deletedAt !== null) return fail('DOCUMENT_ARCHIVED', { path: ['input', field] });
  return checkVersion(found, expectedVersion);
};

/** Saves changes as the next version. What hangs on a document changes it too, so that `version` tells of everything. */
export const saveDocument = async (tx: Tx, row: DocumentRow, changes: Partial<DocumentRow>): Promise<DocumentRow> => {
  const [saved] = await tx
    .update(documents)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(documents.id, row.id))
    .returning();
  return saved!;
};
