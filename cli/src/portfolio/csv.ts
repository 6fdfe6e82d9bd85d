import { CsvError, parse } from 'csv-parse/sync';
import { CommandError } from '../command-error.ts';
import { type Line, splitLines } from './lines.ts';

/** A record of the file with the line on which it begins. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A line that cannot be read as a record. */
export type BrokenRow = { readonly line: number; readonly reason: string };

export type CsvFile = {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly broken: readonly BrokenRow[];
};

/** A quoted cell may run over this many lines; a quote that is still open then was never meant to be one. */
const mostLinesOfARecord = 20;

type Parsed = { readonly cells: readonly string[]; readonly lineCount: number } | { readonly reason: string };

/**
 * Reads a CSV file strictly (RFC 4180: commas, double quotes, any line ending, byte order mark allowed), where a record
 * that cannot be read costs only its own first line: reading goes on at the next one. Blank records are skipped.
 * Error: CommandError for a file without a readable header.
 */
export const readCsv = (bytes: Uint8Array): CsvFile => {
  const lines = splitLines(bytes);
  const rows: CsvRow[] = [];
  const broken: BrokenRow[] = [];
  let header: readonly string[] | undefined;
  for (let index = 0; index < lines.length; ) {
    const parsed = parseRecord(lines, index, header?.length);
    const line = index + 1;
    index += 'cells' in parsed ? parsed.lineCount : 1;
    if ('cells' in parsed && parsed.cells.every((cell) => cell.trim() === '')) continue;
    if (header === undefined) {
      header = readHeader(parsed);
      continue;
    }
    if ('cells' in parsed) rows.push({ line, cells: parsed.cells });
    else broken.push({ line, reason: parsed.reason });
  }
  if (header === undefined) throw new CommandError('The file is empty.');
  return { header, rows, broken };
};

const readHeader = (parsed: Parsed): readonly string[] => {
  if ('reason' in parsed) throw new CommandError(`The first line of the file cannot be read: ${parsed.reason}.`);
  return parsed.cells.map((cell) => cell.trim());
};

/** The record that begins at `start`, over as many lines as its quotes need. */
const parseRecord = (lines: readonly Line[], start: number, columns: number | undefined): Parsed => {
  let text = '';
  for (let count = 1; count <= mostLinesOfARecord && start + count <= lines.length; count += 1) {
    const line = lines[start + count - 1]!;
    if (line.text === undefined) return count === 1 ? { reason: 'it is not UTF-8 text' } : { reason: openQuote };
    text = count === 1 ? line.text : `${text}\n${line.text}`;
    const parsed = parseText(text);
    if (parsed === 'open quote') continue;
    if ('reason' in parsed) return parsed;
    const found = parsed.cells.length;
    if (columns === undefined || found === columns || (found === 1 && parsed.cells[0]!.trim() === '')) {
      return { cells: parsed.cells, lineCount: count };
    }
    return { reason: `it has ${found} ${found === 1 ? 'column' : 'columns'} instead of ${columns}` };
  }
  return { reason: openQuote };
};

const openQuote = 'a quote is opened and not closed';

const parseText = (
  text: string,
): { readonly cells: readonly string[] } | { readonly reason: string } | 'open quote' => {
  try {
    // `\n` inside of quotes only: the lines were split before.
    const [cells] = parse(text, { record_delimiter: '\n', relax_column_count: true, max_record_size: mostCharacters });
    return { cells: cells ?? [''] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'open quote';
    if (error.code === 'CSV_MAX_RECORD_SIZE') return { reason: `it has more than ${mostCharacters} characters` };
    return { reason: 'a quote stands where none may be; cells with quotes are written "like ""this"""' };
  }
};

const mostCharacters = 100_000;
