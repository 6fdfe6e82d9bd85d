import { buildSchema, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { api, mutationFields } from './api-schema.ts';
import { pointersOf } from './arguments.ts';
import { leftOut, notRehearsed, pointers, refusedToOwner, states, taken, targetTypes, values } from './inputs.ts';
import { namesFor } from './names.ts';
import { selectionOf } from './selection.ts';

/** What nobody has taught must fail and say where to teach it, and what was taught must still be about something. */
export const generatorPromises = (): void => {
  const unknown = buildSchema(`
    scalar Colour
    input GateOpenInput { gizmo: ID! }
    input GatePaintInput { colour: Colour! }
    type Gate { id: ID! name: String! neighbour(of: ID!): Gate }
    type Query { gate(id: ID!): Gate }
    type Mutation { gateOpen(input: GateOpenInput!): Gate gatePaint(input: GatePaintInput!): Gate }
  `);
  const fieldOf = (type: GraphQLObjectType | null | undefined, name: string) => type!.getFields()[name]!;

  test('an id of something unknown, a new scalar and a new nested argument each fail with the place to teach them', () => {
    for (const [name, coordinate] of [
      ['gateOpen', 'GateOpenInput.gizmo'],
      ['gatePaint', 'GatePaintInput.colour'],
    ] as const) {
      const field = fieldOf(unknown.getMutationType(), name);
      const find = () => pointersOf(field.args[0]!, field, { mark: 'M', samples: {} });
      expect(find).toThrow(coordinate);
      expect(find).toThrow('tests/isolation/inputs.ts');
    }
    const select = () => selectionOf('Gate', 2, { schema: unknown, argument: () => undefined });
    expect(select).toThrow('Gate.neighbour(of:)');
    expect(select).toThrow('tests/isolation/');
  });

  test('an object that the world does not have fails with the place to make one', () => {
    const pointer = { coordinate: 'Query.gate.id', path: 'id', sample: 'Gate' };
    expect(() => namesFor({}, [pointer])).toThrow('tests/isolation/furnish.ts');
  });

  test('the tables name only what the API has', () => {
    const coordinates = [pointers, states, values, leftOut].flatMap(Object.keys).filter((name) => name.includes('.'));
    const isThere = (coordinate: string) => {
      const [typeName, field] = coordinate.split('.') as [string, string];
      const type = api.getType(typeName);
      return type !== undefined && 'getFields' in type && field in type.getFields();
    };
    expect(coordinates.filter((coordinate) => !isThere(coordinate))).toEqual([]);
    const mutations = new Set(mutationFields.map(({ name }) => name));
    expect([notRehearsed, refusedToOwner, taken].flatMap(Object.keys).filter((name) => !mutations.has(name))).toEqual(
      [],
    );
    const inputNames = new Set(
      Object.values(api.getTypeMap()).flatMap((type) => ('getFields' in type ? Object.keys(type.getFields()) : [])),
    );
    const names = [pointers, values].flatMap(Object.keys).filter((name) => !name.includes('.'));
    expect(names.filter((name) => !inputNames.has(name))).toEqual([]);
    expect(Object.values(targetTypes).filter((name) => api.getType(name) === undefined)).toEqual([]);
  });
};
