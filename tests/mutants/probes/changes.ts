import type { ColumnFact, TableFact } from '../catalog-facts.ts';
import { columnsInRules, isExpected, type RowCommand } from '../expected/names.ts';
import { rightsOf } from '../expected/rights.ts';
import type { Actor } from '../stage/actors.ts';
import { columnNamesOf, textOf, unknownId } from '../stage/rows.ts';
import type { Stage, StoredRow } from '../stage/stage.ts';
import { mustPass } from './inserts.ts';
import type { Probe } from './probe.ts';
import { compareSets, mustBeRefused, rowsOf } from './reads.ts';

/**
 * Changes without WHERE, so that no SELECT policy stands in their way: which rows an UPDATE and a DELETE really reach, and
 * whether rows can be moved to where they would not be one's own.
 */
export const changeProbes = (stage: Stage): readonly Probe[] =>
  stage.catalog.tables.flatMap((table) =>
    stage.actors.flatMap((actor) => [
      touchProbe(stage, table, actor),
      deleteProbe(stage, table, actor),
      ...moveProbes(stage, table, actor),
    ]),
  );

const rightsOn = (table: TableFact) => rightsOf(table.name, columnNamesOf(table));

const reachOf = (stage: Stage, table: TableFact, command: RowCommand, actor: Actor): readonly StoredRow[] =>
  stage.rows.get(table.name)!.filter((row) => isExpected(command, table.name, row, actor, rowsOf(stage)));

/** The places of rows that are not where they were: an update writes a row anew. */
export const changedPlaces = (stage: Stage, table: TableFact): string => {
  const all = stage.rows.get(table.name)!.map(({ ctid }) => ctid);
  return `select coalesce(array_agg(t::text), '{}')::text from unnest('{${all.map((place) => `"${place}"`).join()}}'::tid[]) as t
    where t not in (select ctid from ${table.name})`;
};

const touchProbe = (stage: Stage, table: TableFact, actor: Actor): Probe => {
  const { update } = rightsOn(table);
  const column = touchedColumn(table, update);
  const reached = update.length === 0 ? [] : reachOf(stage, table, 'updatable', actor).map(({ ctid }) => ctid);
  return {
    promise: `an UPDATE by ${actor.name} reaches ${reached.length} rows of ${table.name}`,
    about: [table.name],
    group: 'rows',
    attempt: {
      role: 'lintel_app',
      actor,
      statements: [`update ${table.name} set ${column.name} = ${touchOf(column)}`],
      look: changedPlaces(stage, table),
    },
    judge: update.length === 0 ? mustBeRefused : (outcome) => compareSets(outcome, reached),
  };
};

/** A column that can be written without breaking any rule, to the same harmless value in all rows. */
export const touchedColumn = (table: TableFact, granted: readonly string[]): ColumnFact => {
  const may = table.columns.filter(
    ({ name, generated }) => !generated && (granted.length === 0 || granted.includes(name)),
  );
  const harmless = ['updated_at', 'version', 'delivered_at', 'result', 'is_current', 'is_primary', 'used_at'];
  return (
    harmless.map((name) => may.find((column) => column.name === name)).find((column) => column !== undefined) ??
    may.find(({ notNull }) => !notNull) ??
    may[0]!
  );
};

/** What is written into it. */
export const touchOf = ({ name, type, notNull }: ColumnFact): string => {
  if (name === 'updated_at') return 'now()';
  if (name === 'version') return '1';
  if (type === 'boolean') return 'false';
  return notNull ? 'default' : 'null';
};

const deleteProbe = (stage: Stage, table: TableFact, actor: Actor): Probe => {
  const granted = rightsOn(table).delete;
  const reached = granted ? reachOf(stage, table, 'deletable', actor).map(({ ctid }) => ctid) : [];
  return {
    promise: `a DELETE by ${actor.name} reaches ${reached.length} rows of ${table.name}`,
    about: [table.name],
    group: 'rows',
    attempt: {
      role: 'lintel_app',
      actor,
      statements: [`delete from ${table.name}`],
      look: changedPlaces(stage, table),
    },
    judge: granted ? (outcome) => compareSets(outcome, reached) : mustBeRefused,
  };
};

/** Every column that a rule looks at, also those that nobody may update: for the day on which somebody grants it. */
const moveProbes = (stage: Stage, table: TableFact, actor: Actor): readonly Probe[] => {
  const rows = reachOf(stage, table, 'updatable', actor);
  if (rows.length === 0) return [];
  return table.columns
    .filter(({ name }) => columnsInRules(table.name).includes(name))
    .flatMap((column) =>
      targetsOf(stage, table, column).flatMap((value) => moveProbe(stage, table, actor, { column, value, rows })),
    );
};

type Move = { readonly column: ColumnFact; readonly value: unknown; readonly rows: readonly StoredRow[] };

/** Rows that may be moved and rows that may not, apart: which of them Postgres meets first is not told. */
const moveProbe = (stage: Stage, table: TableFact, actor: Actor, { column, value, rows }: Move): readonly Probe[] => {
  const isGranted = rightsOn(table).update.includes(column.name);
  const mayMove = (row: StoredRow) =>
    isExpected('updatable', table.name, { ...row, [column.name]: value }, actor, rowsOf(stage));
  return [true, false].flatMap((may) => {
    const concerned = rows.filter((row) => mayMove(row) === may);
    if (concerned.length === 0) return [];
    const others = rows.filter((row) => !concerned.includes(row));
    const probe: Probe = {
      promise: `${isGranted ? '' : 'were UPDATE granted, '}${actor.name} ${may ? 'may' : 'may not'} set ${column.name} of ${concerned.length} rows of ${table.name} to ${String(value)}`,
      about: [table.name],
      group: 'rows',
      attempt: {
        role: 'lintel_app',
        actor,
        before: [
          ...(isGranted ? [] : [`grant update ("${column.name}") on ${table.name} to lintel_app`]),
          ...(others.length === 0 && isGranted ? [] : onlyPolicies(table, others)),
        ],
        statements: [`update ${table.name} set ${column.name} = ${textOf(column, value)}`],
      },
      judge: may ? mustPass : mustBeRefused,
    };
    return [probe];
  });
};

/** Leaves the policies alone with the rows in question: no triggers, no foreign keys, no other rows. */
const onlyPolicies = ({ name }: TableFact, others: readonly StoredRow[]): readonly string[] => [
  'set local session_replication_role = replica',
  `delete from ${name} where ctid = any ('{${others.map(({ ctid }) => `"${ctid}"`).join()}}'::tid[])`,
];

/** Values that the column has in some row of either organization, one that none has, and none at all. */
const targetsOf = (stage: Stage, table: TableFact, column: ColumnFact): readonly unknown[] => {
  if (column.name === 'organization_id') return [stage.ours.id, stage.theirs.id];
  const found = [...new Set(stage.rows.get(table.name)!.map((row) => row[column.name]))].filter(
    (value) => value !== null,
  );
  return [...found.slice(0, 6), ...(column.type === 'uuid' ? [unknownId()] : []), ...(column.notNull ? [] : [null])];
};
