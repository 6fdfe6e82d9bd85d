import { runStatement } from '@lintel/db/statement';
import { and, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';
import { type CursorScope, type CursorValue, canonicalJson, openCursor, sealCursor } from './cursor.ts';
import { anyOf, computedByKey, type LoadDefinition, load, uuidArray } from './load.ts';
import { type ChildRow, childPageStatement, pageStatement, type Window, windowValues } from './page-statements.ts';
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

const defaultFirst = 20;
const mostFirst = 100;

/** One page of a root connection. With `info`, only columns that are needed are read. Errors: BAD_USER_INPUT for `first` out of 1 to 100, CURSOR_INVALID. */
export const pageOf = async <T extends PgTable>(
  context: Context,
  query: ConnectionQuery<T>,
  args: PageArgs,
  info?: GraphQLResolveInfo,
): Promise<Connection<T['$inferSelect']>> => {
  const scope = scopeOf(query);
  const { first, window } = windowOf(context, scope, args);
  const statement = pageStatement(query, columnsOf(query, info), window.after !== undefined);
  const rows = await context.read((tx) => runStatement(tx, statement, windowValues(window)));
  const total = () =>
    context.read(async (tx) => {
      const counted = await tx
        .select({ total: sql<number>`count(*)::int` })
        .from(query.table as PgTable)
        .where(query.where);
      return counted[0]?.total ?? 0;
    });
  return connection(context, { scope, query, rows, first, after: args.after, total });
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
  const scope = () => ({ ...scopeOf(query)(), parent });
  const { first, window } = windowOf(context, scope, args);
  const rows = await load(context, pageLoader(context, query, columnsOf(query, info), window), parent);
  return connection(context, {
    scope,
    query,
    rows,
    first,
    after: args.after,
    total: () => load(context, countLoader(context, query), parent),
  });
};

const windowOf = (context: Context, scope: () => CursorScope, args: PageArgs): { first: number; window: Window } => {
  const first = checkedFirst(args.first);
  const after = args.after == null ? undefined : openCursor(context, scope(), args.after);
  return { first, window: { limit: first + 1, after } };
};

const columnsOf = <T extends PgTable>(query: ConnectionQuery<T>, info: GraphQLResolveInfo | undefined): Columns =>
  requestedColumns(query.table, query.uses, query.order.columns, info);

/** Loader definitions must be the same object for the same page of one request, or nothing would be batched. */
const definitions = new WeakMap<Context, Definitions>();
type Definitions = Map<unknown, Map<string, LoadDefinition<never>>>;

const definitionOf = <T extends PgTable, V>(
  context: Context,
  query: ChildConnection<T>,
  variant: string,
  make: () => LoadDefinition<V>,
): LoadDefinition<V> => {
  const ofRequest: Definitions = definitions.get(context) ?? new Map();
  definitions.set(context, ofRequest);
  // A fixed query is known by itself; another one by what determines it.
  const key = query.fixed === true ? query : canonicalJson(childKey(query));
  const ofQuery = ofRequest.get(key) ?? new Map<string, LoadDefinition<never>>();
  ofRequest.set(key, ofQuery);
  const definition = (ofQuery.get(variant) as LoadDefinition<V> | undefined) ?? make();
  ofQuery.set(variant, definition as LoadDefinition<never>);
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
  columns: Columns,
  window: Window,
) => {
  const { limit, after } = window;
  const variant = `${limit} ${after === undefined ? '' : JSON.stringify(after)} ${columns.key}`;
  return definitionOf<T, T['$inferSelect'][]>(context, query, variant, () => {
    const statement = childPageStatement(query, columns, after !== undefined);
    const values = windowValues(window);
    return computedByKey(
      query.name,
      async (tx, parents) => groupRows(await runStatement(tx, statement, { ...values, parents: uuidArray(parents) })),
      [],
    );
  });
};

const countLoader = <T extends PgTable>(context: Context, query: ChildConnection<T>) =>
  definitionOf<T, number>(context, query, 'count', () =>
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

const groupRows = <Row>(found: readonly ChildRow<Row>[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const { parent, place, row } of found) {
    const group = groups.get(parent);
    if (group !== undefined) group[place - 1] = row;
    else {
      const started: Row[] = [];
      started[place - 1] = row;
      groups.set(parent, started);
    }
  }
  return groups;
};

const connection = <T extends PgTable>(
  context: Context,
  page: {
    scope: () => CursorScope;
    query: ConnectionQuery<T>;
    rows: readonly T['$inferSelect'][];
    first: number;
    after: string | null | undefined;
    total: () => Promise<number>;
  },
): Connection<T['$inferSelect']> => {
  type Row = T['$inferSelect'];
  const isLonger = page.rows.length > page.first;
  const nodes = isLonger ? page.rows.slice(0, page.first) : page.rows;
  // Sealing costs; only the cursors that a client asks for pay it.
  const cursor = (row: Row) =>
    sealCursor(
      context,
      page.scope(),
      orderProperties(page.query).map((key) => cursorValue(row[key as keyof Row])),
    );
  const cursorOf = (row: Row | undefined) => (row === undefined ? null : cursor(row));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ cursor: cursor(node), node }));
    },
    get pageInfo() {
      return {
        hasNextPage: isLonger,
        hasPreviousPage: page.after != null,
        get startCursor() {
          return cursorOf(nodes[0]);
        },
        get endCursor() {
          return cursorOf(nodes.at(-1));
        },
      };
    },
    totalCount: page.total,
  };
};

const scopeOf = (query: { name: string; order: Order; filter?: unknown }) => (): CursorScope => ({
  connection: query.name,
  order: `${query.order.name}:${query.order.direction}`,
  filter: query.filter ?? null,
});

const checkedFirst = (first: number | null | undefined): number => {
  const wanted = first ?? defaultFirst;
  if (wanted >= 1 && wanted <= mostFirst) return wanted;
  throw new RequestError('BAD_USER_INPUT', { message: `first must be between 1 and ${mostFirst}` });
};

const orderProperties = ({ table, order }: { table: PgTable; order: Order }): string[] => {
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
