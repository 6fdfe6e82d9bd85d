import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { entityNames } from '../isolation/api-schema.ts';
import { pointers } from '../isolation/inputs.ts';
import type { ValueModel, ValuePlace } from './model.ts';
import type { Names } from './names.ts';

type Place = {
  /** `Type.field` of an input, `field.argument` of a field. */
  readonly coordinate: string;
  readonly name: string;
  /** What the field is about, which a plain `id` names. */
  readonly subject: string;
};

const unknownId = '01900000-0000-7000-8000-000000000000';

/** Most rows of a page above another page; the lists of a deep operation multiply. */
const mostRows = 3;

const placesFor = (isNullable: boolean): fc.Arbitrary<ValuePlace> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<ValuePlace>('literal') },
    { weight: 3, arbitrary: fc.constantFrom<ValuePlace>('variable', 'shared') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<ValuePlace>(
        ...(isNullable ? (['default', 'overDefault'] as const) : (['variable'] as const)),
      ),
    },
  );

/** The arguments of a field: required ones always, `first` nearly always, others now and then. */
export const argumentsOf = (
  args: readonly GraphQLArgument[],
  { fieldName, subject, names }: { fieldName: string; subject: string; names: Names },
): fc.Arbitrary<Record<string, ValueModel>> => {
  const drawn = args.map(({ name, type }): [string, fc.Arbitrary<ValueModel | undefined>] => {
    if (name === 'first') return [name, firstValue];
    if (name === 'after') return [name, now(1, 8, afterValue(names.cursors[fieldName]))];
    const value = inputValue(type, { coordinate: `${fieldName}.${name}`, name, subject }, names);
    return [name, isNonNullType(type) ? value : now(1, name === 'filter' ? 3 : 4, value)];
  });
  return fc.record(Object.fromEntries(drawn)).map(withoutUndefined);
};

/** Seldom left out or out of range: most pages must be there, and short. */
const firstValue: fc.Arbitrary<ValueModel> = fc.oneof(
  { weight: 50, arbitrary: plain(fc.integer({ min: 1, max: mostRows }), placesFor(true)) },
  { weight: 1, arbitrary: plain(fc.constantFrom(0, -1, 101, null), placesFor(true)) },
);

const afterValue = (cursor: string | undefined): fc.Arbitrary<ValueModel> =>
  plain(fc.constantFrom(...(cursor === undefined ? [] : [cursor, cursor]), null, null, 'no cursor'), placesFor(true));

const inputValue = (type: GraphQLInputType, place: Place, names: Names): fc.Arbitrary<ValueModel> => {
  const bare = getNullableType(type);
  const isNullable = !isNonNullType(type);
  const wholes = fc.constantFrom<'literal' | 'variable'>('literal', 'literal', 'variable');
  if (isListType(bare)) {
    const items = fc.array(inputValue(bare.ofType, place, names), { minLength: 1, maxLength: 3 });
    return orNull(fc.record({ kind: fc.constant('list' as const), items, as: wholes }), isNullable);
  }
  const named = getNamedType(bare);
  if (isInputObjectType(named)) {
    const fields = fc.record(
      Object.fromEntries(
        Object.values(named.getFields()).map((field) => [field.name, inputField(named.name, field, { place, names })]),
      ),
    );
    return orNull(
      fc.record({ kind: fc.constant('object' as const), fields: fields.map(withoutUndefined), as: wholes }),
      isNullable,
    );
  }
  return orNull(plain(leafValue(bare, place, names), placesFor(isNullable)), isNullable);
};

const inputField = (
  typeName: string,
  { name, type }: GraphQLInputField,
  { place, names }: { place: Place; names: Names },
): fc.Arbitrary<ValueModel | undefined> => {
  const value = inputValue(type, { coordinate: `${typeName}.${name}`, name, subject: place.subject }, names);
  return isNonNullType(type) ? value : now(1, 3, value);
};

/** Null now and then, and a variable without a value: both are something else than an argument that is not there. */
const orNull = (value: fc.Arbitrary<ValueModel>, isNullable: boolean): fc.Arbitrary<ValueModel> =>
  isNullable
    ? fc.oneof(
        { weight: 10, arbitrary: value },
        {
          weight: 1,
          arbitrary: plain(fc.constant(null), fc.constantFrom<ValuePlace>('literal', 'variable', 'missing')),
        },
      )
    : value;

const leafValue = (type: GraphQLInputType, place: Place, names: Names): fc.Arbitrary<unknown> => {
  const named = getNamedType(type);
  if (isEnumType(named)) return fc.constantFrom(...named.getValues().map(({ name }) => name));
  if (named.name === 'ID') return idValue(place, names);
  const values = scalarValues[named.name];
  if (values === undefined) throw new Error(`nobody knows a value for ${place.coordinate}: ${named.name}`);
  return fc.constantFrom(...values);
};

const idValue = ({ coordinate, name, subject }: Place, { ids, foreign }: Names): fc.Arbitrary<string> => {
  const wanted = pointers[coordinate] ?? pointers[name] ?? (/^ids?$/.test(name) ? subject : typeNamed(name));
  const known = ids[wanted ?? ''] ?? [];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(known.length === 0 ? [unknownId] : known)) },
    { weight: 1, arbitrary: fc.constantFrom(unknownId, ...foreign) },
    { weight: 1, arbitrary: fc.constantFrom('no id', '') },
  );
};

const typeNamed = (name: string): string | undefined => {
  const base = name.replace(/Ids?$/, '').toLowerCase();
  return entityNames.find((known) => known.toLowerCase() === base);
};

/** Some of them no value of their type: only the subgraph can tell, since the API takes any text for such a scalar. */
const scalarValues: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', 'a', 'EXTRA', '1', 'nobody'],
  Int: [0, 1, 2, 3],
  SafeInt: [0, 100_000, 1],
  Float: [0.5, 2],
  Boolean: [true, false],
  Date: ['2025-03-01', '2026-01-01', '2024-12-31', '2027-01-01', 'no day'],
  DateTime: ['2025-03-01T00:00:00Z', '2030-01-01T00:00:00Z', '2024-01-01T00:00:00Z', 'no instant'],
  Decimal: ['10.00', '1500', 'no amount'],
  CurrencyCode: ['USD', 'USD', 'EUR', 'no currency'],
};

function plain(value: fc.Arbitrary<unknown>, as: fc.Arbitrary<ValuePlace>): fc.Arbitrary<ValueModel> {
  return fc.record({ kind: fc.constant('plain' as const), value, as });
}

/** The value in `part` of `whole` cases, otherwise nothing. */
const now = <T>(part: number, whole: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: whole - part, arbitrary: fc.constant(undefined) }, { weight: part, arbitrary: value });

const withoutUndefined = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));
