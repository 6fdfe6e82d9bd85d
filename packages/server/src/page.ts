import { runStatement } from '@lintel/db/statement';
import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';
import { openCursor } from './cursor.ts';
import { load } from './load.ts';
import { cursorScope, Page } from './page-connection.ts';
import { childPageLoader } from './page-loaders.ts';
import { defaultFirst, mostFirst } from './page-size.ts';
import { pageStatement, type Window, windowValues } from './page-statements.ts';
import { RequestError } from './request-error.ts';
import { type Columns, type ColumnUses, requestedColumns } from './requested-columns.ts';

/** A Relay connection, forward only. `totalCount` is computed only when it is asked for. */
export type Connection<Row> = {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number>;
};

export type PageInfo = {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
};

export type PageArgs = { readonly first?: number | null | undefined; readonly after?: string | null | undefined };

/** A total order: columns that are never null, the last one unique, all in one direction, and an index that leads with them. */
export type Order = {
  readonly name: string;
  readonly columns: readonly AnyPgColumn[];
  readonly direction: 'asc' | 'desc';
};

export type ConnectionQuery<T extends PgTable> = {
  /** Name of the connection, bound into its cursors. */
  readonly name: string;
  readonly table: T;
  readonly order: Order;
  readonly where?: SQL | undefined;
  /** The client's filter as it came: a cursor made under another filter does not open. */
  readonly filter?: unknown;
  /** Columns that need not be read when the fields that show them are not asked for. */
  readonly uses?: ColumnUses<T>;
  /** This query is one object for all requests, so what is made of it is made once. */
  readonly fixed?: boolean;
};

/** One page of a root connection. With `info`, only columns that are needed are read. Errors: BAD_USER_INPUT for `first` out of 1 to 100, CURSOR_INVALID. */
export const pageOf = async <T extends PgTable>(
  context: Context,
  query: ConnectionQuery<T>,
  args: PageArgs,
  info?: GraphQLResolveInfo,
): Promise<Connection<T['$inferSelect']>> => {
  const window = windowOf(context, query, undefined, args);
  const statement = pageStatement(query, columnsOf(query, info), window.after !== undefined);
  const rows = await context.read((tx) => runStatement(tx, statement, windowValues(window)));
  return new Page<T>(context, query, { parent: undefined, window, rows });
};

/**
 * A connection below a parent: the pages of all parents of one level come with one statement. `name`, `order` and `filter`
 * must determine `where`, because siblings are recognised by them: each parent may make its own object.
 */
export type ChildConnection<T extends PgTable> = ConnectionQuery<T> & {
  /** The uuid column that names the parent. */
  readonly parentKey: AnyPgColumn;
};

/** One page of the children of one parent. Same errors as `pageOf`. */
export const childPage = async <T extends PgTable>(
  context: Context,
  query: ChildConnection<T>,
  parent: string,
  args: PageArgs,
  info?: GraphQLResolveInfo,
): Promise<Connection<T['$inferSelect']>> => {
  const window = windowOf(context, query, parent, args);
  const rows = await load(context, childPageLoader(context, query, columnsOf(query, info), window), parent);
  return new Page<T>(context, query, { parent, window, rows });
};

/** One more row than asked for tells whether there is a next page. */
const windowOf = <T extends PgTable>(
  context: Context,
  query: ConnectionQuery<T>,
  parent: string | undefined,
  { first, after }: PageArgs,
): Window => {
  const limit = checkedFirst(first) + 1;
  return { limit, after: after == null ? undefined : openCursor(context, cursorScope(query, parent), after) };
};

const columnsOf = <T extends PgTable>(query: ConnectionQuery<T>, info: GraphQLResolveInfo | undefined): Columns =>
  requestedColumns(query.table, query.uses, query.order.columns, info);

const checkedFirst = (first: number | null | undefined): number => {
  const wanted = first ?? defaultFirst;
  if (wanted >= 1 && wanted <= mostFirst) return wanted;
  throw new RequestError('BAD_USER_INPUT', { message: `first must be between 1 and ${mostFirst}` });
};
