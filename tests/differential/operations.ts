import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLUnionType,
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { api, isConnection, nameOf, subjectOf } from '../isolation/api-schema.ts';
import { faultKinds } from './faults.ts';
import {
  type ConditionModel,
  type DirectiveModel,
  type FaultModel,
  type OperationModel,
  type SelectionModel,
  variableNames,
} from './model.ts';
import type { Names } from './names.ts';
import { argumentsOf } from './values.ts';

/** Levels of objects below the root; a connection with its nodes takes two. */
const deepest = 6;

/** Whether a person may ask for a field; others are drawn only for operations that are reckless. */
export type Allows = (typeName: string, fieldName: string) => boolean;

/** Operations over the whole API: most as far as `allows` lets them go, some with strange aliases, some with what is forbidden. */
export const operations = (names: Names, allows: Allows): fc.Arbitrary<OperationModel> =>
  fc.oneof(
    { weight: 8, arbitrary: operationOf(rootOf({ names, allows, aliases: plainAliases })) },
    { weight: 2, arbitrary: operationOf(rootOf({ names, allows, aliases: strangeAliases })) },
    { weight: 2, arbitrary: operationOf(rootOf({ names, allows: () => true, aliases: plainAliases })) },
  );

const operationOf = (root: Selections): fc.Arbitrary<OperationModel> =>
  fc.record({
    selections: root,
    variableNames: fc.oneof(
      { weight: 6, arbitrary: fc.constant('neutral' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...variableNames) },
    ),
    faults: fc.oneof(
      { weight: 2, arbitrary: fc.constant<FaultModel[]>([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ pick: fc.nat(63), kind: fc.constantFrom(...faultKinds) }), {
          minLength: 1,
          maxLength: 2,
        }),
      },
    ),
    broken: fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(7) }),
  });

type Composite = GraphQLObjectType | GraphQLUnionType;
type Selections = fc.Arbitrary<readonly SelectionModel[]>;

/** The selections of every type, deeper ones made of those one level below. */
const rootOf = (drawing: Drawing): Selections => {
  const made = new Map<string, Selections>();
  const selectionsOf = (type: Composite, depth: number): Selections => {
    const key = `${type.name} ${depth}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const below = (inner: Composite) => selectionsOf(inner, depth - 1);
    const choices = [
      ...fieldChoices(type, depth, { ...drawing, below }),
      ...otherChoices(type, depth, { ...drawing, below }),
    ];
    const longest = depth >= 5 ? 4 : depth >= 2 ? 3 : 2;
    const selections = fc.array(fc.oneof(...choices), { minLength: 1, maxLength: longest });
    made.set(key, selections);
    return selections;
  };
  return selectionsOf(api.getQueryType()!, deepest + 1);
};

type Choice = { readonly weight: number; readonly arbitrary: fc.Arbitrary<SelectionModel> };
type Aliases = fc.Arbitrary<string | undefined>;
type Drawing = { readonly names: Names; readonly allows: Allows; readonly aliases: Aliases };
type Walk = Drawing & { readonly below: (type: Composite) => Selections };

const fieldChoices = (type: Composite, depth: number, walk: Walk): readonly Choice[] => {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): Choice[] => {
    if (!walk.allows(type.name, field.name)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [{ weight: 2, arbitrary: fieldModel(field, fc.constant([]), walk) }];
    if (depth === 0) return [];
    const selections = walk.below(named as Composite);
    const weight = wayDown.has(field.name) ? 8 : 3;
    return [{ weight, arbitrary: fieldModel(field, selections, walk) }];
  });
};

/** What leads on to rows, and to the union: they would hardly be met by chance. */
const wayDown: ReadonlySet<string> = new Set(['nodes', 'node', 'documents', 'document', 'links', 'target']);

const fieldModel = (
  field: GraphQLField<unknown, unknown>,
  selections: Selections,
  { names, aliases }: Drawing,
): fc.Arbitrary<SelectionModel> =>
  fc.record({
    kind: fc.constant('field' as const),
    name: fc.constant(field.name),
    alias: aliases,
    args: argumentsOf(field.args, { fieldName: field.name, subject: subjectIn(field), names }),
    directives,
    selections,
  });

const subjectIn = (field: GraphQLField<unknown, unknown>): string =>
  isConnection(field.type) ? subjectOf(field) : nameOf(field.type);

const mostlyNone = (names: readonly string[]): Aliases =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...names) });

/** Names of nothing, and of other fields. */
const plainAliases = mostlyNone(['a', 'b', 'c', 'name', 'number', 'nodes', 'status', 'unit']);

/** Names that mean something else where they stand: keys, and what JavaScript, GraphQL or federation keep for themselves. */
const strangeAliases = mostlyNone(['id', 'id', 'a', '__typename', '_entities', '__proto', 'constructor', 'toString']);

const condition: fc.Arbitrary<ConditionModel> = fc.record({
  value: fc.boolean(),
  as: fc.constantFrom<ConditionModel['as']>('literal', 'variable', 'default'),
});

const directiveOf = (name: DirectiveModel['name']): fc.Arbitrary<DirectiveModel> =>
  fc.record({ name: fc.constant(name), condition });

const directives: fc.Arbitrary<readonly DirectiveModel[]> = fc.oneof(
  { weight: 16, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.oneof(directiveOf('skip'), directiveOf('include')).map((one) => [one]) },
  { weight: 1, arbitrary: fc.tuple(directiveOf('include'), directiveOf('skip')) },
);

const otherChoices = (type: Composite, depth: number, { below, aliases }: Walk): readonly Choice[] => {
  const typename = fc.record({ kind: fc.constant('typename' as const), alias: aliases, directives });
  if (depth === 0) return [{ weight: 1, arbitrary: typename }];
  const again = fc.record({ kind: fc.constant('again' as const), pick: fc.nat(7), directives });
  const schema = fc.record({
    kind: fc.constant('schema' as const),
    text: fc.constantFrom(...schemaQuestions),
    alias: fc.constantFrom(undefined, 'a', 'id'),
    directives,
  });
  return [
    { weight: 2, arbitrary: typename },
    { weight: isUnionType(type) ? 12 : 4, arbitrary: fragmentModel(type, below) },
    { weight: 2, arbitrary: again },
    ...(type === api.getQueryType() ? [{ weight: 1, arbitrary: schema }] : []),
  ];
};

/** On the type itself, without saying on which, or on a member of a union. One level is used up, or fragments would nest for ever. */
const fragmentModel = (type: Composite, below: Walk['below']): fc.Arbitrary<SelectionModel> => {
  const on = isUnionType(type) ? [type, ...type.getTypes(), ...type.getTypes()] : [type];
  return fc.oneof(
    ...on.map((target) =>
      fc.record({ isNamed: fc.boolean(), says: fc.boolean(), directives, selections: below(target) }).map(
        ({ says, ...fragment }): SelectionModel => ({
          ...fragment,
          kind: 'fragment',
          of: type.name,
          on: says || fragment.isNamed || target !== type ? target.name : undefined,
        }),
      ),
    ),
  );
};

const schemaQuestions = [
  '__type(name: "Unit") { name kind fields { name type { name kind ofType { name } } } }',
  '__type(name: "DocumentTarget") { __typename possibleTypes { name } description }',
  '__type(name: "Nothing") { name }',
  '__schema { queryType { name } directives { name args { name defaultValue } } }',
];
