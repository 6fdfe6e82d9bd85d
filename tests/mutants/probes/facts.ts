import type { TableFact } from '../catalog-facts.ts';
import { expectedTables } from '../expected/visibility.ts';
import { probeRequest } from '../stage/actors.ts';
import { literal, type Outcome } from '../stage/attempts.ts';
import { insertOf } from '../stage/rows.ts';
import type { Stage, StoredRow } from '../stage/stage.ts';
import { freshOf, rowsOfOurs } from './keys.ts';
import { describeOutcome, type Probe } from './probe.ts';

/** What is written down of changes, and what cannot be changed at all; by the owner, whom no policy holds. */
export const factProbes = (stage: Stage): readonly Probe[] =>
  stage.catalog.tables.flatMap((table) => {
    const { audited = ['insert', 'update', 'delete'], final } = expectedTables[table.name]!;
    return [
      ...audited.map((command) => auditProbe(stage, table, command)),
      ...(final === true ? finalProbes(stage, table) : []),
    ];
  });

/** Foreign keys from and to a table and its other unique keys, taken away: they would forbid a copy and a removal. */
const withoutKeys = (stage: Stage, table: TableFact): readonly string[] => [
  ...stage.catalog.foreignKeys
    .filter((key) => key.table === table.name || key.parent === table.name)
    .map((key) => `alter table ${key.table} drop constraint if exists "${key.name}"`),
  ...stage.catalog.uniques
    .filter((key) => key.table === table.name && key.kind !== 'primary key')
    .map((key) =>
      key.kind === 'index'
        ? `drop index if exists ${table.name.split('.')[0]}."${key.name}"`
        : `alter table ${table.name} drop constraint if exists "${key.name}"`,
    ),
];

type Command = 'insert' | 'update' | 'delete';

/** Columns that no audit row may hold. */
const secrets = ['password_hash', 'token_hash', 'secret_hash', 'secret_encrypted', 'storage_key', 'search_text'];

const auditProbe = (stage: Stage, table: TableFact, command: Command): Probe => {
  const row = rowsOfOurs(stage, table.name)[0]!;
  return {
    promise: `the audit log tells of every ${command} of ${table.name}, by whom and without secrets`,
    about: [table.name, 'app.audit_log'],
    group: 'rules',
    attempt: {
      actor: stage.actors[0]!,
      before: withoutKeys(stage, table),
      statements: [changeOf(table, row, command)],
      look: `select jsonb_build_object('rows', count(*), 'secrets', count(*) filter (where before ?| '{${secrets.join()}}' or after ?| '{${secrets.join()}}'))
        from app.audit_log where request_id = ${literal(probeRequest)} and entity = ${literal(table.name)} and action = ${literal(command)}
          and actor = ${literal(stage.actors[0]!.actor)} and organization_id in (${literal(stage.ours.id)}, '00000000-0000-7000-8000-00000000f1e5')`,
    },
    judge: (outcome) =>
      outcome.state === 'ok' && outcome.answer === '{"rows": 1, "secrets": 0}' ? undefined : describeOutcome(outcome),
  };
};

const changeOf = (table: TableFact, row: StoredRow, command: Command): string => {
  // What was undone counts for nothing, so that one more of it breaks no sum.
  const undone = 'undone_at' in row ? { undone_at: '2024-01-01' } : {};
  if (command === 'insert') return insertOf(table, { ...row, ...undone, ...freshOf(table, row) });
  if (command === 'delete') return `delete from ${table.name} where ctid = '${row.ctid}'`;
  const moment = table.columns.find(({ name }) => name === 'updated_at' || name === 'created_at')?.name;
  const change = moment === undefined ? `permission = 'one.other.right'` : `${moment} = '2001-01-01'`;
  return `update ${table.name} set ${change} where ctid = '${row.ctid}'`;
};

const finalProbes = (stage: Stage, table: TableFact): readonly Probe[] => {
  const row = rowsOfOurs(stage, table.name)[0]!;
  const statements: Readonly<Record<string, string>> = {
    changed: `update ${table.name} set organization_id = organization_id where ctid = '${row.ctid}'`,
    removed: `delete from ${table.name} where ctid = '${row.ctid}'`,
    truncated: `truncate ${table.name}`,
  };
  return Object.entries(statements).map(([what, statement]) => ({
    promise: `a row of ${table.name} cannot be ${what}, by the owner neither`,
    about: [table.name],
    group: 'rules',
    attempt: { role: 'lintel_owner', before: withoutKeys(stage, table), statements: [statement] },
    judge: (outcome: Outcome) =>
      outcome.state === 'LN001' && outcome.message.includes(table.name) ? undefined : describeOutcome(outcome),
  }));
};
