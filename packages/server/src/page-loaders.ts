import { runStatement } from '@lintel/db/statement';
import { and, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Context } from './context.ts';
import { canonicalJson } from './cursor.ts';
import { anyOf, computedByKey, type LoadDefinition, nullableUuidArray } from './load.ts';
import type { ChildConnection } from './page.ts';
import { type ChildRow, childPageStatement, type Window, windowValues } from './page-statements.ts';
import type { Columns } from './requested-columns.ts';

/**
 * The loaders of one request for the pages below many parents, by query. A loader must be the same object for the same page, or nothing would be
 * batched; there are few of them for a query, most often one.
 */
type Loaders = Map<unknown, { readonly pages: KnownPage[]; count: LoadDefinition<number> | undefined }>;
type KnownPage = { readonly window: Window; readonly columns: Columns; readonly definition: LoadDefinition<never> };

const loaders = new WeakMap<Context, Loaders>();

const loadersOf = <T extends PgTable>(context: Context, query: ChildConnection<T>) => {
  let ofRequest = loaders.get(context);
  if (ofRequest === undefined) {
    ofRequest = new Map();
    loaders.set(context, ofRequest);
  }
  // A fixed query is known by itself; another one by what determines it.
  const key = query.fixed === true ? query : canonicalJson(childKey(query));
  let ofQuery = ofRequest.get(key);
  if (ofQuery === undefined) {
    ofQuery = { pages: [], count: undefined };
    ofRequest.set(key, ofQuery);
  }
  return ofQuery;
};

/** What tells one child connection from another. The table stands in it because subgraphs in one process share the context. */
const childKey = <T extends PgTable>({
  name,
  table,
  parentKey,
  order,
  filter,
}: ChildConnection<T>): readonly unknown[] => [
  getTableName(table),
  parentKey.name,
  name,
  order.name,
  order.direction,
  filter,
];

/** Loads the page of a parent; those of all parents of one level come with one statement. */
export const childPageLoader = <T extends PgTable>(
  context: Context,
  query: ChildConnection<T>,
  columns: Columns,
  window: Window,
): LoadDefinition<T['$inferSelect'][]> => {
  const { pages } = loadersOf(context, query);
  const known = pages.find((page) => page.columns === columns && isSameWindow(page.window, window));
  if (known !== undefined) return known.definition as LoadDefinition<T['$inferSelect'][]>;
  const statement = childPageStatement(query, columns, window.after !== undefined);
  const values = windowValues(window);
  const definition: LoadDefinition<T['$inferSelect'][]> = {
    name: query.name,
    batch: async (tx, parents) => {
      const rows = await runStatement(tx, statement, { ...values, parents: nullableUuidArray(parents) });
      return groupRows(rows, parents.length);
    },
  };
  pages.push({ window, columns, definition: definition as LoadDefinition<never> });
  return definition;
};

const isSameWindow = (one: Window, other: Window): boolean => {
  if (one.limit !== other.limit || one.after?.length !== other.after?.length) return false;
  return one.after === undefined || one.after.every((value, index) => value === other.after?.[index]);
};

/** Counts the children of a parent. */
export const countLoader = <T extends PgTable>(context: Context, query: ChildConnection<T>): LoadDefinition<number> => {
  const ofQuery = loadersOf(context, query);
  ofQuery.count ??= computedByKey(
    `${query.name}.totalCount`,
    async (tx, parents) => {
      const counted = await tx
        .select({ parent: sql<string>`${query.parentKey}`, total: sql<number>`count(*)::int` })
        .from(query.table as PgTable)
        .where(and(anyOf(query.parentKey, parents), query.where))
        .groupBy(query.parentKey);
      return new Map(counted.map(({ parent, total }) => [parent, total]));
    },
    0,
  );
  return ofQuery.count;
};

/** The rows of each parent, in the order of the parents. */
const groupRows = <Row>(found: readonly ChildRow<Row>[], parents: number): Row[][] => {
  const groups = Array.from({ length: parents }, (): Row[] => []);
  for (const { parent, place, row } of found) (groups[parent - 1] as Row[])[place - 1] = row;
  return groups;
};
