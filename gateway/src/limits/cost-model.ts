import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  type NameNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { textOf } from '../engine/planner-supergraph/supergraph-document.ts';

/** What `@listSize` says about a field that answers a list, or an object with lists in it. */
export type ListSize = {
  /** How many elements to count when no slicing argument is given. */
  readonly assumedSize: number | undefined;
  /** Arguments that say how many elements come; an input field is named by its path, such as `page.first`. */
  readonly slicingArguments: readonly string[];
  /** The lists in the object that have the size; empty when the field itself is the list. */
  readonly sizedFields: readonly string[];
};

/** What the supergraph says about costs and bounds. Keys are schema coordinates, such as `Query.units` or `Mutation.unitsCreate(input:)`. */
export type CostModel = {
  /** Whether the supergraph declares costs at all; without, every list is a guess. */
  readonly isDeclared: boolean;
  /** `@cost` of fields, arguments, input fields, and types. */
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
  /** `@maxItems`: lists of input that may be longer, or must be shorter, than others. */
  readonly mostItems: ReadonlyMap<string, number>;
  /** `@sensitive`: fields of which one operation may have one. */
  readonly sensitive: ReadonlySet<string>;
};

/** Reads the directives of Federation's cost specification, and of ours (`packages/server/src/common.graphql`), by whichever names they were imported. */
export const readCostModel = (supergraphSdl: string): CostModel => {
  const document = parse(supergraphSdl, { noLocation: true });
  const cost = importedNames(document, 'https://specs.apollo.dev/cost/');
  const limits = importedNames(document, limitsSpecification);
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const mostItems = new Map<string, number>();
  const sensitive = new Set<string>();
  for (const [coordinate, directives] of declarations(document)) {
    for (const directive of directives) {
      const name = directive.name.value;
      if (name === cost?.get('cost')) weights.set(coordinate, Math.max(0, numberOf(directive, 'weight') ?? 1));
      if (name === cost?.get('listSize')) listSizes.set(coordinate, listSizeOf(directive));
      if (name === limits?.get('maxItems')) mostItems.set(coordinate, numberOf(directive, 'count') ?? 0);
      if (name === limits?.get('sensitive')) sensitive.add(coordinate);
    }
  }
  return { isDeclared: cost !== undefined, weights, listSizes, mostItems, sensitive };
};

/** Where the directives of `common.graphql` that reach the supergraph come from, but for their version. */
const limitsSpecification = 'https://lintel.example/limits/';

/** How a linked specification's directives are called in this document; undefined when it is not linked. */
const importedNames = (document: DocumentNode, url: string): ReadonlyMap<string, string> | undefined => {
  const links = document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const link = links.find((directive) => directive.name.value === 'link' && textOf(directive, 'url')?.startsWith(url));
  if (link === undefined) return undefined;
  const [specification = ''] = url.split('/').slice(-2);
  const prefix = textOf(link, 'as') ?? specification;
  const names = new Map(
    ['cost', 'listSize', 'maxItems', 'sensitive'].map((name) => [
      name,
      name === specification ? prefix : `${prefix}__${name}`,
    ]),
  );
  for (const imported of listOf(argumentOf(link, 'import'))) {
    const { name, as = name } = typeof imported === 'string' ? { name: imported } : (imported as Imported);
    names.set(name.slice(1), as.slice(1));
  }
  return names;
};

type Imported = { readonly name: string; readonly as?: string };

const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): unknown => {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value === undefined ? undefined : valueFromASTUntyped(value);
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (directive: ConstDirectiveNode, name: string): readonly string[] =>
  listOf(argumentOf(directive, name)).filter((text) => typeof text === 'string');

/** IBM's specification writes weights as text, Federation's as numbers. */
const numberOf = (directive: ConstDirectiveNode, name: string): number | undefined => {
  const value = argumentOf(directive, name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const listSizeOf = (directive: ConstDirectiveNode): ListSize => ({
  assumedSize: numberOf(directive, 'assumedSize'),
  slicingArguments: textsOf(directive, 'slicingArguments'),
  sizedFields: textsOf(directive, 'sizedFields'),
});

type Declared = {
  readonly name: NameNode;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
  readonly arguments?: readonly Declared[];
  readonly fields?: readonly Declared[];
  readonly defaultValue?: ConstValueNode;
};

/** Everything of a schema that can carry a directive of interest, by its coordinate. */
const declarations = function* (
  document: DocumentNode,
): Generator<readonly [coordinate: string, directives: readonly ConstDirectiveNode[]]> {
  for (const definition of document.definitions) {
    if (!('name' in definition) || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const { name, directives = [], fields = [] } = definition as Declared;
    yield [name.value, directives];
    for (const field of fields) {
      const coordinate = `${name.value}.${field.name.value}`;
      yield [coordinate, field.directives ?? []];
      for (const argument of field.arguments ?? [])
        yield [`${coordinate}(${argument.name.value}:)`, argument.directives ?? []];
    }
  }
};
