import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The seeds by the letter that rows begin with; the file of each is docs/coverage/<letter>-….md. */
export const seedLetters = ['C', 'P', 'D', 'A', 'U'] as const;
export type SeedLetter = (typeof seedLetters)[number];

export const statusWords = ['delivered', 'partly', 'planned', 'differently'] as const;
export type StatusWord = (typeof statusWords)[number];

/** A row of the ledger: something that a seed asks for, and where it stands. */
export type Row = {
  /** `docs/coverage/c-connect.md:17`, for messages. */
  readonly place: string;
  readonly id: string;
  readonly asks: string;
  readonly withUs: string;
  /** As written; `statusOf` reads it. */
  readonly status: string;
  readonly coordinates: readonly string[];
  readonly tests: readonly string[];
  /** What is missing, or why it is done differently. */
  readonly note: string;
};

export const readRepositoryFile = (path: string): string => readFileSync(`${repository}${path}`, 'utf8');

const columns = 7;

const inBackquotes = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);

/** All rows, in the order of the files. A table line with another number of cells is an error, never skipped. */
export const readLedger = (): readonly Row[] =>
  readdirSync(`${repository}docs/coverage`)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => rowsOf(`docs/coverage/${name}`));

const rowsOf = (path: string): Row[] =>
  readRepositoryFile(path)
    .split('\n')
    .flatMap((line, index) => {
      if (!line.startsWith('| `')) return [];
      const place = `${path}:${index + 1}`;
      const cells = line.split('|').slice(1, -1);
      if (cells.length !== columns) throw new Error(`${place}: ${cells.length} cells instead of ${columns}`);
      const [id, asks, withUs, status, coordinates, tests, note] = cells.map((cell) => cell.trim()) as Cells;
      return [
        {
          place,
          id: inBackquotes(id)[0]!,
          asks,
          withUs,
          status,
          coordinates: inBackquotes(coordinates),
          tests: inBackquotes(tests),
          note,
        },
      ];
    });

type Cells = [string, string, string, string, string, string, string];

/** Of `partly #5 documents/reviews`: the word, and who brings the rest. Null when it is not a status. */
export const statusOf = ({ status }: Row): { readonly word: StatusWord; readonly homes: readonly string[] } | null => {
  const [word, ...homes] = status.split(' ');
  const known = statusWords.find((candidate) => candidate === word);
  const needsHome = known === 'partly' || known === 'planned';
  return known === undefined || needsHome !== homes.length > 0 ? null : { word: known, homes };
};

/** Tables of ours that a row names, as `schema.table`. */
export const tablesNamedIn = ({ withUs }: Row): string[] =>
  inBackquotes(withUs).filter((text) => /^(app|identity|property|finance|community|documents)\.\w+$/.test(text));

/** The tables of the index with the given heading, as cells without backquotes. The first line, its header, is left out. */
export const indexTable = (heading: string): string[][] => {
  const section = readRepositoryFile('docs/coverage.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0];
  if (section === undefined) throw new Error(`docs/coverage.md has no section "${heading}"`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|-'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    );
};
