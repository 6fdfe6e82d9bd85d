import { getTableColumns } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
} from 'graphql';

/**
 * Which GraphQL fields read a column, for columns that are worth leaving out when none of them is asked for. A column that is not named here is
 * always read. To read one that was left out throws, so a field that is missing here cannot answer null by mistake.
 */
export type ColumnUses<T extends PgTable> = { readonly [column in keyof T['$inferSelect']]?: readonly string[] };

/** Columns that only the field of the same name reads. */
export const shownAs = <const N extends string>(...names: N[]): { readonly [name in N]: readonly [name] } =>
  Object.fromEntries(names.map((name) => [name, [name]])) as never;

/** The columns of one way to ask: what is read, and what is left out. */
export type Columns = {
  readonly read: readonly (readonly [property: string, column: AnyPgColumn])[];
  readonly leftOut: readonly string[];
  /** Tells one choice of columns from another. */
  readonly key: string;
};

/** All columns of a table. */
const allColumns = (table: PgTable): Columns => {
  const known = everything.get(table);
  if (known !== undefined) return known;
  const columns = { read: Object.entries(getTableColumns(table)) as never, leftOut: [], key: '*' };
  everything.set(table, columns);
  return columns;
};
const everything = new WeakMap<PgTable, Columns>();

/**
 * The columns that the selection of a connection needs. `always` are those that its order and its cursors need. What `@skip` leaves out counts as
 * asked for.
 */
export const requestedColumns = <T extends PgTable>(
  table: T,
  uses: ColumnUses<T> | undefined,
  always: readonly AnyPgColumn[],
  info: GraphQLResolveInfo | undefined,
): Columns => {
  const node = info?.fieldNodes[0];
  if (uses === undefined || info === undefined || node === undefined || info.fieldNodes.length !== 1)
    return allColumns(table);
  // The nodes of a document live as long as it is remembered, so what is found out here is found out once.
  const found = choices.get(node) ?? new Map<object, Columns>();
  choices.set(node, found);
  // By the order too: one document may be asked in several, and cursors need the columns of theirs.
  const known = found.get(always);
  if (known !== undefined) return known;
  const fields = nodeFields(node, info.fragments);
  const columns = interned(table, uses, chooseColumns(table, uses, always, fields));
  found.set(always, columns);
  return columns;
};
const choices = new WeakMap<FieldNode, Map<object, Columns>>();

/** The same object for the same choice, by which pages that can be loaded together are recognised. */
const interned = (table: PgTable, uses: object, columns: Columns): Columns => {
  const known = byKey.get(uses) ?? new Map<string, Columns>();
  byKey.set(uses, known);
  const same = known.get(columns.key);
  if (same !== undefined) return same;
  // Each choice is a prepared statement on every connection: the number of choices must not be up to clients.
  if (known.size >= mostChoices) return allColumns(table);
  known.set(columns.key, columns);
  return columns;
};
const mostChoices = 32;
const byKey = new WeakMap<object, Map<string, Columns>>();

const chooseColumns = <T extends PgTable>(
  table: T,
  uses: ColumnUses<T>,
  always: readonly AnyPgColumn[],
  fields: ReadonlySet<string>,
): Columns => {
  const read: (readonly [string, AnyPgColumn])[] = [];
  const leftOut: string[] = [];
  for (const [property, column] of Object.entries(getTableColumns(table)) as [string, AnyPgColumn][]) {
    const users = uses[property as keyof typeof uses];
    const isNeeded = users === undefined || always.includes(column) || users.some((field) => fields.has(field));
    if (isNeeded) read.push([property, column]);
    else leftOut.push(property);
  }
  return { read, leftOut, key: read.map(([property]) => property).join() };
};

/** Names of the fields that are asked of the nodes of a connection, under `nodes` and under `edges { node }`. */
const nodeFields = (
  connection: FieldNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): ReadonlySet<string> => {
  const below = (nodes: readonly FieldNode[]): readonly FieldNode[] =>
    nodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet?.selections ?? [], fragments));
  const named = (nodes: readonly FieldNode[], name: string) => nodes.filter((node) => node.name.value === name);
  const parts = below([connection]);
  const nodes = [...named(parts, 'nodes'), ...named(below(named(parts, 'edges')), 'node')];
  return new Set(below(nodes).map(({ name }) => name.value));
};

const fieldsOf = (
  selections: readonly SelectionNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsOf(fragment?.selectionSet.selections ?? [], fragments);
  });

/** Whether an `_entities` fetch wants nothing of a type but some of these fields, which must be the same at each call for a type. */
export const asksOnlyFor = (info: GraphQLResolveInfo, type: string, fields: ReadonlySet<string>): boolean => {
  const [node] = info.fieldNodes;
  if (node === undefined || info.fieldNodes.length !== 1) return false;
  const answers = onlyFor.get(node) ?? new Map<string, boolean>();
  onlyFor.set(node, answers);
  const known = answers.get(type);
  if (known !== undefined) return known;
  const ofType = (node.selectionSet?.selections ?? []).filter(
    (selection) => selection.kind !== Kind.INLINE_FRAGMENT || selection.typeCondition?.name.value === type,
  );
  const names = fieldsOf(ofType, info.fragments).map(({ name }) => name.value);
  const answer = names.every((name) => name === '__typename' || fields.has(name));
  answers.set(type, answer);
  return answer;
};
const onlyFor = new WeakMap<FieldNode, Map<string, boolean>>();
