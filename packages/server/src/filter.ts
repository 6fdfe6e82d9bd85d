import { and, type SQL } from 'drizzle-orm';

/**
 * The conditions of a filter in words of the domain. The map has one entry per field of the input type, so a field that
 * nobody wrote a condition for does not compile, and nothing of a client's text ever names a column.
 */
export type FilterConditions<F> = { readonly [K in keyof F]-?: (value: NonNullable<F[K]>) => SQL | undefined };

/** All conditions of the fields that were given, joined by AND; undefined when none was. */
export const where = <F extends object>(filter: F | null | undefined, conditions: FilterConditions<F>): SQL | undefined => {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return and(...given.map(([field, value]) => conditions[field as keyof F](value as never)));
};
