import type { BuildingUpdateInput } from '../__generated__/resolvers.ts';
import { ifGiven, readFields, readName, readNumber } from '../fields.rules.ts';

export type BuildingFields = Omit<BuildingUpdateInput, 'id' | 'expectedVersion'>;

/** The fields that were given, cleaned and checked; the others are undefined. */
export const readBuilding = (input: BuildingFields) =>
  readFields({
    name: ifGiven(input.name, readName(200)),
    floors: ifGiven(input.floors, readNumber(0, 300)),
    yearBuilt: ifGiven(input.yearBuilt, readNumber(1600, 2200)),
  });
