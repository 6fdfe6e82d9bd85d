import { uniqueWithoutOrganization } from '@lintel/db/catalog/allow-lists';
import type { ForeignKeyFact, TableFact } from '../catalog-facts.ts';
import type { Outcome } from '../stage/attempts.ts';
import { columnNamesOf, insertOf, textOf, unknownId } from '../stage/rows.ts';
import type { Stage, StoredRow } from '../stage/stage.ts';
import { describeOutcome, type Probe } from './probe.ts';

/** Keys between organizations, tried past the policies: those must hold by themselves. */
export const keyProbes = (stage: Stage): readonly Probe[] => [
  ...stage.catalog.foreignKeys.map((key) => foreignKeyProbe(stage, key)),
  ...stage.catalog.tables.flatMap((table) => oracleProbes(stage, table)),
];

export const tableOf = (stage: Stage, name: string): TableFact =>
  stage.catalog.tables.find((table) => table.name === name)!;

/** Rows of ours. Tables without an organization have rows of nobody, which do as well. */
export const rowsOfOurs = (stage: Stage, table: string): readonly StoredRow[] => {
  const own = stage.rows
    .get(table)!
    .filter((row) => !('organization_id' in row) || row.organization_id === stage.ours.id);
  if (own.length === 0) throw new Error(`ours has no row of ${table}`);
  return own;
};

export const rowsOfTheirs = (stage: Stage, table: string): readonly StoredRow[] =>
  stage.rows.get(table)!.filter((row) => row.organization_id === stage.theirs.id);

export const mustViolate =
  (states: readonly string[], constraint: string) =>
  (outcome: Outcome): string | undefined =>
    states.includes(outcome.state) && outcome.constraint === constraint ? undefined : describeOutcome(outcome);

/** A row of ours that names a row of theirs, or one that is not there. */
const foreignKeyProbe = (stage: Stage, key: ForeignKeyFact): Probe => {
  const table = tableOf(stage, key.table);
  const named = key.columns.filter((column) => column !== 'organization_id');
  const own = rowsOfOurs(stage, key.table);
  const row = own.find((found) => named.every((column) => found[column] !== null)) ?? own[0]!;
  const parentOf = (column: string): string => key.parentColumns[key.columns.indexOf(column)]!;
  // Some people are members of both organizations: somebody who is not.
  const known = new Set(
    rowsOfOurs(stage, key.parent).map((parent) => named.map((column) => parent[parentOf(column)]).join()),
  );
  const foreign = rowsOfTheirs(stage, key.parent).find(
    (parent) => !known.has(named.map((column) => parent[parentOf(column)]).join()),
  );
  // What belongs to no organization is nobody's.
  const foreignValue = (column: string): unknown =>
    foreign === undefined || named.length === 0 ? unknownId() : foreign[parentOf(column)];
  const changed = Object.fromEntries(
    (named.length === 0 ? key.columns : named).map((column) => [column, foreignValue(column)]),
  );
  const isInserted =
    named.length === 0 ||
    stage.catalog.triggers.some((trigger) => trigger.table === key.table && trigger.name === 'refuse_change');
  const statement = isInserted
    ? insertOf(table, { ...row, ...freshOf(table, row), ...changed })
    : `update ${key.table} set ${named.map((column) => `${column} = ${textOf(table.columns.find(({ name }) => name === column)!, changed[column])}`).join()} where ctid = '${row.ctid}'`;
  return {
    promise: `a row of ${key.table} cannot name a row of another organization by ${key.columns.join(', ')}`,
    about: [key.table, key.parent, key.name],
    group: 'keys',
    attempt: { statements: [statement, 'set constraints all immediate'] },
    judge: mustViolate(['23503'], key.name),
  };
};

/** Columns of a copy that must not be as in the row. */
export const freshOf = (table: TableFact, row: StoredRow): Readonly<Record<string, unknown>> => {
  const columns = columnNamesOf(table);
  const hashes = table.columns.filter(({ name, type }) => type === 'bytea' && table.key.includes(name));
  return {
    ...Object.fromEntries(hashes.map(({ name }) => [name, '\\xf1e5'])),
    ...(columns.includes('id') ? { id: '00000000-0000-7000-8000-00000000f1e5' } : {}),
    ...(table.key.includes('permission') ? { permission: 'one.other.right' } : {}),
    ...(columns.includes('position') ? { position: Number(row.position) + 1000 } : {}),
  };
};

/** A copy of each row of theirs in an organization that has nothing: a key that says it is taken tells what theirs has. */
const oracleProbes = (stage: Stage, table: TableFact): readonly Probe[] => {
  if (!columnNamesOf(table).includes('organization_id')) return [];
  if (`${table.name}_pkey` in uniqueWithoutOrganization) return [];
  return rowsOfTheirs(stage, table.name)
    .slice(0, 30)
    .map((row) => ({
      promise: `no key of ${table.name} tells that theirs has a row like it`,
      about: [table.name],
      group: 'keys' as const,
      attempt: { statements: [insertOf(table, { ...row, ...knownOpen(table, row), organization_id: stage.emptyId })] },
      judge: (outcome: Outcome) =>
        outcome.state === '23505' || outcome.state === '23P01' ? describeOutcome(outcome) : undefined,
    }));
};

/** Columns whose keys are known to reach across organizations, with the reason in the list of the catalog's rules. */
const knownOpen = (table: TableFact, row: StoredRow): Readonly<Record<string, unknown>> => {
  if (table.name === 'identity.user_sessions') return { id: unknownId() };
  if (table.name === 'identity.api_keys') return { prefix: String(row.prefix).split('').reverse().join('') };
  return {};
};
