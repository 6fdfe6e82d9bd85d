import {
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { entityNames, type RootField, subjectOf } from './api-schema.ts';
import { leftOut, type Mark, pointers, type Samples, states, targetTypes, values } from './inputs.ts';

/** A place in the arguments that names an object: an id, or the key by which something is found. */
export type Pointer = {
  readonly coordinate: string;
  /** Where it stands, lists left out: `input.tenants.residentId`. */
  readonly path: string;
  /** Which row the owner would name here. */
  readonly sample: string;
};

export type ArgumentOptions = {
  readonly mark: Mark;
  /** Of the caller: for values that belong to him. */
  readonly samples: Samples;
  readonly idOf: (pointer: Pointer) => string;
  /** The type of what a link points at, where the input leaves a choice. */
  readonly target?: string;
};

type Place = {
  readonly coordinate: string;
  readonly name: string;
  readonly path: string;
  readonly subject: string;
  /** What a table says about one item of a list of inputs. */
  readonly fixed?: Readonly<Record<string, unknown>>;
};

const teach = 'Teach the generator in tests/isolation/inputs.ts';

/** A value for an argument or input field of a root field, with every optional pointer in it, and every text of what it writes. */
export const valueFor = (type: GraphQLInputType, place: Place, options: ArgumentOptions): unknown => {
  const { coordinate, name } = place;
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  const special = values[coordinate] ?? (isInputObjectType(named) ? undefined : values[name]);
  if (isListType(bare)) {
    const items = special?.(options.mark, options.samples);
    if (!Array.isArray(items)) return [valueFor(bare.ofType, place, options)];
    if (!isInputObjectType(named)) return items;
    return items.map((fixed) => valueFor(bare.ofType, { ...place, coordinate: named.name, fixed }, options));
  }
  if (isPointer(place, named.name)) return options.idOf({ coordinate, path: place.path, sample: sampleFor(place) });
  if (special !== undefined) return special(options.mark, options.samples);
  if (isInputObjectType(named)) return inputFor(named.name, Object.values(named.getFields()), { place, options });
  if (isEnumType(named)) return named.getValues()[0]!.name;
  const plain = scalars[named.name];
  if (plain === undefined)
    throw new Error(`${coordinate} has a type that the generator does not know. ${teach}: values`);
  return plain(options.mark, name);
};

/** Names the target types that an input leaves open; one nothing when it leaves none. */
export const targetsOf = (field: RootField): readonly (string | undefined)[] =>
  field.args.some(({ type }) => holdsTarget(type, [])) ? Object.keys(targetTypes) : [undefined];

/** All pointers of a root field's arguments. Error: one whose object nobody knows. */
export const pointersOf = (
  argument: { readonly name: string; readonly type: GraphQLInputType },
  field: RootField,
  options: Omit<ArgumentOptions, 'idOf'>,
): readonly Pointer[] => {
  const found = new Map<string, Pointer>();
  const idOf = (pointer: Pointer) => {
    found.set(pointer.path, pointer);
    return pointer.path;
  };
  valueFor(argument.type, placeOf(argument, field), { ...options, idOf });
  return [...found.values()];
};

export const placeOf = (argument: { readonly name: string }, field: RootField): Place => ({
  coordinate: `${field.name}.${argument.name}`,
  name: argument.name,
  path: argument.name,
  subject: subjectOf(field),
});

const inputFor = (
  typeName: string,
  fields: readonly GraphQLInputField[],
  { place, options }: { place: Place; options: ArgumentOptions },
): Record<string, unknown> => {
  const isTarget = isTargetInput(fields);
  const entries = fields.flatMap(({ name, type }) => {
    const coordinate = `${typeName}.${name}`;
    const inner: Place = { coordinate, name, path: `${place.path}.${name}`, subject: place.subject };
    if (coordinate in leftOut) return [];
    if (place.fixed !== undefined && name in place.fixed) return [[name, place.fixed[name]]];
    if (isTarget && name === 'type') return [[name, options.target]];
    if (isTarget && name === 'id') {
      const sample = targetTypes[options.target ?? ''];
      if (sample === undefined) throw new Error(`${coordinate} may name a ${options.target}. ${teach}: targetTypes`);
      return [[name, options.idOf({ coordinate, path: inner.path, sample })]];
    }
    const isText = /(Create|Update|Register)/.test(typeName) && getNamedType(type).name === 'String';
    if (!isNonNullType(type) && !isText && !(coordinate in values) && !holdsPointer(inner, type, [])) return [];
    return [[name, valueFor(type, inner, options)]];
  });
  return Object.fromEntries(entries);
};

const isTargetInput = (fields: readonly GraphQLInputField[]): boolean =>
  fields.some(({ name, type }) => name === 'type' && getNamedType(type).name.endsWith('TargetType')) &&
  fields.some(({ name, type }) => name === 'id' && getNamedType(type).name === 'ID');

const isPointer = ({ coordinate, name }: Place, typeName: string): boolean =>
  typeName === 'ID' || (typeName === 'String' && (coordinate in pointers || name in pointers));

const holdsPointer = (place: Place, type: GraphQLInputType, above: readonly string[]): boolean => {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return isPointer(place, named.name);
  if (above.includes(named.name)) return false;
  return Object.values(named.getFields()).some((field) =>
    holdsPointer({ ...place, coordinate: `${named.name}.${field.name}`, name: field.name }, field.type, [
      ...above,
      named.name,
    ]),
  );
};

const holdsTarget = (type: GraphQLInputType, above: readonly string[]): boolean => {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || above.includes(named.name)) return false;
  const fields = Object.values(named.getFields());
  return isTargetInput(fields) || fields.some((field) => holdsTarget(field.type, [...above, named.name]));
};

/** Which row an id field wants, by its coordinate, its name, or what the root field is about. */
const sampleFor = ({ coordinate, name, subject }: Place): string => {
  const told = states[coordinate] ?? pointers[coordinate] ?? pointers[name];
  if (told !== undefined) return told;
  if (name === 'id' || name === 'ids') return `${subject}${stateOf(coordinate)}`;
  const base = /^(.+?)Ids?$/.exec(name)?.[1] ?? '';
  const type = entityNames.find((known) => known.toLowerCase() === base.toLowerCase());
  if (type === undefined) throw new Error(`nobody knows what the id ${coordinate} is of. ${teach}: pointers`);
  return type;
};

const stateOf = (coordinate: string): string => {
  if (coordinate.endsWith('RestoreInput.id')) return '.archived';
  if (coordinate.endsWith('ResumeInput.id')) return '.suspended';
  return coordinate.endsWith('ArchiveInput.id') ? '.free' : '';
};

const scalars: Readonly<Record<string, (mark: Mark, name: string) => unknown>> = {
  // What begins like everything that the victim wrote.
  String: (mark, name) => (/(StartsWith|Prefix)$/.test(name) ? mark : `${mark} ${name}`),
  Int: () => 1,
  SafeInt: () => 1,
  Float: () => 1,
  Boolean: () => true,
  Date: () => '2025-03-01',
  DateTime: () => '2035-03-01T00:00:00Z',
  Decimal: () => '10.00',
  CurrencyCode: () => 'USD',
};
