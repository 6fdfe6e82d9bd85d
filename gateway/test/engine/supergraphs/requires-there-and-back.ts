import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Flat = { readonly id: string; readonly note?: string; readonly summary?: string };

const flats: FixtureSubgraph = {
  name: 'flats',
  sdl: `${federation('key external requires')}
    type Query { flat: Flat! }
    type Flat @key(fields: "id") {
      id: ID!
      note: String @external
      summary: String! @requires(fields: "note")
    }
  `,
  resolvers: {
    Query: { flat: () => ({ id: 'flat-1' }) },
    Flat: {
      __resolveReference: (reference: Flat) => reference,
      note: notAsked('flats: Flat.note'),
      summary: ({ note }: Flat) => {
        if (note === undefined) throw new Error('a note is required');
        return `${note} flat`;
      },
    },
  },
};

const adverts: FixtureSubgraph = {
  name: 'adverts',
  sdl: `${federation('key external requires')}
    type Flat @key(fields: "id") {
      id: ID!
      note: String
      summary: String! @external
      headline: String! @requires(fields: "summary")
    }
  `,
  resolvers: {
    Flat: {
      __resolveReference: (reference: Flat) => reference,
      note: () => 'sunny',
      headline: ({ summary }: Flat) => {
        if (summary === undefined) throw new Error('a summary is required');
        return summary.toUpperCase();
      },
    },
  },
};

/** A field of the second subgraph requires one of the first, which requires another one of the second. */
export const requiresThereAndBack: Fixture = {
  name: 'requires-there-and-back',
  subgraphs: () => [flats, adverts],
  cases: [
    { name: 'there', query: '{ flat { summary } }', data: { flat: { summary: 'sunny flat' } } },
    { name: 'and back', query: '{ flat { headline } }', data: { flat: { headline: 'SUNNY FLAT' } } },
    {
      name: 'all of it',
      query: '{ flat { headline summary note } }',
      data: { flat: { headline: 'SUNNY FLAT', summary: 'sunny flat', note: 'sunny' } },
    },
  ],
};
