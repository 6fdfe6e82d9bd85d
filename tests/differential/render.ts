import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
  TypeNameMetaFieldDef,
} from 'graphql';
import { api } from '../isolation/api-schema.ts';
import type { Question } from './executor.ts';
import type { Fault } from './faults.ts';
import type { DirectiveModel, OperationModel, SelectionModel } from './model.ts';
import { ownersOf } from './ownership.ts';
import { addAll, allFit, type Entry, fits, type Scope } from './render-scope.ts';
import { conditionText, type Variables, valueText, variablesOf } from './render-values.ts';

/** A field that an operation selects, with the key under which it stands. */
export type UsedField = { readonly typeName: string; readonly fieldName: string; readonly key: string };

export type Rendered = Question & {
  readonly fields: readonly UsedField[];
  readonly faults: readonly Fault[];
};

/** With an object in the place of one variable: nothing takes this for a value. */
const withBroken = (values: Readonly<Record<string, unknown>>, broken: number | undefined) => {
  const names = Object.keys(values);
  if (broken === undefined || names.length === 0) return values;
  return { ...values, [names[broken % names.length]!]: { of: 'no type' } };
};

type Fragment = { readonly name: string; readonly on: string; readonly scope: Scope };

type Rendering = {
  readonly variables: Variables;
  readonly fragments: Fragment[];
  readonly definitions: string[];
  readonly fields: UsedField[];
};

/** Writes an operation down. The same model gives the same text; any model gives a valid one. */
export const render = (model: OperationModel): Rendered => {
  const rendering: Rendering = {
    variables: variablesOf(model.variableNames),
    fragments: [],
    definitions: [],
    fields: [],
  };
  const query = api.getQueryType()!;
  const body = selectionText(model.selections, query, { rendering, scopes: [new Map()] });
  const declared = rendering.variables.declarations();
  const head = declared.length === 0 ? 'query' : `query Drawn(${declared.join(', ')})`;
  return {
    query: [`${head} ${body}`, ...rendering.definitions].join('\n'),
    variables: withBroken(rendering.variables.values(), model.broken),
    fields: rendering.fields,
    faults: faultsIn(model, rendering.fields),
  };
};

/** Inside of a named fragment there are two scopes: where it is spread first, and its own, for where it is spread again. */
type At = { readonly rendering: Rendering; readonly scopes: readonly Scope[] };

const selectionText = (selections: readonly SelectionModel[], type: GraphQLNamedOutputType, at: At): string => {
  const texts = selections.map((selection) => oneText(selection, type, at)).filter((text) => text !== '');
  return `{ ${texts.length === 0 ? typenameText(undefined, type, at) : texts.join(' ')} }`;
};

const oneText = (selection: SelectionModel, type: GraphQLNamedOutputType, at: At): string => {
  switch (selection.kind) {
    case 'field':
      return fieldText(selection, type, at);
    case 'typename':
      return `${typenameText(selection.alias, type, at)}${directivesText(selection.directives, at)}`;
    case 'schema':
      return schemaText(selection, type, at);
    case 'fragment':
      return fragmentText(selection, type, at);
    case 'again':
      return againText(selection, type, at);
  }
};

/** Takes the key that is wanted, or the next that is free. */
const placeAt = (
  scopes: readonly Scope[],
  wanted: string,
  entry: Omit<Entry, 'inner'>,
): { key: string; inners: readonly Scope[] } => {
  let key = wanted;
  for (let number = 1; !scopes.every((scope) => fits(scope, key, entry)); number += 1)
    key = `${wanted.replace(/^_+/, '')}_${number}`;
  const inners = scopes.map((scope) => {
    const present = scope.get(key) ?? { ...entry, inner: new Map() };
    scope.set(key, present);
    return present.inner;
  });
  return { key, inners };
};

