import { organizationSchemas } from '@lintel/db/catalog/rules';
import type { FunctionFact, TableFact } from '../catalog-facts.ts';
import { callersOf, type PlainRole, plainRoles, rightsOf, schemasOf } from '../expected/rights.ts';
import { columnNamesOf, writableColumnsOf } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import type { Mutant, MutantKind } from './mutant.ts';

/** One privilege too many: on a table, a column, a function, a schema, or on whatever comes. */
export const privilegeMutants = ({ catalog }: Stage): readonly Mutant[] => [
  ...catalog.tables.flatMap((table) => [...tablePrivileges(table), ...columnPrivileges(table)]),
  ...catalog.views.flatMap(({ name }) => viewPrivileges(name)),
  ...catalog.functions.flatMap(functionPrivileges),
  ...plainRoles.flatMap(schemaPrivileges),
  ...defaultPrivileges,
];

type Granted = {
  readonly kind: MutantKind;
  readonly about: readonly string[];
  readonly privilege: string;
  readonly on: string;
};

/** To a role that cannot even look into the schema, the schema is granted too: a privilege alone would be none. */
const granted = ({ kind, about, privilege, on }: Granted, role: string, schema?: string): Mutant => {
  const looksIn = role === 'public' ? organizationSchemas : (schemasOf[role as PlainRole] ?? []);
  const opened =
    schema === undefined || looksIn.some((name) => name === schema)
      ? []
      : [`grant usage on schema ${schema} to ${role}`];
  return {
    kind,
    name: `${privilege} on ${on} to ${role}${opened.length > 0 ? ', with its schema' : ''}`,
    about,
    asks: ['rights'],
    statements: [`grant ${privilege} on ${on} to ${role}`, ...opened],
  };
};

const schemaOf = (name: string): string => name.split('.')[0]!;

const everyPrivilege = [
  'select',
  'insert',
  'update',
  'delete',
  'truncate',
  'references',
  'trigger',
  'maintain',
] as const;

const tablePrivileges = (table: TableFact): readonly Mutant[] => {
  const { name } = table;
  const columns = columnNamesOf(table);
  const rights = rightsOf(name, columns);
  const has: Readonly<Record<string, boolean>> = {
    select: rights.select,
    insert: rights.insert.length === columns.length,
    update: rights.update.length === columns.length,
    delete: rights.delete,
  };
  const to = (role: string, privileges: readonly string[]) =>
    privileges.map((privilege) =>
      granted({ kind: 'privilege on a table', about: [name], privilege, on: name }, role, schemaOf(name)),
    );
  return [
    ...to(
      'lintel_app',
      everyPrivilege.filter((privilege) => has[privilege] !== true),
    ),
    ...to('lintel_auth', everyPrivilege),
    ...to('lintel_worker', ['select', 'insert', 'update', 'delete']),
    ...to('lintel_service', ['select']),
    ...to('public', ['select', 'update']),
  ];
};

const columnPrivileges = (table: TableFact): readonly Mutant[] => {
  const rights = rightsOf(table.name, columnNamesOf(table));
  const on = (privilege: string, column: string) =>
    granted(
      { kind: 'privilege on a column', about: [table.name], privilege: `${privilege} ("${column}")`, on: table.name },
      'lintel_app',
    );
  const missing = (has: readonly string[]) => writableColumnsOf(table).filter(({ name }) => !has.includes(name));
  return [
    ...(rights.select ? [] : columnNamesOf(table).map((column) => on('select', column))),
    ...missing(rights.insert).map(({ name }) => on('insert', name)),
    ...missing(rights.update).map(({ name }) => on('update', name)),
  ];
};

const viewPrivileges = (name: string): readonly Mutant[] => {
  const to = (role: string, privilege: string) =>
    granted({ kind: 'privilege on a table', about: [name], privilege, on: name }, role, schemaOf(name));
  return [
    ...['insert', 'update', 'delete'].map((privilege) => to('lintel_app', privilege)),
    to('lintel_auth', 'select'),
  ];
};

const functionPrivileges = (called: FunctionFact): readonly Mutant[] => {
  const word = called.kind === 'procedure' ? 'procedure' : 'function';
  const callers = callersOf[called.name] ?? [];
  return [...plainRoles.filter((role) => !callers.includes(role)), 'public'].map((role) =>
    granted(
      {
        kind: 'privilege on a function',
        about: [called.signature],
        privilege: 'execute',
        on: `${word} ${called.signature}`,
      },
      role,
      schemaOf(called.signature),
    ),
  );
};

const schemaPrivileges = (role: PlainRole): readonly Mutant[] => {
  const all = [...new Set(Object.values(schemasOf).flat())];
  const to = (privilege: string, schema: string) =>
    granted({ kind: 'privilege on a schema', about: [schema], privilege, on: `schema ${schema}` }, role);
  return all.flatMap((schema) => [
    ...(schemasOf[role].includes(schema) ? [] : [to('usage', schema)]),
    to('create', schema),
  ]);
};

const defaultPrivileges: readonly Mutant[] = [
  ['execute on functions', 'public'],
  ['execute on functions', 'lintel_app'],
  ['select on tables', 'lintel_app'],
  ['select on tables', 'public'],
].map(([what, role]) => ({
  kind: 'default privilege',
  name: `${what} to ${role}`,
  about: ['default privileges'],
  asks: ['rights'],
  statements: [`alter default privileges for role lintel_owner grant ${what} to ${role}`],
}));
