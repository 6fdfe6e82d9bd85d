import type { ColumnFact, TableFact } from '../catalog-facts.ts';
import { literal } from './attempts.ts';

type AnyRow = Readonly<Record<string, unknown>>;

export const columnNamesOf = (table: TableFact): readonly string[] => table.columns.map(({ name }) => name);

/** Columns that may be written at all. */
export const writableColumnsOf = (table: TableFact): readonly ColumnFact[] =>
  table.columns.filter(({ generated }) => !generated);

/** A statement that inserts the row, naming only these columns; all that can be written when left out. */
export const insertOf = (
  table: TableFact,
  row: AnyRow,
  columns: readonly string[] = writableColumnsOf(table).map(({ name }) => name),
): string => {
  const names = columns.map((name) => `"${name}"`).join();
  return `insert into ${table.name} (${names}) select ${names} from jsonb_populate_record(null::${table.name}, ${literal(JSON.stringify(row))}::jsonb)`;
};

/** A value as SQL text of the column's type. */
export const textOf = (column: ColumnFact, value: unknown): string =>
  value === null
    ? `null::${column.type}`
    : `${literal(typeof value === 'string' ? value : JSON.stringify(value))}::${column.type}`;

/** An id that no row has. */
export const unknownId = (): string => '00000000-0000-7000-8000-00000000beef';
