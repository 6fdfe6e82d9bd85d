import type { FunctionFact, TableFact } from '../catalog-facts.ts';
import { callersOf, type PlainRole, plainRoles, rightsOf, schemasOf } from '../expected/rights.ts';
import { columnNamesOf, writableColumnsOf } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import type { Probe } from './probe.ts';
import { mustBeRefused } from './reads.ts';

/** What each role must not even begin: privileges on tables and columns, on functions, on schemas, and other roles. */
export const rightsProbes = (stage: Stage): readonly Probe[] => [
  ...stage.catalog.tables.flatMap((table) => plainRoles.flatMap((role) => tableProbes(stage, table, role))),
  ...stage.catalog.views.flatMap(({ name }) => plainRoles.flatMap((role) => viewProbes(stage, name, role))),
  ...stage.catalog.functions.flatMap((called) => plainRoles.flatMap((role) => callProbes(stage, called, role))),
  ...plainRoles.flatMap((role) => [...schemaProbes(stage, role), ...becomeProbes(stage, role)]),
  ...serviceProbes(stage),
  ...plainRoles.flatMap((role) => newObjectProbes(role)),
];

/** As staff that may see everything: whatever is refused, is refused for want of a privilege. */
const refused = (stage: Stage, role: string, what: string, about: readonly string[], statement: string): Probe => ({
  promise: `${role} may not ${what}`,
  about: [...about, role],
  group: 'rights',
  attempt: { role, actor: stage.actors[0]!, statements: [statement] },
  judge: mustBeRefused,
});

const tableProbes = (stage: Stage, table: TableFact, role: PlainRole): readonly Probe[] => {
  const { name } = table;
  const rights =
    role === 'lintel_app'
      ? rightsOf(name, columnNamesOf(table))
      : { select: false, insert: [], update: [], delete: false };
  const no = (what: string, statement: string) => refused(stage, role, what, [name], statement);
  const writable = writableColumnsOf(table);
  return [
    ...(rights.select ? [] : [no(`read ${name}`, `select 1 from ${name} limit 0`)]),
    ...(rights.select
      ? []
      : table.columns.map((column) =>
          no(`read ${column.name} of ${name}`, `select "${column.name}" from ${name} limit 0`),
        )),
    ...writable
      .filter((column) => !rights.insert.includes(column.name))
      .map((column) =>
        no(
          `insert ${column.name} of ${name}`,
          `insert into ${name} ("${column.name}") select null::${column.type} where false`,
        ),
      ),
    ...writable
      .filter((column) => !rights.update.includes(column.name))
      .map((column) =>
        no(`update ${column.name} of ${name}`, `update ${name} set "${column.name}" = null where false`),
      ),
    ...(rights.delete ? [] : [no(`delete from ${name}`, `delete from ${name} where false`)]),
    // Names every column: a default may call what the role may not, and would be refused for that.
    ...(rights.insert.length === 0 ? [no(`insert into ${name}`, insertOfNothing(table))] : []),
    no(`truncate ${name}`, `truncate ${name}`),
    no(
      `put a trigger on ${name}`,
      `create trigger lintel_probe before insert on ${name} for each row execute function suppress_redundant_updates_trigger()`,
    ),
    no(`rebuild indexes of ${name}`, `reindex table ${name}`),
    no(`switch off row-level security of ${name}`, `alter table ${name} disable row level security`),
    no(`add a policy to ${name}`, `create policy lintel_probe on ${name} using (true)`),
  ];
};

const insertOfNothing = (table: TableFact): string => {
  const columns = writableColumnsOf(table);
  return `insert into ${table.name} (${columns.map(({ name }) => `"${name}"`).join()})
    select ${columns.map(({ type }) => `null::${type}`).join()} where false`;
};

const viewProbes = (stage: Stage, name: string, role: PlainRole): readonly Probe[] => [
  ...(role === 'lintel_app' ? [] : [refused(stage, role, `read ${name}`, [name], `select 1 from ${name} limit 0`)]),
  refused(stage, role, `insert into ${name}`, [name], `insert into ${name} default values`),
  refused(stage, role, `update ${name}`, [name], `update ${name} set id = null where false`),
  refused(stage, role, `delete from ${name}`, [name], `delete from ${name} where false`),
];

