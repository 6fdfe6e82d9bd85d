import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A real rental development, as the City of Chicago publishes it; see demo/data/README.md. */
export type Development = {
  readonly area: string;
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly postalCode: string;
  readonly manager: string;
  readonly units: number;
  readonly latitude: number;
  readonly longitude: number;
};

const file = new URL('../data/chicago-rental-developments.csv', import.meta.url);

const readDevelopments = (): Development[] =>
  (parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[])
    .map((row) => ({
      area: row['Community Area Name'] ?? '',
      kind: row['Property Type'] ?? '',
      name: row['Property Name'] ?? '',
      address: row.Address ?? '',
      postalCode: row['Zip Code'] ?? '',
      manager: row['Management Company'] ?? '',
      units: Number(row.Units),
      latitude: Number(row.Latitude),
      longitude: Number(row.Longitude),
    }))
    .filter(({ units, latitude, name }) => units > 0 && latitude > 40 && name !== '');

/** Size of a development of the demo on average, so that forty of them have about 1,200 units. */
const typicalUnits = 30;

/** `count` developments of one community area: those whose size is nearest to typical, by name. */
const developmentsOf = (all: readonly Development[], area: string, count: number): Development[] =>
  distinctNames(all.filter((development) => development.area === area))
    .sort(
      (a, b) =>
        Math.abs(a.units - typicalUnits) - Math.abs(b.units - typicalUnits) || a.name.localeCompare(b.name, 'en'),
    )
    .slice(0, count)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Phases of a development share its name; one of them is enough here. */
const distinctNames = (developments: readonly Development[]): Development[] => [
  ...new Map(developments.map((development) => [development.name, development])).values(),
];

/** The developments of each area asked for. */
export const pickDevelopments = (
  areas: readonly string[],
  count: number,
): ReadonlyMap<string, readonly Development[]> => {
  const all = readDevelopments();
  return new Map(areas.map((area) => [area, developmentsOf(all, area, count)]));
};
