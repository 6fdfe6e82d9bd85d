import { nameKey } from '@lintel/kernel/text';
import { isNearSpelling } from './near-spelling.ts';

export type PropertyKind =
  | 'SINGLE_FAMILY'
  | 'MULTIFAMILY'
  | 'APARTMENT'
  | 'CONDOMINIUM'
  | 'TOWNHOUSE'
  | 'SENIOR'
  | 'SUPPORTIVE'
  | 'COMMERCIAL'
  | 'MIXED_USE'
  | 'LAND'
  | 'OTHER';

export type KindReading = {
  readonly kind: PropertyKind;
  /** Whether the kind says less than the text did, so that the text is worth keeping. */
  readonly losesMeaning: boolean;
  /** Whether nothing in the text was understood. */
  readonly isGuess: boolean;
};

/** Texts that mean exactly a kind of ours. */
const names: Readonly<Record<string, PropertyKind>> = {
  multifamily: 'MULTIFAMILY',
  'multi-family': 'MULTIFAMILY',
  'multi family': 'MULTIFAMILY',
  apartment: 'APARTMENT',
  apartments: 'APARTMENT',
  condominium: 'CONDOMINIUM',
  condo: 'CONDOMINIUM',
  townhouse: 'TOWNHOUSE',
  townhome: 'TOWNHOUSE',
  'single family': 'SINGLE_FAMILY',
  'single-family': 'SINGLE_FAMILY',
  senior: 'SENIOR',
  seniors: 'SENIOR',
  supportive: 'SUPPORTIVE',
  'supportive housing': 'SUPPORTIVE',
  commercial: 'COMMERCIAL',
  'mixed use': 'MIXED_USE',
  'mixed-use': 'MIXED_USE',
  land: 'LAND',
  other: 'OTHER',
};

/**
 * Words that decide, the first that stands in the text. Support comes before age: a home for old people with care is
 * supportive, because that is what differs from other homes for old people.
 */
const words: readonly (readonly [RegExp, PropertyKind])[] = [
  [/\b(supportive|veterans?|disabled|disabilities|homeless)\b/, 'SUPPORTIVE'],
  [/\b(seniors?|elderly)\b|\b(55|62|65)\+/, 'SENIOR'],
  [/\blive\/work\b/, 'MIXED_USE'],
  // Affordable homes in a building like others: Affordable Requirements Ordinance, single room occupancy.
  [/\b(aro|sro|multifamily|artists?|inter-?generational|affordable)\b/, 'MULTIFAMILY'],
  [/\bapartments?\b/, 'APARTMENT'],
  [/\b(condos?|condominiums?)\b/, 'CONDOMINIUM'],
  [/\b(townhouses?|townhomes?)\b/, 'TOWNHOUSE'],
  [/\b(commercial|offices?|retail|warehouses?)\b/, 'COMMERCIAL'],
];

const leastLettersToForgive = 6;

/** What a property is for, read from the words of people: typing mistakes in one letter are forgiven. */
export const readPropertyKind = (text: string): KindReading => {
  const key = nameKey(text);
  if (key === '') return { kind: 'MULTIFAMILY', losesMeaning: false, isGuess: false };
  const exact = names[key] ?? nearName(key);
  if (exact !== undefined) return { kind: exact, losesMeaning: false, isGuess: false };
  const [, kind] = words.find(([pattern]) => pattern.test(key)) ?? [];
  return { kind: kind ?? 'OTHER', losesMeaning: true, isGuess: kind === undefined };
};

const nearName = (key: string): PropertyKind | undefined => {
  if (key.length < leastLettersToForgive) return undefined;
  const near = Object.keys(names).find((name) => isNearSpelling(name, key));
  return near === undefined ? undefined : names[near];
};
