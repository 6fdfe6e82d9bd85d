import { toLowerCase } from '@lintel/kernel/text';

/** An enum value of the SDL as the database writes it; for `map`, which would pass an index to `toLowerCase`. */
export const kindFromSdl = <T extends string>(value: T): Lowercase<T> => toLowerCase(value);

/** A filter without the fields that were left open, so that a default can stand in their place. */
export const withoutNulls = <F extends object>(filter: F | null | undefined): Partial<F> =>
  Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null)) as Partial<F>;

/** A code that is unlike every column value must not become an error of the statement: NUL cannot even be sent. */
export const sendable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
