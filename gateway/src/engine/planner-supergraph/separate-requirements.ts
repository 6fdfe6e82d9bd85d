import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { RequiredField } from './required-arguments.ts';
import {
  type CompositeDefinition,
  compositesOf,
  isTrue,
  joinsOf,
  type Requirement,
  requirementsOf,
  textOf,
  withValue,
} from './supergraph-document.ts';

export type SeparatedRequirements = {
  readonly document: DocumentNode;
  /** The real name of each subgraph that was made up. */
  readonly subgraphs: ReadonlyMap<string, string>;
};

/** In which copy of its subgraph each requiring field is; 0 is the subgraph itself. By `Type.field`. */
type Copies = Map<string, number>;

/**
 * Makes the planner fetch apart what it must not fetch together, by telling it that one subgraph is several:
 * - two fields that require one path with different arguments, since one representation has room for one of them;
 * - a field that requires something of a subgraph where it is required itself. The planner would take the first step of that way for one that the
 *   subgraph it starts from can do, because the subgraph knows the field, as `@external`.
 */
export const separateRequirements = (
  document: DocumentNode,
  required: ReadonlyMap<string, RequiredField>,
): SeparatedRequirements => {
  const requirements = requirementsOf(document);
  const types = compositesOf(document);
  const subgraphs = new Map<string, string>();
  let result = document;
  for (const [graph, own] of Map.groupBy(requirements, (requirement) => requirement.graph)) {
    const copies = distribute(own, (requirement) => isThereAndBack(requirement, requirements, types), required);
    const most = Math.max(...copies.values());
    if (most > 0) result = copySubgraph(result, { graph, most, copies, own, subgraphs });
  }
  return { document: result, subgraphs };
};

const coordinate = ({ type, field }: Pick<Requirement, 'type' | 'field'>): string => `${type}.${field}`;

const distribute = (
  own: readonly Requirement[],
  mustLeave: (requirement: Requirement) => boolean,
  required: ReadonlyMap<string, RequiredField>,
): Copies => {
  const copies: Copies = new Map();
  const calls: Map<string, string>[] = [new Map()];
  for (const requirement of own) {
    const wanted = callsOf(requirement.selectionSet, requirement.type, required);
    const first = mustLeave(requirement) ? 1 : 0;
    const fits = (known: ReadonlyMap<string, string>) =>
      wanted.every(([path, call]) => (known.get(path) ?? call) === call);
    const found = calls.findIndex((known, index) => index >= first && fits(known));
    const copy = found < 0 ? Math.max(calls.length, first) : found;
    calls[copy] = new Map([...(calls[copy] ?? []), ...wanted]);
    copies.set(coordinate(requirement), copy);
  }
  return copies;
};

/** Which field is called with which arguments at a path. */
const callsOf = (
  { selections }: SelectionSetNode,
  path: string,
  required: ReadonlyMap<string, RequiredField>,
): readonly (readonly [string, string])[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return callsOf(selection.selectionSet, path, required);
    const name = selection.name.value;
    const here = `${path}/${required.get(name)?.field ?? name}`;
    const below = selection.selectionSet === undefined ? [] : callsOf(selection.selectionSet, here, required);
    return [[here, name] as const, ...below];
  });

const isThereAndBack = (
  { type, field, graph, selectionSet }: Requirement,
  all: readonly Requirement[],
  types: ReadonlyMap<string, CompositeDefinition>,
): boolean =>
  all.some(
    (other) =>
      other.type === type &&
      other.graph !== graph &&
      topFields(other.selectionSet).has(field) &&
      [...topFields(selectionSet)].some((name) => resolves(types.get(type), name, other.graph)),
  );

const resolves = (type: CompositeDefinition | undefined, name: string, graph: string): boolean => {
  const field = type?.fields?.find((one) => one.name.value === name);
  if (field === undefined) return false;
  return joinsOf(field).some((directive) => textOf(directive, 'graph') === graph && !isTrue(directive, 'external'));
};

const topFields = ({ selections }: SelectionSetNode): ReadonlySet<string> =>
  new Set(
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      return selection.kind === Kind.FIELD ? [selection.name.value] : [...topFields(selection.selectionSet)];
    }),
  );

type CopyPlan = {
  readonly graph: string;
  readonly most: number;
  readonly copies: Copies;
  readonly own: readonly Requirement[];
  readonly subgraphs: Map<string, string>;
};

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/** Doubles all that a subgraph has, except root fields; a requiring field stays in one of the copies. */
const copySubgraph = (document: DocumentNode, plan: CopyPlan): DocumentNode => {
  let type = '';
  const inAll = <T extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: T): T => ({
    ...node,
    directives: copied(node.directives, plan, () => true),
  });
  const enterType = (node: CompositeDefinition) => {
    type = node.name.value;
    return inAll(node);
  };
  return visit(document, {
    EnumTypeDefinition: (node) => (node.name.value === 'join__Graph' ? graphValues(node, plan) : inAll(node)),
    EnumValueDefinition: inAll,
    ObjectTypeDefinition: { enter: enterType },
    InterfaceTypeDefinition: { enter: enterType },
    UnionTypeDefinition: inAll,
    ScalarTypeDefinition: inAll,
    InputObjectTypeDefinition: inAll,
    InputValueDefinition: inAll,
    FieldDefinition: (node) => ({ ...node, directives: copied(node.directives, plan, belongs(node, type, plan)) }),
  });
};

/** Whether the part of a subgraph in a field goes into a copy. */
const belongs =
  ({ name }: FieldDefinitionNode, type: string, { copies, own }: CopyPlan) =>
  (directive: ConstDirectiveNode, copy: number): boolean => {
    if (rootTypes.has(type)) return copy === 0;
    if (textOf(directive, 'requires') !== undefined) return copies.get(`${type}.${name.value}`) === copy;
    if (copy > 0 || !isTrue(directive, 'external')) return true;
    // What only fields elsewhere require is not known here any more.
    const users = own.filter((one) => one.type === type && topFields(one.selectionSet).has(name.value));
    return users.length === 0 || users.some((one) => copies.get(coordinate(one)) === 0);
  };

const copied = (
  directives: readonly ConstDirectiveNode[] = [],
  { graph, most }: CopyPlan,
  included: (directive: ConstDirectiveNode, copy: number) => boolean,
): readonly ConstDirectiveNode[] =>
  directives.flatMap((directive) => {
    if (!directive.name.value.startsWith('join__') || textOf(directive, 'graph') !== graph) return [directive];
    return copyNumbers(most)
      .filter((copy) => included(directive, copy))
      .map((copy) => withValue(directive, 'graph', { kind: Kind.ENUM, value: copyOf(graph, copy) }));
  });

const graphValues = (node: EnumTypeDefinitionNode, { graph, most, subgraphs }: CopyPlan) => ({
  ...node,
  values: (node.values ?? []).flatMap((value) => {
    if (value.name.value !== graph) return [value];
    return copyNumbers(most).map((copy) => ({
      ...value,
      name: { kind: Kind.NAME, value: copyOf(graph, copy) } as const,
      directives: (value.directives ?? []).map((directive) => {
        const name = textOf(directive, 'name') ?? '';
        if (copy > 0) subgraphs.set(`${name}#${copy}`, name);
        return copy === 0 ? directive : withValue(directive, 'name', { kind: Kind.STRING, value: `${name}#${copy}` });
      }),
    }));
  }),
});

const copyNumbers = (most: number) => Array.from({ length: most + 1 }, (_, copy) => copy);
const copyOf = (graph: string, copy: number) => (copy === 0 ? graph : `${graph}__COPY_${copy}`);
