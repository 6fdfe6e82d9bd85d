import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const units = [
  { id: 'u1', state: 'LET' },
  { id: 'u2', state: 'HELD_BACK' },
];
const unitOf = ({ id }: { id: string }) => units.find((unit) => unit.id === id) ?? null;

const letting: FixtureSubgraph = {
  name: 'letting',
  sdl: `${federation('key shareable')}
    type Query { units: [Unit] }
    type Unit @key(fields: "id") { id: ID state: State @shareable }
    enum State { LET }
  `,
  resolvers: { Query: { units: () => units }, Unit: { __resolveReference: unitOf } },
};

const planning: FixtureSubgraph = {
  name: 'planning',
  sdl: `${federation('key inaccessible shareable')}
    type Query { unitsIn(state: State!): [Unit!] planned: [Unit!] mustKnow: [StrictUnit] statesOf(units: [ID!]!): [State] }
    extend type Unit @key(fields: "id") { id: ID state: State @shareable }
    type StrictUnit { id: ID! state: State! }
    enum State { HELD_BACK @inaccessible LET }
  `,
  resolvers: {
    Query: {
      unitsIn: (_: unknown, { state }: { state: string }) => units.filter((unit) => unit.state === state),
      planned: () => units,
      mustKnow: () => units,
      statesOf: (_: unknown, { units: ids }: { units: readonly string[] }) => ids.map((id) => unitOf({ id })?.state),
    },
    Unit: { __resolveReference: unitOf },
  },
};

/**
 * An enum with a value that one subgraph does not know and clients may not see. Where that value may be null it becomes
 * null without a word, as the federation audit wants it; it is nobody's fault.
 */
export const enumsDiffer: Fixture = {
  name: 'enums-differ',
  subgraphs: () => [letting, planning],
  cases: [
    { name: 'objects without the enum', query: '{ units { id } }', data: { units: [{ id: 'u1' }, { id: 'u2' }] } },
    {
      name: 'a value that the subgraph itself does not know is an error of that subgraph',
      query: '{ units { id state } }',
      data: {
        units: [
          { id: 'u1', state: 'LET' },
          { id: 'u2', state: null },
        ],
      },
      errors: [['units', 1, 'state']],
    },
    {
      name: 'a value that is not for clients is null',
      query: '{ planned { id state } }',
      data: {
        planned: [
          { id: 'u1', state: 'LET' },
          { id: 'u2', state: null },
        ],
      },
    },
    {
      name: 'a value that is not for clients is null in a list',
      query: '{ statesOf(units: ["u1", "u2", "u1"]) }',
      data: { statesOf: ['LET', null, 'LET'] },
    },
    {
      name: 'a value that is not for clients takes the object that cannot be without it',
      query: '{ mustKnow { id state } }',
      data: { mustKnow: [{ id: 'u1', state: 'LET' }, null] },
      errors: [['mustKnow', 1, 'state']],
    },
    {
      name: 'an argument with a value of all',
      query: '{ unitsIn(state: LET) { id state } }',
      data: { unitsIn: [{ id: 'u1', state: 'LET' }] },
    },
    {
      name: 'an argument with a value that is not for clients is refused',
      query: '{ unitsIn(state: HELD_BACK) { id state } }',
      data: null,
      errors: true,
    },
    {
      name: 'a variable with a value that is not for clients is refused',
      query: 'query ($state: State!) { unitsIn(state: $state) { id } }',
      variables: { state: 'HELD_BACK' },
      data: null,
      errors: true,
    },
    {
      name: 'introspection shows the values of all only',
      query: '{ __type(name: "State") { kind enumValues { name } } }',
      data: { __type: { kind: 'ENUM', enumValues: [{ name: 'LET' }] } },
    },
  ],
};
