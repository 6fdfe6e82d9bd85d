import { archived, live } from '@lintel/db/live';
import { documentCategories } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';
import { byKey } from '@lintel/server/load';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { and, eq } from 'drizzle-orm';
import type { DocumentCategoryFilter } from '../__generated__/resolvers.ts';
import { categoryKey } from './categories.rules.ts';

export type CategoryRow = typeof documentCategories.$inferSelect;
export type CategoriesPage = Connection<CategoryRow>;

/** Archived ones too: documents that were filed under one keep it. */
export const categoryById = byKey(documentCategories, documentCategories.id);

export const categoriesPage = (
  context: Context,
  filter: DocumentCategoryFilter | null | undefined,
  page: PageArgs,
): Promise<CategoriesPage> =>
  pageOf(
    context,
    {
      name: 'documentCategories',
      table: documentCategories,
      order: { name: 'KEY', columns: [documentCategories.key, documentCategories.id], direction: 'asc' },
      filter,
      where: archived(documentCategories, filter?.archived),
    },
    page,
  );

/** Id of the category in use with this key. Fails with REFERENCE_NOT_FOUND. */
export const findCategory = async (tx: Tx, key: string): Promise<Result<string>> => {
  const [found] = await tx
    .select({ id: documentCategories.id })
    .from(documentCategories)
    .where(and(eq(documentCategories.key, categoryKey(key)), live(documentCategories)));
  return found === undefined ? fail('REFERENCE_NOT_FOUND') : ok(found.id);
};
