import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isAbstractType, isLeafType } from 'graphql';

type Composite = GraphQLObjectType;

/** Answers a number below the limit; a generator of tests decides which. */
export type Choose = (limit: number) => number;

const conditions = [
  '@skip(if: $yes)',
  '@skip(if: $no)',
  '@include(if: $yes)',
  '@include(if: $no)',
  '@include(if: $maybe)',
  '@skip(if: false)',
  '@include(if: true) @skip(if: $no)',
];

const parameters = [
  '',
  '(first: 1)',
  '(first: $first)',
  '(first: $first, tag: $tag)',
  '(tag: "x")',
  '(tag: $tag)',
  '(tags: ["a", $tag])',
];

/**
 * Text of an operation of many shapes: aliases, conditions, arguments, fragments in both forms. Names stand for one meaning
 * each, so that most of what comes out is valid.
 */
export const operationText = (schema: GraphQLSchema, kind: 'query' | 'mutation', choose: Choose): string => {
  const fragments: string[] = [];
  const known: { readonly name: string; readonly type: string }[] = [];

  const selectionOf = (type: Composite, depth: number): string => {
    const count = 1 + choose(4);
    const parts = Array.from({ length: count }, () => part(type, depth));
    return `{ ${parts.join(' ')} }`;
  };
  const part = (type: Composite, depth: number): string => {
    const what = choose(10);
    if (what === 9) return '__typename';
    if (what >= 7 && depth > 0) return fragment(type, depth - 1, what === 8);
    return fieldOf(type, depth);
  };
  const fieldOf = (type: Composite, depth: number): string => {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const possible = fields.filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    const field = possible[choose(Math.max(possible.length, 1))];
    if (field === undefined) return '__typename';
    const given = field.args.length === 0 ? 0 : choose(parameters.length);
    const alias = given > 0 || choose(4) === 1 ? `${field.name}${given}: ` : '';
    const named = getNamedType(field.type);
    const below = isLeafType(named) ? '' : selectionOf(named as Composite, depth - 1);
    return `${alias}${field.name}${parameters[given]} ${condition()} ${below}`;
  };
  const fragment = (type: Composite, depth: number, spread: boolean): string => {
    const target = relatedTypes(type)[choose(relatedTypes(type).length)]!;
    if (!spread)
      return `... ${choose(3) === 1 ? '' : `on ${target.name}`} ${condition()} ${selectionOf(choose(1) === 1 ? type : target, depth)}`;
    const old = known.filter((one) => one.type === target.name);
    if (old.length > 0 && choose(2) === 1) return `...${old[choose(old.length)]!.name} ${condition()}`;
    const name = `F${fragments.length}`;
    const index = fragments.push('') - 1;
    fragments[index] = `fragment ${name} on ${target.name} ${selectionOf(target, depth)}`;
    known.push({ name, type: target.name });
    return `...${name} ${condition()}`;
  };
  const condition = (): string => (choose(5) === 1 ? conditions[choose(conditions.length)]! : '');
  /** Types that overlap with this one, itself first. */
  const relatedTypes = (type: Composite): Composite[] => {
    const mine = new Set<unknown>(isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
    const others = Object.values(schema.getTypeMap()).filter(
      (other) =>
        other !== type &&
        ('getFields' in other || 'getTypes' in other) &&
        !other.name.startsWith('_') &&
        (isAbstractType(other) ? schema.getPossibleTypes(other) : [other]).some((one) => mine.has(one)),
    );
    return [type, ...(others as Composite[])];
  };

  const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
  const head = `${kind} Generated($yes: Boolean!, $no: Boolean!, $maybe: Boolean = true, $first: Int, $tag: String = "t")`;
  return `${head} ${selectionOf(root, 4)}\n${fragments.join('\n')}`;
};
