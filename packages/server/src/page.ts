import { and, asc, desc, eq, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Context } from './context.ts';
import { type CursorScope, type CursorValue, canonicalJson, openCursor, sealCursor } from './cursor.ts';
import { anyOf, computedByKey, type LoadDefinition, load, uuidArray } from './load.ts';
import { RequestError } from './request-error.ts';

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
};

const defaultFirst = 20;
const mostFirst = 100;

/** One page of a root connection. Errors: BAD_USER_INPUT for `first` out of 1 to 100, CURSOR_INVALID. */
export const pageOf = async <T extends PgTable>(
  context: Context,
  query: ConnectionQuery<T>,
  args: PageArgs,
): Promise<Connection<T['$inferSelect']>> => {
  const scope = scopeOf(query);
  const first = checkedFirst(args.first);
  const after = args.after == null ? undefined : openCursor(context, scope, args.after);
  const table = query.table as PgTable;
  const rows = await context.read((tx) =>
    tx
      .select()
      .from(table)
      .where(and(query.where, keysetAfter(query.order, after)))
      .orderBy(...orderBy(query.order))
      .limit(first + 1),
  );
  const total = () =>
    context.read(async (tx) => {
      const counted = await tx.select({ total: sql<number>`count(*)::int` }).from(table).where(query.where);
      return counted[0]?.total ?? 0;
    });
  return connection(context, { scope, order: query.order, table, rows, first, after: args.after, total });
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
): Promise<Connection<T['$inferSelect']>> => {
  const scope = { ...scopeOf(query), parent };
  const first = checkedFirst(args.first);
  const after = args.after == null ? undefined : openCursor(context, scope, args.after);
  const rows = await load(context, pageLoader(context, query, { first, after }), parent);
  return connection(context, {
    scope,
    order: query.order,
    table: query.table,
    rows,
    first,
    after: args.after,
    total: () => load(context, countLoader(context, query), parent),
  });
};

/** Loader definitions must be the same object for the same page of one request, or nothing would be batched. */
const definitions = new WeakMap<Context, Map<string, LoadDefinition<never>>>();
const definitionOf = <V>(
  context: Context,
  variant: readonly unknown[],
  make: () => LoadDefinition<V>,
): LoadDefinition<V> => {
  const known = definitions.get(context) ?? new Map<string, LoadDefinition<never>>();
  definitions.set(context, known);
  const key = canonicalJson(variant);
  const definition = (known.get(key) as LoadDefinition<V> | undefined) ?? make();
  known.set(key, definition as LoadDefinition<never>);
  return definition;
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

const pageLoader = <T extends PgTable>(
  context: Context,
  query: ChildConnection<T>,
  { first, after }: { first: number; after: readonly CursorValue[] | undefined },
) =>
  definitionOf<T['$inferSelect'][]>(context, ['page', childKey(query), first, after], () =>
    computedByKey(
      query.name,
      async (tx, parents) => {
        const page = tx
          .select()
          .from(query.table as PgTable)
          .where(and(eq(query.parentKey, sql`parent.id`), query.where, keysetAfter(query.order, after)))
          .orderBy(...orderBy(query.order))
          .limit(first + 1)
          .as('page');
        // `unnest cross join lateral (… limit n)`: n rows per parent by index, instead of all children and a window.
        const found = await tx
          .select({ parent: sql<string>`parent.id`, row: pickColumns(query.table, page) })
          .from(sql`unnest(${uuidArray(parents)}::uuid[]) as parent(id)`)
          .crossJoinLateral(page)
          .orderBy(...orderBy(query.order, page as never));
        return groupRows(found as { parent: string; row: T['$inferSelect'] }[]);
      },
      [],
    ),
  );

const countLoader = <T extends PgTable>(context: Context, query: ChildConnection<T>) =>
  definitionOf<number>(context, ['count', childKey(query)], () =>
    computedByKey(
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
    ),
  );

const groupRows = <Row>(found: readonly { parent: string; row: Row }[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const { parent, row } of found) {
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [row]);
    else group.push(row);
  }
  return groups;
};

const pickColumns = (table: PgTable, from: object) =>
  Object.fromEntries(
    Object.keys(getTableColumns(table)).map((name) => [name, from[name as keyof typeof from]]),
  ) as never;

const connection = <Row>(
  context: Context,
  page: {
    scope: CursorScope;
    order: Order;
    table: PgTable;
    rows: readonly Row[];
    first: number;
    after: string | null | undefined;
    total: () => Promise<number>;
  },
): Connection<Row> => {
  const nodes = page.rows.slice(0, page.first);
  const keys = orderProperties(page.table, page.order);
  const cursor = (row: Row) =>
    sealCursor(
      context,
      page.scope,
      keys.map((key) => cursorValue(row[key as keyof Row])),
    );
  const last = nodes.at(-1);
  const startRow = nodes[0];
  return {
    nodes,
    // Sealing costs; only the edges that a client asks for pay it.
    get edges() {
      return nodes.map((node) => ({ cursor: cursor(node), node }));
    },
    pageInfo: {
      hasNextPage: page.rows.length > page.first,
      hasPreviousPage: page.after != null,
      get startCursor() {
        return startRow === undefined ? null : cursor(startRow);
      },
      get endCursor() {
        return last === undefined ? null : cursor(last);
      },
    },
    totalCount: page.total,
  };
};

const scopeOf = (query: { name: string; order: Order; filter?: unknown }): CursorScope => ({
  connection: query.name,
  order: `${query.order.name}:${query.order.direction}`,
  filter: query.filter ?? null,
});

const checkedFirst = (first: number | null | undefined): number => {
  const wanted = first ?? defaultFirst;
  if (wanted >= 1 && wanted <= mostFirst) return wanted;
  throw new RequestError('BAD_USER_INPUT', { message: `first must be between 1 and ${mostFirst}` });
};

/** `from` is a subquery that selects the same columns under the same property names. */
const orderBy = (order: Order, from?: Readonly<Record<string, AnyPgColumn>>): SQL[] => {
  const direction = order.direction === 'asc' ? asc : desc;
  if (from === undefined) return order.columns.map((column) => direction(column));
  return orderProperties(order.columns[0]!.table as PgTable, order).map((property) => direction(from[property]!));
};

/** `(a, id) > ($1, $2)`: leakproof on text, uuid, date and bigint, so that it can use the index under row-level security. */
const keysetAfter = (order: Order, after: readonly CursorValue[] | undefined): SQL | undefined => {
  if (after === undefined) return undefined;
  const columns = sql.join(
    order.columns.map((column) => sql`${column}`),
    sql`, `,
  );
  const values = sql.join(
    order.columns.map((column, index) => sql`${sql.param(after[index], column)}`),
    sql`, `,
  );
  return order.direction === 'asc' ? sql`(${columns}) > (${values})` : sql`(${columns}) < (${values})`;
};

const orderProperties = (table: PgTable, order: Order): string[] => {
  const columns = getTableColumns(table);
  return order.columns.map((column) => {
    const property = Object.keys(columns).find((name) => columns[name] === column);
    if (property === undefined) throw new Error(`the order ${order.name} names a column of another table`);
    return property;
  });
};

const cursorValue = (value: unknown): CursorValue => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return value.toString();
  // A Date has lost the microseconds of the database and would skip or repeat rows; order by the id, which sorts by time.
  throw new Error('a keyset orders by text, uuid, date, integer or bigint columns that are not null');
};
