import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isUuid } from './ids.ts';

/**
 * The conditions of a filter in words of the domain. The map has one entry per field of the input type, so a field that
 * nobody wrote a condition for does not compile, and nothing of a client's text ever names a column.
 */
export type FilterConditions<F> = { readonly [K in keyof F]-?: (value: NonNullable<F[K]>) => SQL | undefined };

/** All conditions of the fields that were given, joined by AND; undefined when none was. */
export const where = <F extends object>(
  filter: F | null | undefined,
  conditions: FilterConditions<F>,
): SQL | undefined => {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return and(...given.map(([field, value]) => conditions[field as keyof F](value as never)));
};

/**
 * Whether a column with byte order (`collate "C"`) begins with `prefix`, as two comparisons: both are leakproof and work with
 * a parameter, so that the index is used under row-level security, also by a plan made before the prefix was known.
 */
export const startsWith = (column: AnyPgColumn, prefix: string): SQL | undefined =>
  prefix === '' ? undefined : sql`(${column} >= ${prefix} and ${column} < ${prefix + lastCharacter})`;

const lastCharacter = '\u{10ffff}';

/** Whether a uuid column holds this id; text that is no uuid matches nothing. */
export const isId = (column: AnyPgColumn, id: string): SQL => (isUuid(id) ? sql`${column} = ${id}::uuid` : sql`false`);
