import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = {
  readonly id: string;
  readonly rent?: number;
  readonly isSubsidised?: boolean;
  readonly isDear?: boolean;
  readonly isDearStill?: boolean;
};

const unit = { id: 'unit-1', rent: 2400, isSubsidised: true };

const rents: FixtureSubgraph = {
  name: 'rents',
  sdl: `${federation('key inaccessible')} type Unit @key(fields: "id") { id: ID! rent: Float! @inaccessible }`,
  resolvers: { Unit: { __resolveReference: () => unit } },
};

const units: FixtureSubgraph = {
  name: 'units',
  sdl: `${federation('key')} type Query { unit: Unit } type Unit @key(fields: "id") { id: ID! isSubsidised: Boolean! }`,
  resolvers: { Query: { unit: () => unit }, Unit: { __resolveReference: notAsked('units: Unit') } },
};

const market: FixtureSubgraph = {
  name: 'market',
  sdl: `${federation('key external requires')}
    type Unit @key(fields: "id") {
      id: ID!
      rent: Float! @external
      isDear: Boolean! @requires(fields: "rent")
      isSubsidised: Boolean! @external
      isDearStill: Boolean! @requires(fields: "isSubsidised")
    }
  `,
  resolvers: {
    Unit: {
      __resolveReference: (reference: Reference) => reference,
      isDear: ({ rent }: Reference) => (rent === undefined ? null : rent > 2000),
      isDearStill: ({ isSubsidised }: Reference) => (isSubsidised === undefined ? null : !isSubsidised),
    },
  },
};

const advice: FixtureSubgraph = {
  name: 'advice',
  sdl: `${federation('key external requires')}
    type Unit @key(fields: "id") {
      id: ID!
      isDear: Boolean! @external
      fitsBudget: Boolean! @requires(fields: "isDear")
      isDearStill: Boolean! @external
      fitsBudgetStill: Boolean! @requires(fields: "isDearStill")
      verdict: String! @requires(fields: "isDear isDearStill")
    }
  `,
  resolvers: {
    Unit: {
      __resolveReference: (reference: Reference) => reference,
      fitsBudget: ({ isDear }: Reference) => (isDear === undefined ? null : !isDear),
      fitsBudgetStill: ({ isDearStill }: Reference) => (isDearStill === undefined ? null : !isDearStill),
      verdict: ({ isDear, isDearStill }: Reference) => `${isDear} and ${isDearStill}`,
    },
  },
};

/** What a field requires requires something itself, down to a field that clients do not see. */
export const requiresChain: Fixture = {
  name: 'requires-chain',
  subgraphs: () => [rents, units, market, advice],
  cases: [
    { name: 'the end of the chain', query: '{ unit { fitsBudget } }', data: { unit: { fitsBudget: false } } },
    { name: 'its middle', query: '{ unit { isDear } }', data: { unit: { isDear: true } } },
    {
      name: 'middle and end',
      query: '{ unit { isDear fitsBudget } }',
      data: { unit: { isDear: true, fitsBudget: false } },
    },
    {
      name: 'another chain, whose start the first subgraph has',
      query: '{ unit { fitsBudgetStill } }',
      data: { unit: { fitsBudgetStill: true } },
    },
    {
      name: 'both chains',
      query: '{ unit { fitsBudget fitsBudgetStill } }',
      data: { unit: { fitsBudget: false, fitsBudgetStill: true } },
    },
    {
      name: 'a field that requires the middle of both',
      query: '{ unit { verdict isSubsidised } }',
      data: { unit: { verdict: 'true and false', isSubsidised: true } },
    },
    { name: 'the hidden start is no field for clients', query: '{ unit { rent } }', data: null, errors: true },
  ],
};
