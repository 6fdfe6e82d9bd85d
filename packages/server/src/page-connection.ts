import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Context } from './context.ts';
import { type CursorScope, type CursorValue, sealCursor } from './cursor.ts';
import { load } from './load.ts';
import type { ChildConnection, Connection, ConnectionQuery, PageInfo } from './page.ts';
import { countLoader } from './page-loaders.ts';
import type { Window } from './page-statements.ts';

type PageParts<Row> = {
  /** Of a child connection. */
  readonly parent: string | undefined;
  readonly window: Window;
  /** One more than the page may have, when there is a next one. */
  readonly rows: readonly Row[];
};

/**
 * The rows of one page. A screen has hundreds of pages, one below each row of a list, so nothing is made before it is asked for; sealing cursors
 * above all costs.
 */
export class Page<T extends PgTable> implements Connection<T['$inferSelect']> {
  readonly nodes: readonly T['$inferSelect'][];
  readonly #context: Context;
  readonly #query: ConnectionQuery<T>;
  readonly #parts: PageParts<T['$inferSelect']>;

  constructor(context: Context, query: ConnectionQuery<T>, parts: PageParts<T['$inferSelect']>) {
    const { rows, window } = parts;
    this.nodes = rows.length < window.limit ? rows : rows.slice(0, window.limit - 1);
    this.#context = context;
    this.#query = query;
    this.#parts = parts;
  }

  get edges(): Connection<T['$inferSelect']>['edges'] {
    return this.nodes.map((node) => ({ cursor: this.#cursor(node), node }));
  }

  get pageInfo(): PageInfo {
    const { rows, window } = this.#parts;
    const cursorOf = (row: T['$inferSelect'] | undefined) => (row === undefined ? null : this.#cursor(row));
    const { nodes } = this;
    return {
      hasNextPage: rows.length >= window.limit,
      hasPreviousPage: window.after !== undefined,
      get startCursor() {
        return cursorOf(nodes[0]);
      },
      get endCursor() {
        return cursorOf(nodes.at(-1));
      },
    };
  }

  totalCount(): Promise<number> {
    const { parent } = this.#parts;
    if (parent !== undefined)
      return load(this.#context, countLoader(this.#context, this.#query as ChildConnection<T>), parent);
    const { table, where } = this.#query;
    return this.#context.read(async (tx) => {
      const [counted] = await tx
        .select({ total: sql<number>`count(*)::int` })
        .from(table as PgTable)
        .where(where);
      return counted?.total ?? 0;
    });
  }

  #cursor(row: T['$inferSelect']): string {
    const values = orderProperties(this.#query).map((key) => cursorValue(row[key as keyof T['$inferSelect']]));
    return sealCursor(this.#context, cursorScope(this.#query, this.#parts.parent), values);
  }
}

/** What the cursors of a page belong to. */
export const cursorScope = <T extends PgTable>(
  { name, order, filter }: ConnectionQuery<T>,
  parent: string | undefined,
): CursorScope => ({
  connection: name,
  order: `${order.name}:${order.direction}`,
  filter: filter ?? null,
  ...(parent === undefined ? {} : { parent }),
});

const orderProperties = <T extends PgTable>({ table, order }: ConnectionQuery<T>): string[] => {
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
