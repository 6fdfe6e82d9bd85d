import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { RootField } from '../isolation/api-schema.ts';
import { type ArgumentOptions, placeOf, targetsOf, valueFor } from '../isolation/arguments.ts';
import { pointers, type Samples } from '../isolation/inputs.ts';
import { nameIn } from '../isolation/names.ts';
import { type HostileValue, hostile } from './hostile-value.ts';
import { cursors, ofEnum, ofScalar, ofWrongForm } from './values.ts';

/** A place in the arguments of a root field: an argument, a field of an input, or an item of a list. */
export type Place = {
  /** From the argument inwards; items of lists by their position. */
  readonly path: readonly string[];
  readonly coordinate: string;
  readonly type: GraphQLInputType;
  /** Whether it names an object: what nobody has may not be accepted here. */
  readonly isPointer: boolean;
};

export type Variables = Readonly<Record<string, unknown>>;

/** A call that succeeds, and every place in it; optional parts are filled in where a place lies inside of them. */
export type Base = {
  readonly variables: Variables;
  readonly places: readonly (Place & { readonly within: Variables })[];
};

/** The call of a root field that its owner would make, and all places of its arguments. */
export const baseOf = (field: RootField, { mark, samples }: { mark: string; samples: Samples }): Base => {
  const [target] = targetsOf(field);
  const options: ArgumentOptions = {
    mark,
    samples,
    idOf: (pointer) => nameIn(samples, pointer),
    ...(target === undefined ? {} : { target }),
  };
  const isQuery = field.args.every(({ name }) => name !== 'input');
  const given = field.args.filter(({ type }) => !isQuery || isNonNullType(type));
  const variables = Object.fromEntries(
    given.map((argument) => [argument.name, valueFor(argument.type, placeOf(argument, field), options)]),
  );
  const places = field.args.flatMap((argument) => {
    const { coordinate } = placeOf(argument, field);
    const start = {
      path: [argument.name],
      coordinate,
      type: argument.type,
      isPointer: isPointer(coordinate, argument),
    };
    return placesIn(start, variables, { field, options });
  });
  return { variables, places };
};

type Walk = { readonly field: RootField; readonly options: ArgumentOptions };

const placesIn = (place: Place, within: Variables, walk: Walk): Base['places'] => {
  const own = { ...place, within };
  const bare = getNullableType(place.type);
  const named = getNamedType(bare);
  if (isListType(bare)) {
    const filled = filledAt(place, within, walk);
    return [own, ...placesIn({ ...place, path: [...place.path, '0'], type: bare.ofType }, filled, walk)];
  }
  if (!isInputObjectType(named)) return [own];
  const filled = filledAt(place, within, walk);
  const inner = Object.values(named.getFields()).flatMap((inputField) => {
    const coordinate = `${named.name}.${inputField.name}`;
    const path = [...place.path, inputField.name];
    return placesIn(
      { path, coordinate, type: inputField.type, isPointer: isPointer(coordinate, inputField) },
      filled,
      walk,
    );
  });
  return [own, ...inner];
};

const isPointer = (coordinate: string, { name, type }: { name: string; type: GraphQLInputType }): boolean =>
  getNamedType(type).name === 'ID' ||
  (getNamedType(type).name === 'String' && (coordinate in pointers || name in pointers));

/** The variables with a right value at the place, where there is none yet. */
const filledAt = ({ path, coordinate, type }: Place, within: Variables, { field, options }: Walk): Variables => {
  const there = path.reduce<unknown>((value, key) => (value as Variables | undefined)?.[key], within);
  if (there != null) return within;
  const name = path.findLast((key) => !/^[0-9]+$/.test(key))!;
  const place = { ...placeOf({ name }, field), coordinate, path: path.join('.') };
  return withValue(within, path, valueFor(type, place, options));
};

/** The variables with another value at one place. `undefined` leaves the place out. */
export const withValue = (within: Variables, path: readonly string[], value: unknown): Variables =>
  put(within, path, value) as Variables;

const put = (within: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(within))
    return within.map((item, index) => (String(index) === key ? put(item, rest, value) : item));
  return { ...(within as object), [key]: put((within as Variables | undefined)?.[key], rest, value) };
};

/** All that is tried at a place. */
export const valuesFor = ({ type, path, within }: Place & { readonly within: Variables }): readonly HostileValue[] => {
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  const missing = [hostile('null', null), ...(path.at(-1) === '0' ? [] : [hostile('left out', undefined)])];
  if (isListType(bare)) return [...missing, ...ofLists(path, within), ...ofWrongForm(true)];
  const wrong = [...missing, ...ofWrongForm(false)];
  if (isInputObjectType(named)) return [...wrong, ...ofInputs(path, within)];
  if (isEnumType(named)) return [...wrong, ...ofEnum];
  if (path.length === 1 && path[0] === 'after') return [...wrong, ...cursors];
  const known = ofScalar[named.name];
  if (known === undefined) throw new Error(`${named.name} has no hostile values. Add them to tests/hostile/values.ts`);
  return [...wrong, ...known];
};

const valueAt = (within: Variables, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Variables | undefined)?.[key], within);

const ofLists = (path: readonly string[], within: Variables): readonly HostileValue[] => {
  const now = valueAt(within, path);
  const items = Array.isArray(now) && now.length > 0 ? now : ['x'];
  const times = (count: number) => Array.from({ length: count }, (_, index) => items[index % items.length]);
  return [
    hostile('an empty list', []),
    hostile('a list of nothing', [null]),
    hostile('the same twice', [...items, ...items]),
    hostile('101 items', times(101)),
    hostile('10,000 items', shortened(times(10_000))),
    hostile('a list in a list', [items]),
    hostile('a number', 1),
    hostile('a text', 'x'),
  ];
};

/** As many as a body may hold, so that it is the list that is refused. */
const shortened = (items: readonly unknown[]): readonly unknown[] => {
  const most = Math.floor(200_000 / (JSON.stringify(items[0] ?? null).length + 1));
  return items.slice(0, most);
};

const ofInputs = (path: readonly string[], within: Variables): readonly HostileValue[] => {
  const now = valueAt(within, path) as object;
  const names = ['organizationId', 'tenant_id', 'isAdmin', '__typename', 'toString'];
  return [
    ...names.map((name) => hostile(`a field ${name} besides`, { ...now, [name]: 'x' })),
    hostile('constructor.prototype besides', { ...now, constructor: { prototype: { isAdmin: true } } }),
    hostile('a text', 'x'),
    hostile('a number', 1),
    hostile('true', true),
  ];
};
