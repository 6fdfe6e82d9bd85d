/** A value that somebody may send where another is expected. */
export type HostileValue = { readonly name: string; readonly value: unknown };

export const hostile = (name: string, value: unknown): HostileValue => ({ name, value });

/** The same, named by what it is. */
export const plainly = (...values: readonly unknown[]): readonly HostileValue[] =>
  values.map((value) => hostile(String(toJson(value)), value));

/** JSON that `JSON.stringify` would not write, such as 1e400; without quotes in it. */
export const literal = (json: string): string => `<<json ${json}>>`;

/** Whether a value is JSON that was written by hand. */
export const isLiteral = (value: unknown): boolean => typeof value === 'string' && value.startsWith('<<json ');

/** What goes over the wire, with every `literal` as it stands. */
export const toJson = (value: unknown): string => JSON.stringify(value)?.replaceAll(/"<<json (.*?)>>"/g, '$1');
