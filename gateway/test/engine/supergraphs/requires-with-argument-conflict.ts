import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Currency = { readonly currency: string };
type Unit = { readonly id: string; readonly rent: number; readonly rooms: number };
type Required = {
  readonly id: string;
  readonly rent?: number;
  readonly rooms?: number;
  readonly region?: { readonly averageRent?: number };
};

const units: readonly Unit[] = [
  { id: 'unit-1', rent: 700, rooms: 2 },
  { id: 'unit-2', rent: 1200, rooms: 3 },
];
const francs = (amount: number, { currency }: Currency) => {
  if (currency === 'EUR') return amount;
  if (currency === 'CHF') return amount * 2;
  throw new Error(`no rate for ${currency}`);
};

const rents: FixtureSubgraph = {
  name: 'rents',
  sdl: `${federation('key')}
    type Query { units: [Unit] }
    type Unit @key(fields: "id") { id: ID! rent(currency: String!): Int rooms: Int region: Region }
    type Region { averageRent(currency: String!): Int }
  `,
  resolvers: {
    Query: { units: () => units },
    Unit: {
      __resolveReference: ({ id }: Unit) => units.find((unit) => unit.id === id) ?? null,
      rent: ({ rent }: Unit, currency: Currency) => francs(rent, currency),
      region: ({ rent }: Unit) => ({ rent }),
    },
    Region: { averageRent: ({ rent }: Unit, currency: Currency) => francs(rent + 100, currency) },
  },
};

const offers: FixtureSubgraph = {
  name: 'offers',
  sdl: `${federation('key external requires')}
    type Unit @key(fields: "id") {
      id: ID!
      rent(currency: String!): Int @external
      rooms: Int @external
      region: Region @external
      perRoom: Float @requires(fields: "rent(currency: \\"EUR\\") rooms")
      perRoomInFrancs: Float @requires(fields: "rent(currency: \\"CHF\\") rooms")
      isInDearRegion: Boolean @requires(fields: "region { averageRent(currency: \\"EUR\\") }")
    }
    type Region @external { averageRent(currency: String!): Int }
  `,
  resolvers: {
    Unit: {
      __resolveReference: (reference: Required) => reference,
      rent: notAsked('offers: Unit.rent'),
      perRoom: ({ rent = Number.NaN, rooms = Number.NaN }: Required) => rent / rooms,
      perRoomInFrancs: ({ rent = Number.NaN, rooms = Number.NaN }: Required) => rent / rooms,
      isInDearRegion: ({ region }: Required) => (region?.averageRent ?? Number.NaN) > 1000,
    },
  },
};

/** One field is required twice with different arguments, and the client may want it with a third. */
export const requiresWithArgumentConflict: Fixture = {
  name: 'requires-with-argument-conflict',
  subgraphs: () => [rents, offers],
  cases: [
    {
      name: 'one of them',
      query: '{ units { id perRoomInFrancs } }',
      data: {
        units: [
          { id: 'unit-1', perRoomInFrancs: 700 },
          { id: 'unit-2', perRoomInFrancs: 800 },
        ],
      },
    },
    {
      name: 'both, and a third field whose requirement is nested',
      query: '{ units { id perRoom perRoomInFrancs isInDearRegion } }',
      data: {
        units: [
          { id: 'unit-1', perRoom: 350, perRoomInFrancs: 700, isInDearRegion: false },
          { id: 'unit-2', perRoom: 400, perRoomInFrancs: 800, isInDearRegion: true },
        ],
      },
    },
    {
      name: 'the client wants the field itself, with the other argument',
      query: '{ units { rent(currency: "CHF") perRoom } }',
      data: {
        units: [
          { rent: 1400, perRoom: 350 },
          { rent: 2400, perRoom: 400 },
        ],
      },
    },
    {
      name: 'the client wants the nested field itself, with the other argument',
      query: '{ units { region { averageRent(currency: "CHF") } isInDearRegion } }',
      data: {
        units: [
          { region: { averageRent: 1600 }, isInDearRegion: false },
          { region: { averageRent: 2600 }, isInDearRegion: true },
        ],
      },
    },
    {
      name: 'the client gives another field the name of the required one',
      query: '{ units { rent: rooms perRoom } }',
      data: {
        units: [
          { rent: 2, perRoom: 350 },
          { rent: 3, perRoom: 400 },
        ],
      },
    },
    {
      name: 'the client wants it with both arguments, under aliases',
      query: '{ units { euros: rent(currency: "EUR") francs: rent(currency: "CHF") perRoomInFrancs } }',
      data: {
        units: [
          { euros: 700, francs: 1400, perRoomInFrancs: 700 },
          { euros: 1200, francs: 2400, perRoomInFrancs: 800 },
        ],
      },
    },
    {
      name: 'the argument of the client is one that the subgraph refuses: its own field is null, the other is not',
      query: '{ units { rent(currency: "GBP") perRoom } }',
      data: {
        units: [
          { rent: null, perRoom: 350 },
          { rent: null, perRoom: 400 },
        ],
      },
      errors: [
        ['units', 0, 'rent'],
        ['units', 1, 'rent'],
      ],
    },
  ],
};