const fieldText = (model: Extract<SelectionModel, { kind: 'field' }>, type: GraphQLNamedOutputType, at: At): string => {
  const field = fieldOf(type, model.name);
  const given = field.args.flatMap(({ name, type: wanted }) =>
    model.args[name] === undefined ? [] : [`${name}: ${valueText(model.args[name], wanted, at.rendering.variables)}`],
  );
  const call = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
  const { key, inners } = placeAt(at.scopes, model.alias ?? field.name, { parent: type, call, type: field.type });
  at.rendering.fields.push({ typeName: type.name, fieldName: field.name, key });
  const named = getNamedType(field.type);
  const head = `${key === field.name ? '' : `${key}: `}${call}${directivesText(model.directives, at)}`;
  if (isLeafType(named)) return head;
  return `${head} ${selectionText(model.selections, named, { ...at, scopes: inners })}`;
};

const fieldOf = (type: GraphQLNamedOutputType, name: string): GraphQLField<unknown, unknown> => {
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`${type.name} has no field ${name}`);
  return field;
};

const typenameText = (alias: string | undefined, type: GraphQLNamedOutputType, { scopes, rendering }: At): string => {
  const entry = { parent: type, call: '__typename', type: typenameType };
  const { key } = placeAt(scopes, alias ?? '__typename', entry);
  rendering.fields.push({ typeName: type.name, fieldName: '__typename', key });
  return key === '__typename' ? key : `${key}: __typename`;
};

const typenameType = TypeNameMetaFieldDef.type;

const schemaText = (
  { text, alias, directives }: Extract<SelectionModel, { kind: 'schema' }>,
  type: GraphQLNamedOutputType,
  at: At,
): string => {
  const [call, body] = [text.slice(0, text.indexOf(' {')), text.slice(text.indexOf(' {'))];
  const { key } = placeAt(at.scopes, alias ?? text.slice(0, text.search(/[ (]/)), {
    parent: type,
    call: text,
    type: typenameType,
  });
  return `${key}: ${call}${directivesText(directives, at)}${body}`;
};

const directivesText = (directives: readonly DirectiveModel[], { rendering }: At): string =>
  directives.map(({ name, condition }) => ` @${name}(if: ${conditionText(condition, rendering.variables)})`).join('');

const fragmentText = (
  model: Extract<SelectionModel, { kind: 'fragment' }>,
  type: GraphQLNamedOutputType,
  at: At,
): string => {
  const target = model.on === undefined ? type : (api.getType(model.on) as GraphQLNamedOutputType);
  if (!model.isNamed) {
    const head = model.on === undefined ? '...' : `... on ${model.on}`;
    return `${head}${directivesText(model.directives, at)} ${selectionText(model.selections, target, at)}`;
  }
  const own: Scope = new Map();
  const body = selectionText(model.selections, target, { ...at, scopes: [...at.scopes, own] });
  const name = `F${at.rendering.fragments.length}`;
  at.rendering.fragments.push({ name, on: target.name, scope: own });
  at.rendering.definitions.push(`fragment ${name} on ${target.name} ${body}`);
  return `...${name}${directivesText(model.directives, at)}`;
};

const againText = (
  { pick, directives }: Extract<SelectionModel, { kind: 'again' }>,
  type: GraphQLNamedOutputType,
  at: At,
): string => {
  const fitting = at.rendering.fragments.filter(
    ({ on, scope }) => on === type.name && at.scopes.every((here) => allFit(here, scope)),
  );
  if (fitting.length === 0) return '';
  const { name, scope } = fitting[pick % fitting.length]!;
  for (const here of at.scopes) addAll(here, scope);
  return `...${name}${directivesText(directives, at)}`;
};

/** Faults happen to fields that the operation uses, keys and the root's own apart: those never fail alone. */
const faultsIn = ({ faults }: OperationModel, fields: readonly UsedField[]): readonly Fault[] => {
  const open = fields.filter(({ fieldName }) => fieldName !== 'id' && fieldName !== '__typename');
  if (open.length === 0) return [];
  return faults.map(({ pick, kind }) => {
    const { typeName, fieldName } = open[pick % open.length]!;
    return { kind, typeName, fieldName, subgraph: ownersOf(typeName, fieldName)[0]! };
  });
};
