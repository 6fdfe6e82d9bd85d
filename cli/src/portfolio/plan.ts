import { CommandError } from '../command-error.ts';
import { type ChosenHeaders, findColumns, type Layout } from './columns.ts';
import type { CsvRow } from './csv.ts';
import { readCsv } from './csv.ts';
import type { Draft, PlaceDefaults, Remark } from './draft.ts';
import { naturalKey } from './natural-key.ts';
import { farAway, nearCommunities } from './oddities.ts';
import { cellOf, readRow } from './read-row.ts';

/** What is to be imported, and what of the file cannot be. */
export type Plan = {
  readonly drafts: readonly Draft[];
  readonly failures: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** How many records the file has, readable or not. */
  readonly rowCount: number;
  /** What the lines' remarks call the number of units. */
  readonly layout: Layout;
};

export type PlanOptions = { readonly headers: ChosenHeaders; readonly place: PlaceDefaults };

/** Reads a portfolio file as a whole. Error: CommandError when nothing of it can be read. */
export const planPortfolio = (bytes: Uint8Array, { headers, place }: PlanOptions): Plan => {
  const file = readCsv(bytes);
  const layout = findColumns(file.header, headers);
  const rowCount = file.rows.length + file.broken.length;
  if (rowCount === 0) throw new CommandError('The file has a header and no rows.');
  const drafts: Draft[] = [];
  const failures: Remark[] = file.broken.map(({ line, reason }) => ({ line, field: null, reason }));
  const warnings: Remark[] = [];
  const linesByKey = new Map<string, number[]>();
  for (const row of file.rows) {
    const reading = readRow(row, layout, place);
    failures.push(...reading.failures);
    warnings.push(...reading.warnings);
    // Broken rows count as well, so that mending one does not shift the ids of those behind it.
    const identity = placeOf(row, layout);
    const first = naturalKey(identity, 1);
    const lines = linesByKey.get(first) ?? [];
    linesByKey.set(first, [...lines, row.line]);
    if (reading.draft === undefined) continue;
    drafts.push({ ...reading.draft, externalId: naturalKey(identity, lines.length + 1) });
    if (lines.length > 0) warnings.push(repeat(row.line, lines[0]!));
  }
  warnings.push(...farAway(drafts, layout), ...nearCommunities(drafts, layout));
  const byLine = (one: Remark, other: Remark) => one.line - other.line;
  return { drafts, failures: failures.sort(byLine), warnings: warnings.sort(byLine), rowCount, layout };
};

const placeOf = (row: CsvRow, layout: Layout) => ({
  name: cellOf(row, layout, 'name'),
  address: cellOf(row, layout, 'address'),
  postalCode: cellOf(row, layout, 'postalCode'),
});

const repeat = (line: number, first: number): Remark => ({
  line,
  field: null,
  reason: `has the name and address of line ${first}; taken as another property`,
});
