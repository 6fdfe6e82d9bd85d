import { getTableName, type InferInsertModel, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './transaction.ts';

const rowsPerStatement = 1000;

/**
 * Inserts many rows with one statement per thousand and one parameter each, so that a bulk command pays the round trip, the
 * parse and the audit trigger once. Answers the ids that were really inserted, in the order of `rows`.
 *
 * All rows have the properties of the first one: a property that a row leaves undefined is stored as null, and a column that
 * the first row leaves out gets its default. With `skipExisting`, a row that some unique key has already is left out.
 */
export const insertRows = async <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  options: { readonly skipExisting?: boolean } = {},
): Promise<string[]> => {
  const inserted: string[] = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    inserted.push(...(await insertChunk(tx, table, rows.slice(start, start + rowsPerStatement), options)));
  }
  return inserted;
};

/** Ids made by the database ahead of an insert: for rows that refer to each other. They sort in the order given. */
export const newIds = async (tx: Tx, count: number): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(
    sql`select app.new_id()::text as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => id).sort();
};

const insertChunk = async <T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
  { skipExisting = false }: { readonly skipExisting?: boolean },
): Promise<string[]> => {
  const { columns } = getTableConfig(table);
  const properties = new Map(Object.entries(table).map(([property, column]) => [column as unknown, property]));
  const first = rows[0] as Record<string, unknown>;
  const given = columns
    .map((column) => ({ column, property: properties.get(column)! }))
    .filter(({ property }) => first[property] !== undefined);
  const records = rows.map((row, index) => ({
    _row: index,
    ...Object.fromEntries(
      given.map(({ column, property }) => [column.name, toJson((row as Record<string, unknown>)[property])]),
    ),
  }));
  const names = sql.join(
    given.map(({ column }) => sql.identifier(column.name)),
    sql`, `,
  );
  const types = sql.join(
    given.map(({ column }) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`),
    sql`, `,
  );
  const done = await tx.execute<{ id: string }>(sql`
    insert into ${table} (${names})
    select ${names} from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given(_row int, ${types})
    order by given._row
    ${skipExisting ? sql`on conflict do nothing` : sql``}
    returning ${sql.identifier(getTableName(table))}.id::text as id`);
  return done.map(({ id }) => id);
};

/** JSON has no bigint and no date; Postgres reads both from text. */
const toJson = (value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value === undefined ? null : value;
};