/** EXPLAIN makes ready what it does not run; that is when Postgres asks for the privilege. A procedure can only be called. */
const callProbes = (stage: Stage, called: FunctionFact, role: PlainRole): readonly Probe[] => {
  if (callersOf[called.name]?.includes(role)) return [];
  const values = called.kind === 'trigger' ? '' : called.argumentTypes.map((type) => `null::${type}`).join();
  const statement =
    called.kind === 'procedure' ? `call ${called.name}(${values})` : `explain select ${called.name}(${values})`;
  return [refused(stage, role, `call ${called.signature}`, [called.signature], statement)];
};

/** A table of each schema, to ask for by name. */
const somethingIn: Readonly<Record<string, string>> = {
  app: 'app.audit_log',
  identity: 'identity.users',
  property: 'property.units',
  finance: 'finance.charges',
  community: 'community.residents',
  documents: 'documents.documents',
  lintel: 'lintel.migrations',
  graphile_worker: 'graphile_worker._private_jobs',
};

const schemaProbes = (stage: Stage, role: PlainRole): readonly Probe[] =>
  [...Object.entries(somethingIn), ['public', ''] as const].flatMap(([schema, table]) => [
    ...(table === '' || schemasOf[role].includes(schema)
      ? []
      : [refused(stage, role, `look into the schema ${schema}`, [schema], `select '${table}'::regclass`)]),
    refused(stage, role, `create a table in ${schema}`, [schema], `create table ${schema}.lintel_intruder (id int)`),
  ]);

/** Roles that would open what the plain ones may not. */
export const mightyRoles = [
  'lintel_owner',
  'lintel_backup',
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_read_server_files',
  'pg_execute_server_program',
  'pg_signal_backend',
  'pg_maintain',
] as const;

const becomeProbes = (stage: Stage, role: string): readonly Probe[] => [
  ...mightyRoles.map((mighty) => ({
    promise: `${role} may not become ${mighty}`,
    about: [role],
    group: 'rights' as const,
    // Whether a role may be taken is asked of who logged in.
    attempt: { before: [`set local session authorization ${role}`], statements: [`set local role ${mighty}`] },
    judge: mustBeRefused,
  })),
  ...[
    ['create a role', 'create role lintel_intruder'],
    ['create a schema', 'create schema lintel_intruder'],
    ['switch the triggers off', 'set local session_replication_role = replica'],
    ['read files of the server', `select pg_read_file('postgresql.conf')`],
    ['read passwords', 'select rolpassword from pg_authid'],
  ].map(([what, statement]) => refused(stage, role, what!, [], statement!)),
];

/** What a migration makes is nobody's until it is granted. */
const newObjectProbes = (role: PlainRole): readonly Probe[] => {
  const made = [
    ['table', 'create table app.lintel_new (id int)', 'select id from app.lintel_new'],
    ['function', 'create function app.lintel_new() returns int language sql return 1', 'select app.lintel_new()'],
  ] as const;
  return made.map(([what, definition, use]) => ({
    promise: `${role} may not use a new ${what}`,
    about: ['default privileges'],
    group: 'rights',
    attempt: { role, before: ['set local role lintel_owner', definition, 'reset role'], statements: [use] },
    judge: mustBeRefused,
  }));
};

/** The login of the services may do nothing as itself. */
const serviceProbes = (stage: Stage): readonly Probe[] => [
  ...becomeProbes(stage, 'lintel_service'),
  ...stage.catalog.tables.map(({ name }) => ({
    promise: `lintel_service as itself may not read ${name}`,
    about: [name, 'lintel_service'],
    group: 'rights' as const,
    attempt: {
      before: ['set local session authorization lintel_service'],
      statements: [`select 1 from ${name} limit 0`],
    },
    judge: mustBeRefused,
  })),
];
