import type { TableFact } from '../catalog-facts.ts';
import { isExpected } from '../expected/names.ts';
import { rightsOf } from '../expected/rights.ts';
import type { Actor } from '../stage/actors.ts';
import { type Outcome, refusal } from '../stage/attempts.ts';
import { columnNamesOf, insertOf, writableColumnsOf } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import type { Probe } from './probe.ts';
import { kindsOf, mustBeRefused, rowsOf } from './reads.ts';

/** Every table, everybody, and a row of each kind of both organizations: let through or refused, as expected. */
export const insertProbes = (stage: Stage): readonly Probe[] =>
  stage.catalog.tables.flatMap((table) => {
    const rows = kindsOf(stage, table.name);
    return stage.actors.flatMap((actor) => rows.map((row) => insertProbe(stage, table, actor, row)));
  });

const insertProbe = (
  stage: Stage,
  table: TableFact,
  actor: Actor,
  stored: Readonly<Record<string, unknown>>,
): Probe => {
  const writable = writableColumnsOf(table).map(({ name }) => name);
  const granted = rightsOf(table.name, writable).insert.filter((name) => writable.includes(name));
  const row = { ...stored, ...defaultsOf(actor, columnNamesOf(table), granted) };
  const passes = granted.length > 0 && isExpected('insertable', table.name, row, actor, rowsOf(stage));
  const whose = row.organization_id === stage.theirs.id ? 'a row of theirs' : 'a row';
  return {
    promise: `${actor.name} ${passes ? 'may' : 'may not'} insert ${whose} into ${table.name}`,
    about: [table.name],
    group: 'rows',
    attempt: {
      role: 'lintel_app',
      actor,
      statements: [insertOf(table, row, granted.length > 0 ? granted : writable)],
    },
    judge: passes ? mustPass : mustBeRefused,
  };
};

/** What stands in columns that the role may not name. */
const defaultsOf = (actor: Actor, columns: readonly string[], granted: readonly string[]) => ({
  ...(columns.includes('organization_id') && granted.length > 0 && !granted.includes('organization_id')
    ? { organization_id: actor.organizationId === '' ? null : actor.organizationId }
    : {}),
  ...(columns.includes('actor') && granted.length > 0 && !granted.includes('actor') ? { actor: actor.actor } : {}),
});

/** Policies come before unique keys and foreign keys: whatever those say of a copied row, it was let through. */
export const mustPass = ({ state, message }: Outcome): string | undefined =>
  state === refusal ? `it was refused: ${message}` : undefined;
