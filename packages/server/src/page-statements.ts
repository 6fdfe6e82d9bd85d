import { compileStatement, type Statement } from '@lintel/db/statement';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { ChildConnection, ConnectionQuery, Order } from './page.ts';
import type { Columns } from './requested-columns.ts';

/** Which rows of a connection: how many, and after which. */
export type Window = { readonly limit: number; readonly after: readonly (string | number)[] | undefined };

/** The values of a statement's placeholders. */
export const windowValues = ({ limit, after }: Window): Record<string, unknown> => {
  const values: Record<string, unknown> = { limit };
  after?.forEach((value, index) => {
    values[`after${index}`] = value;
  });
  return values;
};

/** One page of a root connection. Placeholders: `limit`, and with `hasAfter` one per column of the order. */
export const pageStatement = <T extends PgTable>(
  query: ConnectionQuery<T>,
  columns: Columns,
  hasAfter: boolean,
): Statement<T['$inferSelect']> =>
  remembered(query, `page ${hasAfter} ${columns.key}`, () => {
    const where = and(query.where, keysetAfter(query.order, hasAfter));
    return compileStatement(
      sql`select ${columnList(columns)} from ${query.table}${where === undefined ? sql`` : sql` where ${where}`}
        order by ${orderBy(query.order)} limit ${sql.placeholder('limit')}`,
      columns.read,
      columns.leftOut,
    );
  });

/** A row of a page below a parent: which parent of those asked for, counted from 1, and its place in the page. A join promises no order. */
export type ChildRow<Row> = { readonly parent: number; readonly place: number; readonly row: Row };

/** The pages of many parents. Placeholders as above, and `parents`: the text of a uuid array. */
export const childPageStatement = <T extends PgTable>(
  query: ChildConnection<T>,
  columns: Columns,
  hasAfter: boolean,
): Statement<ChildRow<T['$inferSelect']>> =>
  remembered(query, `children ${hasAfter} ${columns.key}`, () => {
    const where = and(eq(query.parentKey, sql`parent.id`), query.where, keysetAfter(query.order, hasAfter));
    const { text, parameters, rowOf } = compileStatement<T['$inferSelect']>(
      // `unnest cross join lateral (… limit n)`: n rows per parent by index, instead of all children and a window.
      sql`select page.*, parent.number::int from unnest(${sql.placeholder('parents')}::uuid[]) with ordinality as parent(id, number)
        cross join lateral (
          select ${columnList(columns)}, row_number() over (order by ${orderBy(query.order)})::int
          from ${query.table} where ${where} order by ${orderBy(query.order)} limit ${sql.placeholder('limit')}) as page`,
      columns.read,
      columns.leftOut,
    );
    const width = columns.read.length;
    return {
      text,
      parameters,
      rowOf: (values) => ({
        place: values[width] as number,
        parent: values[width + 1] as number,
        row: rowOf(values),
      }),
    };
  });

/** Statements of connections that are always the same object. */
const statements = new WeakMap<object, Map<string, Statement<never>>>();

const remembered = <Row>(
  query: { readonly fixed?: boolean },
  variant: string,
  make: () => Statement<Row>,
): Statement<Row> => {
  if (query.fixed !== true) return make();
  const known = statements.get(query) ?? new Map<string, Statement<never>>();
  statements.set(query, known);
  const statement = (known.get(variant) as Statement<Row> | undefined) ?? make();
  known.set(variant, statement as Statement<never>);
  return statement;
};

const columnList = ({ read }: Columns): SQL =>
  sql.join(
    read.map(([, column]) => sql`${column}`),
    sql`, `,
  );

const orderBy = (order: Order): SQL => {
  const direction = order.direction === 'asc' ? asc : desc;
  return sql.join(
    order.columns.map((column) => direction(column)),
    sql`, `,
  );
};

/** `(a, id) > ($1, $2)`: leakproof on text, uuid, date and bigint, so that it can use the index under row-level security. */
const keysetAfter = (order: Order, hasAfter: boolean): SQL | undefined => {
  if (!hasAfter) return undefined;
  const columns = sql.join(
    order.columns.map((column) => sql`${column}`),
    sql`, `,
  );
  const values = sql.join(
    order.columns.map((column, index) => sql`${sql.param(sql.placeholder(`after${index}`), column)}`),
    sql`, `,
  );
  return order.direction === 'asc' ? sql`(${columns}) > (${values})` : sql`(${columns}) < (${values})`;
};
