import { isExpected } from '../expected/names.ts';
import type { Rows } from '../expected/own.ts';
import { expectedTables, expectedViews } from '../expected/visibility.ts';
import type { Actor } from '../stage/actors.ts';
import { type Outcome, refusal } from '../stage/attempts.ts';
import type { Stage, StoredRow } from '../stage/stage.ts';
import type { Probe } from './probe.ts';

export const rowsOf =
  (stage: Stage): Rows =>
  (table) =>
    stage.rows.get(table)!;

/** Every table and every view, read by everybody: exactly the rows that its expectation names. */
export const readProbes = (stage: Stage): readonly Probe[] => {
  const tables = stage.catalog.tables.flatMap(({ name }) =>
    stage.actors.map((actor) => readProbe(stage, name, actor, { column: 'ctid', from: name })),
  );
  const views = stage.catalog.views.flatMap(({ name, columns }) => {
    const table = expectedViews[name];
    if (table === undefined) throw new Error(`of which table is the view ${name}? Say it in tests/mutants/expected`);
    if (!columns.includes('id')) throw new Error(`by which column can the rows of the view ${name} be told apart?`);
    return stage.actors.map((actor) => readProbe(stage, table, actor, { column: 'id', from: name }));
  });
  return [...tables, ...views];
};

type Source = { readonly column: 'ctid' | 'id'; readonly from: string };

const readProbe = (stage: Stage, table: string, actor: Actor, { column, from }: Source): Probe => {
  const granted = expectedTables[table]?.granted.startsWith('select') === true;
  const shown = stage.rows
    .get(table)!
    .filter((row) => isExpected('visible', table, row, actor, rowsOf(stage)))
    .map((row) => String(row[column]));
  return {
    promise: `${actor.name} sees ${granted ? `${shown.length} rows` : 'nothing'} of ${from}`,
    about: from === table ? [table] : [from, table],
    group: 'rows',
    attempt: {
      role: 'lintel_app',
      actor,
      ask: `select coalesce(array_agg(${column}::text), '{}')::text from ${from}`,
    },
    judge: granted ? (outcome) => compareSets(outcome, shown) : mustBeRefused,
  };
};

/** A refusal for want of a privilege or by a policy. */
export const mustBeRefused = ({ state, message }: Outcome): string | undefined =>
  state === refusal ? undefined : `it was not refused: ${state} ${message}`;

/** Answers that are an array, told apart from what was expected. */
export const compareSets = ({ state, message, answer }: Outcome, expected: readonly string[]): string | undefined => {
  if (state !== 'ok' || answer === null) return `${state} ${message}`;
  const seen = elementsOf(answer);
  const more = seen.filter((key) => !expected.includes(key));
  const less = expected.filter((key) => !seen.includes(key));
  return more.length + less.length === 0
    ? undefined
    : `${more.length} rows too many, ${less.length} too few: ${[...more, ...less].slice(0, 3).join(' ')}`;
};

/** Elements of an array of ids or row places in the text form of Postgres. */
const elementsOf = (text: string): readonly string[] => text.match(/[0-9a-f-]{36}|\(\d+,\d+\)/g) ?? [];

/** How a row is told apart by everybody's rules: rows of one kind need not be tried one by one. */
export const kindsOf = (stage: Stage, table: string): readonly StoredRow[] => {
  const kinds = new Map<string, StoredRow>();
  for (const row of stage.rows.get(table)!) {
    const bits = stage.actors.flatMap((actor) =>
      (['visible', 'insertable', 'updatable'] as const).map((command) =>
        isExpected(command, table, row, actor, rowsOf(stage)) ? '1' : '0',
      ),
    );
    const key = `${row.organization_id} ${bits.join('')}`;
    if (!kinds.has(key)) kinds.set(key, row);
  }
  return [...kinds.values()];
};
