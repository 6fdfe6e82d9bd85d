import { type Cell, readDegrees, readOptionalText, readText, readUnitCount, shown } from './cells.ts';
import type { ColumnName, Layout } from './columns.ts';
import type { CsvRow } from './csv.ts';
import type { Draft, PlaceDefaults, Remark } from './draft.ts';
import { type KindReading, readPropertyKind } from './property-kind.ts';

/** What could be read of a row: a draft that still lacks its external id, or failures; and what looks odd. */
export type RowReading = {
  readonly draft: Omit<Draft, 'externalId'> | undefined;
  readonly failures: readonly Remark[];
  readonly warnings: readonly Remark[];
};

/**
 * Reads a row by the rules of the API, so that its mistakes are told with line and column before anything is sent. A value
 * that cannot be used fails the row instead of being left out: a later run does not change what is there already.
 */
export const readRow = (row: CsvRow, layout: Layout, place: PlaceDefaults): RowReading => {
  const failures: Remark[] = [];
  const remark = (column: ColumnName, reason: string): Remark => ({
    line: row.line,
    field: layout[column].header,
    reason,
  });
  const read = <T>(column: ColumnName, reader: (text: string) => Cell<T>): T | undefined => {
    const cell = reader(cellOf(row, layout, column));
    if ('value' in cell) return cell.value;
    failures.push(remark(column, cell.reason));
    return undefined;
  };

  const community = read('community', (text) => readText(text, 200));
  const name = read('name', (text) => readText(text, 200));
  const line1 = read('address', (text) => readText(text, 300));
  const postalCode = read('postalCode', (text) => readOptionalText(text, 20));
  const managementCompany = read('managementCompany', (text) => readOptionalText(text, 200));
  const rawKind = read('kind', (text) => readOptionalText(text, 200)) ?? '';
  const units = read('units', readUnitCount);
  const latitude = read('latitude', (text) => readDegrees(text, 90));
  const longitude = read('longitude', (text) => readDegrees(text, 180));
  if (latitude === null && typeof longitude === 'number')
    failures.push(remark('latitude', 'is missing, though there is a longitude'));
  if (longitude === null && typeof latitude === 'number')
    failures.push(remark('longitude', 'is missing, though there is a latitude'));

  const reading = readPropertyKind(rawKind);
  const warnings = reading.isGuess ? [remark('kind', `${shown(rawKind)} is not known; imported as OTHER`)] : [];
  const isComplete = community !== undefined && name !== undefined && line1 !== undefined && units !== undefined;
  if (failures.length > 0 || !isComplete) return { draft: undefined, failures, warnings: [] };
  const draft = {
    line: row.line,
    community,
    name,
    kind: reading.kind,
    address: {
      line1,
      ...place,
      postalCode: postalCode ?? null,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
    },
    managementCompany: managementCompany ?? null,
    notes: noteOn(reading, rawKind, layout),
    units,
  };
  return { draft, failures, warnings };
};

export const cellOf = ({ cells }: CsvRow, layout: Layout, column: ColumnName): string => {
  const { index } = layout[column];
  return index === undefined ? '' : (cells[index] ?? '');
};

/** Keeps the source's own word where ours says less. */
const noteOn = ({ losesMeaning }: KindReading, rawKind: string, layout: Layout): string =>
  losesMeaning ? `${layout.kind.header}: ${rawKind}` : '';
