import type { Tx } from '@lintel/db/session';
import { compileStatement, runStatement, type Statement } from '@lintel/db/statement';
import DataLoader from 'dataloader';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Context } from './context.ts';
import { isUuid } from './ids.ts';

/**
 * How rows are found by a key, as a constant beside the queries of a domain. The loader itself is made on first use per
 * request; all keys asked for in one tick become one statement with one array parameter.
 */
export type LoadDefinition<V> = {
  readonly name: string;
  readonly batch: (tx: Tx, keys: readonly string[]) => Promise<readonly V[]>;
};

/** Most keys in one statement; more are split. */
const batchSize = 1000;

/** Loads by a definition. A key that finds nothing answers null (one row) or an empty list (many rows). */
export const load = <V>(context: Context, definition: LoadDefinition<V>, key: string): Promise<V> => {
  let loader = context.loaders.get(definition) as DataLoader<string, V> | undefined;
  if (loader === undefined) {
    loader = new DataLoader<string, V>((keys) => context.read((tx) => definition.batch(tx, keys)), {
      maxBatchSize: batchSize,
    });
    context.loaders.set(definition, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
};

/**
 * `column = any($1)`: one parameter however many keys, so one prepared statement serves them all. Keys that are no UUIDs
 * find nothing and do not reach SQL.
 */
export const anyOf = (column: AnyPgColumn, keys: readonly string[], type: 'uuid' | 'text' = 'uuid'): SQL =>
  sql`${column} = any(${type === 'uuid' ? uuidArray(keys) : arrayLiteral(keys)}::${sql.raw(type)}[])`;

/** The text form of a Postgres array of those keys that are UUIDs. */
export const uuidArray = (keys: readonly string[]): string => arrayLiteral(keys.filter(isUuid));

/** The same with null for each key that is no UUID, so that the others keep their places. */
export const nullableUuidArray = (keys: readonly string[]): string =>
  `{${keys.map((key) => (isUuid(key) ? key : 'null')).join(',')}}`;

/** The text form of a Postgres array of texts. */
const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;

type Source = PgTable;
type Row<T extends Source> = T['$inferSelect'];

/** One row per key, by a uuid column that is unique within the organization. `where` narrows it, such as `live(table)`. */
export const byKey = <T extends Source>(table: T, column: AnyPgColumn, where?: SQL): LoadDefinition<Row<T> | null> => {
  const statement = once(() => statementByKeys(table, column, { where }));
  const property = propertyOf(table, column) as keyof Row<T>;
  return {
    name: column.name,
    batch: async (tx, keys) => {
      const rows = await runStatement(tx, statement(), { keys: uuidArray(keys) });
      const found = new Map(rows.map((row) => [row[property] as string, row]));
      return keys.map((key) => found.get(key) ?? null);
    },
  };
};

/** All rows per key, in the order given. For lists that are short by nature; a list that grows is a connection. */
export const manyByKey = <T extends Source>(
  table: T,
  column: AnyPgColumn,
  options: { where?: SQL; orderBy: readonly (AnyPgColumn | SQL)[] },
): LoadDefinition<Row<T>[]> => {
  const statement = once(() => statementByKeys(table, column, options));
  const property = propertyOf(table, column) as keyof Row<T>;
  return {
    name: column.name,
    batch: async (tx, keys) => {
      const rows = await runStatement(tx, statement(), { keys: uuidArray(keys) });
      const groups = Map.groupBy(rows, (row) => row[property] as string);
      return keys.map((key) => groups.get(key) ?? []);
    },
  };
};

const statementByKeys = <T extends Source>(
  table: T,
  column: AnyPgColumn,
  { where, orderBy = [] }: { where?: SQL | undefined; orderBy?: readonly (AnyPgColumn | SQL)[] },
): Statement<Row<T>> => {
  const selected = Object.entries(getTableColumns(table)) as [string, AnyPgColumn][];
  const columns = sql.join(
    selected.map(([, each]) => sql`${each}`),
    sql`, `,
  );
  const narrowed = where === undefined ? sql`` : sql` and ${where}`;
  const ordered = orderBy.length === 0 ? sql`` : sql` order by ${sql.join([...orderBy], sql`, `)}`;
  return compileStatement(
    sql`select ${columns} from ${table as PgTable} where ${column} = any(${sql.placeholder('keys')}::uuid[])${narrowed}${ordered}`,
    selected,
  );
};

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Any batched computation: `compute` gets the distinct keys and answers a map; a key it leaves out answers `missing`. */
export const computedByKey = <V>(
  name: string,
  compute: (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  missing: V,
): LoadDefinition<V> => ({
  name,
  batch: async (tx, keys) => {
    const found = await compute(tx, keys);
    return keys.map((key) => found.get(key) ?? missing);
  },
});

const propertyOf = (table: PgTable, column: AnyPgColumn): string => {
  const entry = Object.entries(table).find(([, candidate]) => candidate === column);
  if (entry === undefined) throw new Error(`${column.name} is not a column of its table`);
  return entry[0];
};
