import { type HostileValue, hostile, literal, plainly } from './hostile-value.ts';
import { hostileAmounts, hostileCurrencies, hostileFloats, hostileIntegers } from './values-of-numbers.ts';
import { hostileCursors, hostileIds, hostileTexts } from './values-of-texts.ts';
import { hostileDates, hostileInstants } from './values-of-time.ts';

/** By scalar. A new scalar needs an entry: the sweep fails until it has one. */
export const ofScalar: Readonly<Record<string, readonly HostileValue[]>> = {
  String: hostileTexts,
  ID: hostileIds,
  Int: hostileIntegers,
  SafeInt: hostileIntegers,
  Float: hostileFloats,
  Decimal: hostileAmounts,
  CurrencyCode: hostileCurrencies,
  Date: hostileDates,
  DateTime: hostileInstants,
  Boolean: plainly('true', 'false', 'yes', '', 0, 1, -1, literal('1e400')),
};

/** Where a cursor is expected: a text by its type, and a seal by what it is. */
export const cursors = hostileCursors;

/** Names of columns, of things that every object has, and statements: nothing of it is a value of an enum. */
export const ofEnum: readonly HostileValue[] = plainly(
  'tenant_id',
  'organization_id',
  'password_hash',
  'id; drop table property.units',
  '1;',
  'id desc, (select 1)',
  'NAME_ASC\u0000',
  'NAME_ASC ',
  'name_asc',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  0,
  true,
);

/** What has the wrong form for every type. A list of one is no wrong form: GraphQL reads a value as a list of it. */
export const ofWrongForm = (isList: boolean): readonly HostileValue[] => [
  hostile('an object', {}),
  hostile(
    'an object of many keys',
    Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])),
  ),
  hostile('a list in lists', nested(50)),
  ...(isList ? [] : [hostile('an empty list', []), hostile('a list of nothing', [null])]),
];

/** `[[[…]]]`, as deep as said. */
export const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
};
