import { getNamedType, isEnumType, isNonNullType } from 'graphql';
import { filterFieldsOf, isConnection, isList, type RootField } from './api-schema.ts';
import { type ArgumentOptions, type Pointer, placeOf, pointersOf, targetsOf, valueFor } from './arguments.ts';
import { type Call, callOf } from './calls.ts';
import type { Mark, Samples } from './inputs.ts';

/** A call that names objects of somebody else, with what it names. */
export type NamingCall = {
  readonly label: string;
  readonly pointers: readonly Pointer[];
  readonly with: (nameOf: (pointer: Pointer) => string) => Call;
};

/** The whole list, in each order, as far as it needs no argument. Empty for fields that do need one. */
export const listCalls = (field: RootField): readonly Call[] => {
  if (field.args.some(({ type }) => isNonNullType(type))) return [];
  if (!isConnection(field.type)) return [callOf('query', field, { variables: {} })];
  const order = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type);
  const orders = isEnumType(order) ? order.getValues().map(({ name }) => ({ orderBy: name })) : [{}];
  return orders.map((variables) => callOf('query', field, { variables: { first: 100, ...variables } }));
};

type Victim = { readonly mark: Mark; readonly samples: Samples };

/** Calls by id: with a required argument, and with each filter that takes a name. */
export const namingCalls = (field: RootField, victim: Victim): readonly NamingCall[] => {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  if (required.length > 0) {
    const pointers = required.flatMap((argument) => pointersOf(argument, field, victim));
    const build: NamingCall['with'] = (nameOf) => {
      const options = { ...victim, idOf: nameOf };
      const variables = Object.fromEntries(
        required.map((argument) => [argument.name, valueFor(argument.type, placeOf(argument, field), options)]),
      );
      return callOf('query', field, { variables, samples: victim.samples });
    };
    return [{ label: required.map(({ name }) => name).join(' and '), pointers, with: build }];
  }
  return targetsOf(field).flatMap((target) =>
    filtersBy(field, { ...victim, ...(target === undefined ? {} : { target }) }),
  );
};

const filtersBy = (field: RootField, victim: Victim & Pick<ArgumentOptions, 'target'>): readonly NamingCall[] => {
  const filter = field.args.find(({ name }) => name === 'filter');
  if (filter === undefined) return [];
  return pointersOf(filter, field, victim).map((pointer) => ({
    label: `${pointer.path}${victim.target === undefined ? '' : ` to a ${victim.target}`}`,
    pointers: [pointer],
    with: (nameOf) => {
      const all = valueFor(filter.type, placeOf(filter, field), { ...victim, idOf: nameOf }) as Record<string, unknown>;
      const name = pointer.path.split('.')[1]!;
      return filtered(field, { [name]: all[name] }, victim.samples);
    },
  }));
};

/** A filter by something that is no name: a text that begins like the victim's, or each value of a choice. */
export type ChoosingCall = { readonly label: string; readonly call: Call; readonly quotesMark: boolean };

export const choosingCalls = (field: RootField, victim: Victim): readonly ChoosingCall[] => {
  const filter = field.args.find(({ name }) => name === 'filter');
  if (filter === undefined) return [];
  const named = new Set(
    namingCalls(field, victim).flatMap(({ pointers }) => pointers.map(({ path }) => path.split('.')[1])),
  );
  return filterFieldsOf(field).flatMap(({ name, type }) => {
    if (named.has(name)) return [];
    const leaf = getNamedType(type);
    const place = {
      coordinate: `${getNamedType(filter.type).name}.${name}`,
      name,
      path: `filter.${name}`,
      subject: '',
    };
    const choices = isEnumType(leaf)
      ? leaf.getValues().map((value) => (isList(type) ? [value.name] : value.name))
      : leaf.name === 'Boolean'
        ? [true, false]
        : [valueFor(type, place, { ...victim, idOf: () => '' })];
    return choices.map((choice) => ({
      label: `filter.${name}: ${JSON.stringify(choice)}`,
      call: filtered(field, { [name]: choice }, victim.samples),
      quotesMark: JSON.stringify(choice).toLowerCase().includes(victim.mark.toLowerCase()),
    }));
  });
};

const filtered = (field: RootField, filter: Record<string, unknown>, samples: Samples): Call =>
  callOf('query', field, { variables: { first: 100, filter }, samples });
