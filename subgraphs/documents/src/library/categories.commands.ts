import { live } from '@lintel/db/live';
import { documentCategories, documents } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, sql } from 'drizzle-orm';
import type {
  DocumentCategoryArchiveInput,
  DocumentCategoryCreateInput,
  DocumentCategoryUpdateInput,
} from '../__generated__/resolvers.ts';
import type { CategoryRow } from './categories.queries.ts';
import { readCategoryName, readDescription, readKey } from './categories.rules.ts';

const constraints: ConstraintErrors = {
  document_categories_key_key: { code: 'CATEGORY_KEY_TAKEN', path: ['input', 'key'] },
};

export const documentCategoryCreate = command(
  'documentCategoryCreate',
  { constraints },
  async (work, input: DocumentCategoryCreateInput) => {
    const read = all([
      at(['input', 'key'], readKey(input.key)),
      at(['input', 'name'], readCategoryName(input.name)),
      at(['input', 'description'], readDescription(input.description)),
    ]);
    if (!read.ok) return read;
    const [key, name, description] = read.value;
    const [category] = await work.tx.insert(documentCategories).values({ key, name, description }).returning();
    await work.emit({
      type: 'documentCategory.created',
      entity: 'DocumentCategory',
      entityId: category!.id,
      payload: { key },
    });
    return ok(category!);
  },
);

export const documentCategoryUpdate = command(
  'documentCategoryUpdate',
  { constraints },
  async (work, input: DocumentCategoryUpdateInput) => {
    const locked = await lockCategory(work.tx, input);
    if (!locked.ok) return locked;
    const { name, description } = input;
    const read = all([
      at(['input', 'name'], name === undefined ? ok(locked.value.name) : readCategoryName(name ?? '')),
      at(
        ['input', 'description'],
        description === undefined ? ok(locked.value.description) : readDescription(description),
      ),
    ]);
    if (!read.ok) return read;
    const saved = await save(work.tx, locked.value, { name: read.value[0], description: read.value[1] });
    await work.emit({ type: 'documentCategory.updated', entity: 'DocumentCategory', entityId: saved.id, payload: {} });
    return ok(saved);
  },
);

export const documentCategoryArchive = command(
  'documentCategoryArchive',
  { constraints },
  async (work, input: DocumentCategoryArchiveInput) => {
    const locked = await lockCategory(work.tx, input);
    if (!locked.ok) return locked;
    const [used] = await work.tx
      .select({ id: documents.id })
      .from(documents)
      .where(and(eq(documents.categoryId, locked.value.id), live(documents)))
      .limit(1);
    if (used !== undefined) return fail('CATEGORY_IN_USE', { path: ['input', 'id'] });
    const saved = await save(work.tx, locked.value, { deletedAt: work.now });
    await work.emit({ type: 'documentCategory.archived', entity: 'DocumentCategory', entityId: saved.id, payload: {} });
    return ok(saved);
  },
);

type Target = { readonly id: string; readonly expectedVersion?: number | null | undefined };

/** An archived category cannot be changed, so it is not found. */
const lockCategory = async (tx: Tx, { id, expectedVersion }: Target): Promise<Result<CategoryRow>> => {
  const [found] = isUuid(id)
    ? await tx
        .select()
        .from(documentCategories)
        .where(and(eq(documentCategories.id, id), live(documentCategories)))
        .for('update')
    : [];
  return found === undefined ? fail('NOT_FOUND', { path: ['input', 'id'] }) : checkVersion(found, expectedVersion);
};

const save = async (tx: Tx, row: CategoryRow, changes: Partial<CategoryRow>): Promise<CategoryRow> => {
  const [saved] = await tx
    .update(documentCategories)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(documentCategories.id, row.id))
    .returning();
  return saved!;
};
