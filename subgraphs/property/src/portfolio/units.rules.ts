import { fail, ok, type Result } from '@lintel/kernel/result';
import { toLowerCase } from '@lintel/kernel/text';
import type { UnitUpdateInput } from '../__generated__/resolvers.ts';
import {
  ifGiven,
  readAmount,
  readFields,
  readLabels,
  readName,
  readNumber,
  required,
  type ValueOf,
} from '../fields.rules.ts';

/** Everything about a unit that a client writes. */
export type UnitFields = Omit<UnitUpdateInput, 'id' | 'expectedVersion'>;

/** The fields that were given, cleaned and checked; the others are undefined. `currency` is that of the unit. */
export const readUnit = ({ baseRent, ...input }: UnitFields, currency: string) =>
  readFields({
    number: ifGiven(input.number, readName(50)),
    kind: ifGiven(input.kind, (kind) => (kind === null ? fail('VALUE_REQUIRED') : ok(toLowerCase(kind)))),
    buildingId: ok(input.buildingId),
    floor: ifGiven(input.floor, readNumber(-20, 300)),
    squareFeet: ifGiven(input.squareFeet, readNumber(0, 2_147_483_647)),
    bedrooms: ifGiven(input.bedrooms, readNumber(0, 100)),
    bathrooms: ifGiven(input.bathrooms, readHalves),
    baseRent: ifGiven(baseRent, (rent) => (rent === null ? ok(null) : readAmount(rent, currency))),
    amenities: ifGiven(input.amenities, readLabels),
  });

export type UnitChange = ValueOf<ReturnType<typeof readUnit>>;

/** A unit as it is inserted: nothing is undefined. */
export type NewUnit = { readonly [Field in keyof UnitChange]: Exclude<UnitChange[Field], undefined> };

/** A new unit: what was left out gets its default. */
export const readNewUnit = (input: UnitFields, currency: string): Result<NewUnit> => {
  const read = readUnit(input, currency);
  if (!read.ok) return read;
  const number = required(read.value.number ?? null);
  if (!number.ok) return number;
  return ok({
    number: number.value,
    kind: read.value.kind ?? 'apartment',
    buildingId: read.value.buildingId ?? null,
    floor: read.value.floor ?? null,
    squareFeet: read.value.squareFeet ?? null,
    bedrooms: read.value.bedrooms ?? null,
    bathrooms: read.value.bathrooms ?? null,
    baseRent: read.value.baseRent ?? null,
    amenities: read.value.amenities ?? [],
  });
};

const readHalves = (value: number | null): Result<number | null> =>
  value !== null && !Number.isInteger(value * 2)
    ? fail('INVALID_VALUE', { message: 'Bathrooms are counted in halves, such as 1.5.' })
    : readNumber(0, 100)(value);
