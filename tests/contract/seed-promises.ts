import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { repository, type SeedLetter } from './coverage-ledger.ts';

/** Where the seeds lie beside a checkout of a developer. The product does not need them. */
const directory = `${repository}../shared/seeds`;
const prefixes: Readonly<Record<SeedLetter, string>> = { C: '000', P: '001', D: '002', A: '003', U: '004' };

export const seedsArePresent = existsSync(directory);

/** The ids of everything that a seed asks for, as its rows in the ledger must be called; read from its text. */
export const promisesOf = (seed: SeedLetter): readonly string[] => {
  const file = readdirSync(directory).find((name) => name.startsWith(prefixes[seed]));
  if (file === undefined) throw new Error(`no seed ${prefixes[seed]} in ${directory}`);
  const text = readFileSync(`${directory}/${file}`, 'utf8');
  return [...new Set(readers[seed](text))].map(
    (name) => `${seed}${seed === 'U' && /^\d/.test(name) ? '-' : '.'}${name}`,
  );
};

type Reader = (text: string) => string[];

const captured = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name!);
const named = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}${name}`);
const slug = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** The parts of a text under headings of one level. */
const sections = (text: string, level: '##' | '###' | '####'): { title: string; body: string }[] =>
  `\n${text}`
    .split(`\n${level} `)
    .slice(1)
    .map((part) => {
      const [title, ...body] = part.split('\n');
      return { title: title!.trim(), body: body.join('\n') };
    });
const section = (text: string, level: '##' | '###', title: string): string =>
  sections(text, level).find((candidate) => candidate.title === title)?.body ?? '';

const integrations = (names: readonly string[]): string[] =>
  named(
    'integration.',
    names.map((name) => name.toLowerCase()),
  );
const tables = (text: string): string[] => captured(text, /^CREATE (?:TABLE|MATERIALIZED VIEW) ([\w.]+)/gm);
const enums = (text: string): string[] => named('enum.', captured(text, /^CREATE TYPE (\w+) AS ENUM/gm));
const counted = (prefix: string, body: string, pattern: RegExp): string[] =>
  [...body.matchAll(pattern)].map((_, index) => `${prefix}-${index + 1}`);

const readers: Readonly<Record<SeedLetter, Reader>> = {
  C: (text) => [
    ...tables(text),
    ...enums(text),
    ...named('seed.', captured(text, /^INSERT INTO (\w+)/gm)),
    ...counted('principle', section(text, '###', 'Design Principles'), /^\d+\. \*\*/gm),
    ...integrations(captured(text, /-- (S3) key/g)),
  ],
  P: (text) => [
    ...tables(text),
    ...enums(text),
    ...named('check.', captured(text, /ADD CONSTRAINT (\w+)/g)),
    ...named('trigger.', captured(text, /^CREATE TRIGGER (\w+)/gm)),
    ...integrations(captured(text, /\b(stripe)_\w+_id\b/g)),
    ...['Performance Optimization', 'Backup & Recovery', 'Security Considerations'].flatMap((title) =>
      sections(section(text, '##', title), '###').flatMap((part) => counted(slug(part.title), part.body, /^- /gm)),
    ),
    ...['Indexing Strategy', 'Database Migration Strategy', 'Future Scalability Considerations'].flatMap((title) =>
      sections(section(text, '##', title), '###').map((part) => slug(part.title)),
    ),
  ],
  D: (text) => [
    ...sections(text, '####').map(({ title }) => title.replaceAll('`', '')),
    ...captured(text, /\*\*Naming Convention:\*\*(.*)/g).flatMap((names) => captured(names, /`(\w+)`/g)),
    ...captured(text, /References `([\w.]+)\.id`/g),
    ...enums(text),
    ...named(
      'rls.',
      sections(text, '####').flatMap(({ title, body }) =>
        body.includes('**RLS Policies:**') ? [title.replaceAll('`', '')] : [],
      ),
    ),
    ...named('trigger.', captured(text, /^- Auto-.*\(`(\w+)`\)/gm)),
    ...integrations(captured(text, /Service name: (.*)/g).flatMap((names) => captured(names, /`(\w+)`/g))),
  ],
  A: (text) => [
    ...tables(text),
    ...text.split(/^CREATE TABLE /m).flatMap((part) => valueLists(part)),
    ...sections(section(text, '##', 'Common Queries'), '###').map(({ title }) => `query.${slug(title)}`),
    ...sections(text, '##').flatMap(({ title, body }) => counted(slug(title), body, /^\d+\. \*\*/gm)),
  ],
  U: (text) => [
    ...sections(text, '###').flatMap(({ title, body }) => criteria(title, body)),
    ...named('plan.', captured(text, /^- \[[ x]\] (\d\d-\d\d)/gm)),
    ...requirementRanges(captured(text, /\b([A-Z]+-\d\d)\b/g)),
  ],
};

/** Columns whose comment lists their values: `status VARCHAR(50), -- active, expired, terminated`. */
const valueLists = (part: string): string[] => {
  const table = /^(\w+) \(/.exec(part)?.[1];
  const body = part.split('\n);')[0]!;
  return table === undefined ? [] : named(`enum.${table}.`, captured(body, /^\s+(\w+) .*-- \w+, \w+/gm));
};

/** `### Phase 5: …` with criteria numbered below it gives 5.1, 5.2, … */
const criteria = (title: string, body: string): string[] => {
  const phase = /^Phase (\d+):/.exec(title)?.[1];
  const list = body.split('**Success Criteria**')[1]?.split('**Plans**')[0] ?? '';
  return phase === undefined ? [] : captured(list, /^ {2}(\d+)\. /gm).map((number) => `${phase}.${number}`);
};

/** Requirements are named but not worded in the seed, so each group of them is one row: `FIN-01..11`. */
const requirementRanges = (ids: readonly string[]): string[] => {
  const groups = Map.groupBy(new Set(ids), (id) => id.split('-')[0]!);
  return [...groups].map(([group, members]) => {
    const numbers = members.map((id) => id.split('-')[1]!).sort();
    return `${group}-${numbers[0]}..${numbers.at(-1)}`;
  });
};
