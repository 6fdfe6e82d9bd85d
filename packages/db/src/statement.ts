import { Column, fillPlaceholders, is, type SQL } from 'drizzle-orm';
import { type AnyPgColumn, PgDialect } from 'drizzle-orm/pg-core';
import { sendThrough, type Tx } from './transaction.ts';

/**
 * A query whose text, and whose way from the driver's values to rows, are made once. Drizzle makes both for every query, which costs more than
 * running it where a query is short and asked for all the time.
 */
export type Statement<Row> = {
  readonly text: string;
  /** Some may be placeholders of Drizzle: `sql.placeholder(name)`. */
  readonly parameters: readonly unknown[];
  readonly rowOf: (values: readonly unknown[]) => Row;
};

/** What a statement selects, in its order: the property of the row, and the column that decodes it or undefined for text as it is. */
export type Selected = readonly (readonly [property: string, column: AnyPgColumn | undefined])[];

const dialect = new PgDialect();

/** Compiles a query that selects exactly `selected`. Reading one of `left out` from a row is a fault and throws. */
export const compileStatement = <Row>(
  query: SQL,
  selected: Selected,
  leftOut: readonly string[] = [],
): Statement<Row> => {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, parameters: params, rowOf: rowMaker(selected, leftOut) as (values: readonly unknown[]) => Row };
};

/** Runs a statement in a transaction, behind its fence like every other. */
export const runStatement = async <Row>(
  tx: Tx,
  { text, parameters, rowOf }: Statement<Row>,
  values: Readonly<Record<string, unknown>> = {},
): Promise<Row[]> => {
  const rows = await sendThrough(tx, text, fillPlaceholders([...parameters], values));
  return rows.map(rowOf);
};

const rowMaker = (selected: Selected, leftOut: readonly string[]) => {
  const names = selected.map(([property]) => property);
  const decoders = selected.map(([, column]) => decoderOf(column));
  class Row {
    [property: string]: unknown;
  }
  for (const property of leftOut)
    Object.defineProperty(Row.prototype, property, {
      get: () => {
        throw new Error(`the column of ${property} was not read: say which fields need it, beside the query`);
      },
    });
  return (values: readonly unknown[]): object => {
    const row = new Row();
    for (let index = 0; index < names.length; index += 1) {
      const value = values[index];
      const decode = decoders[index];
      row[names[index] as string] = value === null || decode === undefined ? value : decode(value);
    }
    return row;
  };
};

/** Nothing for the many columns whose value is what the driver says. */
const decoderOf = (column: AnyPgColumn | undefined): ((value: unknown) => unknown) | undefined => {
  if (column === undefined || !is(column, Column)) return undefined;
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (value) => column.mapFromDriverValue(value);
};
