import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Unit = { readonly id: string; readonly number: string; readonly rent: number };
type Inspector = { readonly id: string; readonly name: string };
type Reference = { readonly id: string; readonly rent?: number };
type State = { readonly units: Map<string, Unit>; readonly inspectors: Inspector[]; balance: number };

/** Mutations of three subgraphs that share one state: the order of their effects can be told from what they answer. */
export const mutationOrder: Fixture = {
  name: 'mutation-order',
  subgraphs: () => {
    const state: State = {
      units: new Map([['unit-1', { id: 'unit-1', number: '1A', rent: 700 }]]),
      inspectors: [],
      balance: 0,
    };
    return [units(state), market(state), cash(state)];
  },
  cases: [
    {
      name: 'the payload of a mutation is completed by another subgraph, which needs a field of the first',
      query: 'mutation { unitAdd(input: { number: "7C", rent: 2500 }) { number rent isDear isVacant } }',
      data: { unitAdd: { number: '7C', rent: 2500, isDear: true, isVacant: true } },
    },
    {
      name: 'a query over the same subgraphs',
      query: '{ unit(id: "unit-1") { id number rent isDear isVacant } }',
      data: { unit: { id: 'unit-1', number: '1A', rent: 700, isDear: false, isVacant: true } },
    },
    {
      name: 'root fields of three subgraphs have their effects in the order of the document',
      query: `mutation ($first: Int! = 5) {
        five: balanceAdd(amount: $first)
        ten: balanceMultiply(by: 2)
        twelve: balanceAdd(amount: 2)
        end: balanceClose
      }`,
      data: { five: 5, ten: 10, twelve: 12, end: 12 },
    },
    {
      name: 'a mutation that two subgraphs offer has its effect once',
      query: 'mutation { inspectorAdd(name: "Ines") { id name } }',
      data: { inspectorAdd: { id: 'inspector-1', name: 'Ines' } },
    },
    {
      name: 'the effect of the mutation before is there, once',
      query: '{ inspectors { name } }',
      data: { inspectors: [{ name: 'Ines' }] },
    },
    {
      name: 'a mutation that may be null and fails does not keep the next one from its effect',
      query: 'mutation { balanceRefuse balanceAdd(amount: 3) }',
      data: { balanceRefuse: null, balanceAdd: 3 },
      errors: [['balanceRefuse']],
    },
    {
      name: 'a mutation that must not be null and fails leaves no data',
      query: 'mutation { balanceAdd(amount: 1) balanceBreak }',
      data: null,
      errors: [['balanceBreak']],
    },
  ],
};

const units = (state: State): FixtureSubgraph => ({
  name: 'units',
  sdl: `${federation('key shareable')}
    type Query { unit(id: ID!): Unit inspectors: [Inspector!]! }
    type Mutation {
      unitAdd(input: UnitAddInput!): Unit!
      balanceMultiply(by: Int!): Int!
      inspectorAdd(name: String!): Inspector! @shareable
    }
    input UnitAddInput { number: String! rent: Int! }
    type Unit @key(fields: "id") { id: ID! number: String! rent: Int! }
    type Inspector @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: { unit: (_: unknown, { id }: Reference) => state.units.get(id), inspectors: () => state.inspectors },
    Mutation: {
      unitAdd: (_: unknown, { input }: { input: Omit<Unit, 'id'> }) => {
        const unit = { id: `unit-${state.units.size + 1}`, ...input };
        state.units.set(unit.id, unit);
        return unit;
      },
      balanceMultiply: async (_: unknown, { by }: { by: number }) => {
        await nextTurn();
        state.balance *= by;
        return state.balance;
      },
      inspectorAdd: (_: unknown, { name }: Inspector) => addInspector(state, name),
    },
    Unit: { __resolveReference: ({ id }: Reference) => state.units.get(id) ?? null },
  },
});

const market = (state: State): FixtureSubgraph => ({
  name: 'market',
  sdl: `${federation('key external requires shareable')}
    type Mutation {
      balanceClose: Int!
      balanceRefuse: Int
      inspectorAdd(name: String!): Inspector! @shareable
    }
    type Unit @key(fields: "id") {
      id: ID!
      rent: Int! @external
      isDear: Boolean! @requires(fields: "rent")
      isVacant: Boolean!
    }
    type Inspector @key(fields: "id") { id: ID! name: String! }
  `,
  resolvers: {
    Mutation: {
      balanceClose: () => {
        const { balance } = state;
        state.balance = 0;
        return balance;
      },
      balanceRefuse: async () => {
        await nextTurn();
        throw new Error('refused');
      },
      inspectorAdd: (_: unknown, { name }: Inspector) => addInspector(state, name),
    },
    Unit: {
      __resolveReference: ({ id, rent }: Reference) => (state.units.has(id) ? { id, rent } : null),
      isDear: ({ rent }: Unit) => rent > 2000,
      isVacant: () => true,
    },
    Inspector: { __resolveReference: ({ id }: Reference) => state.inspectors.find((known) => known.id === id) },
  },
});

const cash = (state: State): FixtureSubgraph => ({
  name: 'cash',
  sdl: `${federation('key')} type Mutation { balanceAdd(amount: Int!): Int! balanceBreak: Int! }`,
  resolvers: {
    Mutation: {
      balanceAdd: async (_: unknown, { amount }: { amount: number }) => {
        await nextTurn();
        state.balance += amount;
        return state.balance;
      },
      balanceBreak: () => {
        throw new Error('broken');
      },
    },
  },
});

const addInspector = ({ inspectors }: State, name: string): Inspector => {
  const inspector = { id: `inspector-${inspectors.length + 1}`, name };
  inspectors.push(inspector);
  return inspector;
};

/** An effect that is not immediate: a root field that is started too early would overtake it. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
