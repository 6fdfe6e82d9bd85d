import { createHash } from 'node:crypto';
import type { Context } from './context.ts';
import { signedIn } from './context.ts';
import { RequestError } from './request-error.ts';
import { seal, unseal } from './seal.ts';

/** What a cursor belongs to. A cursor of another list, order, filter, parent or organization does not open. */
export type CursorScope = {
  readonly connection: string;
  readonly parent?: string;
  readonly order: string;
  readonly filter: unknown;
};

export type CursorValue = string | number;

const bindingOf = (context: Context, scope: CursorScope): string =>
  JSON.stringify([
    signedIn(context).organizationId,
    scope.connection,
    scope.parent ?? '',
    scope.order,
    createHash('sha256').update(canonicalJson(scope.filter)).digest('base64url'),
  ]);

export const sealCursor = (context: Context, scope: CursorScope, values: readonly CursorValue[]): string =>
  seal(context.platform.secrets.key('cursor'), JSON.stringify(values), bindingOf(context, scope));

/** The order values of the row that the cursor points at. Error: CURSOR_INVALID. */
export const openCursor = (context: Context, scope: CursorScope, cursor: string): readonly CursorValue[] => {
  const text = unseal(context.platform.secrets.keys('cursor'), cursor, bindingOf(context, scope));
  if (text === undefined) throw new RequestError('CURSOR_INVALID');
  return JSON.parse(text) as CursorValue[];
};

/** JSON with sorted keys and without undefined, so that equal inputs have equal text however they were written. */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
};
