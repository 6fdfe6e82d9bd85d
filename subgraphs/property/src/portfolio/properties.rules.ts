import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText, toLowerCase } from '@lintel/kernel/text';
import type { AddressInput, PropertyUpdateInput } from '../__generated__/resolvers.ts';
import {
  ifGiven,
  readFields,
  readLabels,
  readName,
  readNumber,
  readProse,
  required,
  type ValueOf,
} from '../fields.rules.ts';

/** Everything about a property that a client writes. */
export type PropertyFields = Omit<PropertyUpdateInput, 'id' | 'expectedVersion'>;

const optional = (max: number) => (value: string | null) => cleanOptionalText(value, { max });

/** The fields that were given, cleaned and checked; the others are undefined. */
export const readProperty = (input: PropertyFields) =>
  readFields({
    name: ifGiven(input.name, readName(200)),
    kind: ifGiven(input.kind, (kind) => (kind === null ? fail('VALUE_REQUIRED') : ok(toLowerCase(kind)))),
    address: ifGiven(input.address, (address) => (address === null ? ok(null) : readAddress(address))),
    externalId: ifGiven(input.externalId, optional(200)),
    parcelNumber: ifGiven(input.parcelNumber, optional(100)),
    yearBuilt: ifGiven(input.yearBuilt, readNumber(1600, 2200)),
    squareFeet: ifGiven(input.squareFeet, readNumber(0, 2_147_483_647)),
    managementCompany: ifGiven(input.managementCompany, optional(200)),
    amenities: ifGiven(input.amenities, readLabels),
    description: ifGiven(input.description, readProse),
    notes: ifGiven(input.notes, readProse),
  });

export type PropertyChange = ValueOf<ReturnType<typeof readProperty>>;

/** A property as it is inserted: nothing is undefined. */
export type NewProperty = { readonly [Field in keyof PropertyChange]: Exclude<PropertyChange[Field], undefined> };

/** A new property: what was left out gets its default. */
export const readNewProperty = (input: PropertyFields): Result<NewProperty> => {
  const read = readProperty(input);
  if (!read.ok) return read;
  const name = required(read.value.name ?? null);
  if (!name.ok) return name;
  return ok({
    ...read.value,
    name: name.value,
    kind: read.value.kind ?? 'multifamily',
    address: read.value.address ?? null,
    externalId: read.value.externalId ?? null,
    parcelNumber: read.value.parcelNumber ?? null,
    yearBuilt: read.value.yearBuilt ?? null,
    squareFeet: read.value.squareFeet ?? null,
    managementCompany: read.value.managementCompany ?? null,
    amenities: read.value.amenities ?? [],
    description: read.value.description ?? '',
    notes: read.value.notes ?? '',
  });
};

/** Coordinates come in pairs: half a place is nowhere. */
export const readAddress = (input: AddressInput) => {
  const read = readFields({
    line1: cleanText(input.line1, { max: 300 }),
    line2: optional(300)(input.line2 ?? null),
    city: cleanText(input.city, { max: 200 }),
    region: optional(100)(input.region ?? null),
    postalCode: optional(20)(input.postalCode ?? null),
    country: readCountry(input.country),
    latitude: readNumber(-90, 90)(input.latitude ?? null),
    longitude: readNumber(-180, 180)(input.longitude ?? null),
  });
  if (!read.ok) return read;
  const { latitude, longitude } = read.value;
  if ((latitude === null) !== (longitude === null)) {
    return fail('VALUE_REQUIRED', {
      message: 'Latitude and longitude are given together or not at all.',
      path: [latitude === null ? 'latitude' : 'longitude'],
    });
  }
  return read;
};

export type AddressValues = ValueOf<ReturnType<typeof readAddress>>;

const readCountry = (text: string): Result<string> => {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code)
    ? ok(code)
    : fail('INVALID_VALUE', { message: 'A country is two letters of ISO 3166-1, such as US.' });
};
