import type { TableFact } from '../catalog-facts.ts';
import { isExpected, type RowCommand } from '../expected/names.ts';
import { rightsOf } from '../expected/rights.ts';
import type { Actor } from '../stage/actors.ts';
import type { Attempt } from '../stage/attempts.ts';
import { columnNamesOf, insertOf } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import { changedPlaces, touchedColumn, touchOf } from './changes.ts';
import { mustPass } from './inserts.ts';
import type { Probe } from './probe.ts';
import { compareSets, kindsOf, mustBeRefused, rowsOf } from './reads.ts';

/**
 * The policies behind a missing privilege: each is asked as if the privilege were there, for the day on which somebody
 * grants it. The same for roles that no policy is for, and for the owner without his BYPASSRLS.
 */
export const wereGrantedProbes = (stage: Stage): readonly Probe[] =>
  stage.catalog.tables.flatMap((table) => [
    ...commands.filter((command) => !isGranted(table, command)).flatMap((command) => appProbes(stage, table, command)),
    ...commands.flatMap((command) =>
      stage.actors
        .filter(({ name }) => ['manager', 'staff of the east', 'tenant'].includes(name))
        .map((actor) => otherRoleProbe(stage, table, command, actor)),
    ),
    ownerProbe(stage, table),
    referenceProbe(table, 'lintel_app'),
    referenceProbe(table, 'lintel_auth'),
  ]);

const commands = ['select', 'insert', 'update', 'delete'] as const;
type Command = (typeof commands)[number];

const rowCommands: Readonly<Record<Command, RowCommand>> = {
  select: 'visible',
  insert: 'insertable',
  update: 'updatable',
  delete: 'deletable',
};

const isGranted = (table: TableFact, command: Command): boolean => {
  const rights = rightsOf(table.name, columnNamesOf(table));
  return { ...rights, insert: rights.insert.length > 0, update: rights.update.length > 0 }[command];
};

/** Triggers and foreign keys would refuse what the policies let through: they are asked about elsewhere. */
const granting = (table: TableFact, command: Command, role: string): readonly string[] => [
  'set local session_replication_role = replica',
  `grant ${command} on ${table.name} to ${role}`,
  `grant usage on schema ${table.name.split('.')[0]} to ${role}`,
];

const appProbes = (stage: Stage, table: TableFact, command: Command): readonly Probe[] =>
  stage.actors.flatMap((actor) =>
    command === 'insert' ? insertProbes(stage, table, actor) : [reachProbe(stage, table, actor, command)],
  );

const insertProbes = (stage: Stage, table: TableFact, actor: Actor): readonly Probe[] =>
  kindsOf(stage, table.name).map((row) => {
    const passes = isExpected('insertable', table.name, row, actor, rowsOf(stage));
    return {
      promise: `were INSERT granted, ${actor.name} ${passes ? 'might' : 'might not'} insert a row into ${table.name}`,
      about: [table.name],
      group: 'rows',
      attempt: {
        role: 'lintel_app',
        actor,
        before: granting(table, 'insert', 'lintel_app'),
        statements: [insertOf(table, row)],
      },
      judge: passes ? mustPass : mustBeRefused,
    };
  });

const reachProbe = (stage: Stage, table: TableFact, actor: Actor, command: Exclude<Command, 'insert'>): Probe => {
  const reached = stage.rows
    .get(table.name)!
    .filter((row) => isExpected(rowCommands[command], table.name, row, actor, rowsOf(stage)))
    .map(({ ctid }) => ctid);
  return {
    promise: `were ${command.toUpperCase()} granted, that of ${actor.name} would reach ${reached.length} rows of ${table.name}`,
    about: [table.name],
    group: 'rows',
    attempt: {
      role: 'lintel_app',
      actor,
      before: granting(table, command, 'lintel_app'),
      ...reaching(stage, table, command),
    },
    judge: (outcome) => compareSets(outcome, reached),
  };
};

const reaching = (stage: Stage, table: TableFact, command: Exclude<Command, 'insert'>): Attempt => {
  if (command === 'select') return { ask: `select coalesce(array_agg(ctid::text), '{}')::text from ${table.name}` };
  const column = touchedColumn(table, []);
  const statement =
    command === 'delete'
      ? `delete from ${table.name}`
      : `update ${table.name} set "${column.name}" = ${touchOf(column)}`;
  return { statements: [statement], look: changedPlaces(stage, table) };
};

/** Policies are for lintel_app: another role that got the privilege would reach nothing. */
const otherRoleProbe = (stage: Stage, table: TableFact, command: Command, actor: Actor): Probe => {
  const role = 'lintel_auth';
  const own =
    stage.rows.get(table.name)!.find((row) => row.organization_id === stage.ours.id) ?? stage.rows.get(table.name)![0]!;
  const attempt = { role, actor, before: granting(table, command, role) };
  const promise = `were ${command.toUpperCase()} on ${table.name} granted to ${role}, it would reach nothing for ${actor.name}`;
  const about = [table.name];
  return command === 'insert'
    ? {
        promise,
        about,
        group: 'rows',
        attempt: { ...attempt, statements: [insertOf(table, own)] },
        judge: mustBeRefused,
      }
    : {
        promise,
        about,
        group: 'rows',
        attempt: { ...attempt, ...reaching(stage, table, command) },
        judge: (outcome) => compareSets(outcome, []),
      };
};

const ownerProbe = (stage: Stage, { name }: TableFact): Probe => ({
  promise: `the owner without BYPASSRLS would see nothing of ${name}`,
  about: [name],
  group: 'rows',
  attempt: {
    role: 'lintel_owner',
    actor: stage.actors[0]!,
    before: ['alter role lintel_owner nobypassrls'],
    ask: `select coalesce(array_agg(ctid::text), '{}')::text from ${name}`,
  },
  judge: (outcome) => compareSets(outcome, []),
});

/** A foreign key of one's own tells which rows are there, whatever the policies say. */
const referenceProbe = ({ name, key, columns }: TableFact, role: string): Probe => ({
  promise: `${role} may not refer to ${name} from a table of its own`,
  about: [name],
  group: 'rights',
  attempt: {
    role,
    before: [`grant create on schema app to ${role}`, `grant usage on schema ${name.split('.')[0]} to ${role}`],
    statements: [
      `create table app.lintel_intruder (${key.map((part) => `"${part}" ${columns.find((column) => column.name === part)!.type}`).join()},
        foreign key (${key.join()}) references ${name} (${key.join()}))`,
    ],
  },
  judge: mustBeRefused,
});
