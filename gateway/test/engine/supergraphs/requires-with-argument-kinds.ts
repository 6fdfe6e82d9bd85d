import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Language = { readonly language: string };
type Sizes = { readonly of: { readonly unit: string; readonly parts: readonly string[] } };
type Given = {
  readonly id: string;
  readonly rooms?: readonly { readonly label?: string }[];
  readonly size?: number | null;
  readonly summary?: string;
};

const room = (__typename: string, name: string) => ({ __typename, name });
const rooms = [room('Kitchen', 'K'), room('Bath', 'B')];
const label = ({ name }: { readonly name: string }, { language }: Language) => `${name} in ${language}`;

const plans: FixtureSubgraph = {
  name: 'plans',
  sdl: `${federation('key')}
    type Query { flat: Flat! }
    type Mutation { flatRename(number: String!): Flat! }
    interface Room { label(language: Language!): String! }
    type Kitchen implements Room { label(language: Language!): String! }
    type Bath implements Room { label(language: Language!): String! }
    enum Language { DE EN }
    input SizeInput { unit: String! parts: [String!]! }
    type Flat @key(fields: "id") {
      id: ID!
      rooms: [Room!]!
      size(of: SizeInput!): Int
      summary(short: Boolean! = false): String!
    }
  `,
  resolvers: {
    Query: { flat: () => ({ id: 'flat-1' }) },
    Mutation: { flatRename: () => ({ id: 'flat-1' }) },
    Kitchen: { label },
    Bath: { label },
    Flat: {
      __resolveReference: (reference: Given) => reference,
      rooms: () => rooms,
      size: (_: unknown, { of: { unit, parts } }: Sizes) => (unit === 'feet' ? 10 : 1) * parts.length,
      summary: (_: unknown, { short }: { readonly short: boolean }) => (short ? 'sunny' : 'sunny at length'),
    },
  },
};

const adverts: FixtureSubgraph = {
  name: 'adverts',
  sdl: `${federation('key external requires')}
    interface Room { label(language: Language!): String! }
    type Kitchen implements Room { label(language: Language!): String! @external }
    type Bath implements Room { label(language: Language!): String! @external }
    enum Language { DE EN }
    input SizeInput { unit: String! parts: [String!]! }
    type Flat @key(fields: "id") {
      id: ID!
      rooms: [Room!]! @external
      size(of: SizeInput!): Int @external
      summary(short: Boolean! = false): String! @external
      german: String! @requires(fields: "rooms { label(language: DE) }")
      english: String! @requires(fields: "rooms { ... on Room { label(language: EN) } }")
      feet: Int @requires(fields: "size(of: { unit: \\"feet\\", parts: [\\"K\\", \\"B\\"] })")
      headline: String! @requires(fields: "summary(short: true)")
    }
  `,
  resolvers: {
    Flat: {
      __resolveReference: (reference: Given) => reference,
      rooms: notAsked('adverts: Flat.rooms'),
      german: ({ rooms: given }: Given) => given?.map((one) => one.label).join(),
      english: ({ rooms: given }: Given) => given?.map((one) => one.label).join(),
      feet: ({ size }: Given) => size,
      headline: ({ summary }: Given) => summary?.toUpperCase(),
    },
  },
};

/** Arguments in `@requires` of every kind: enums, objects, lists, through an interface, and beside its default. */
export const requiresWithArgumentKinds: Fixture = {
  name: 'requires-with-argument-kinds',
  subgraphs: () => [plans, adverts],
  cases: [
    {
      name: 'an enum, through an interface',
      query: '{ flat { german } }',
      data: { flat: { german: 'K in DE,B in DE' } },
    },
    {
      name: 'two of them',
      query: '{ flat { german english } }',
      data: { flat: { german: 'K in DE,B in DE', english: 'K in EN,B in EN' } },
    },
    {
      name: 'the client asks for the same field with a variable',
      query: 'query ($language: Language!) { flat { rooms { __typename label(language: $language) } german } }',
      variables: { language: 'EN' },
      data: {
        flat: {
          rooms: [
            { __typename: 'Kitchen', label: 'K in EN' },
            { __typename: 'Bath', label: 'B in EN' },
          ],
          german: 'K in DE,B in DE',
        },
      },
    },
    {
      name: 'an object with a list, beside the same field with another object',
      query: '{ flat { feet size(of: { unit: "metres", parts: ["K"] }) } }',
      data: { flat: { feet: 20, size: 1 } },
    },
    {
      name: 'beside the same field with the default of its argument',
      query: '{ flat { summary headline } }',
      data: { flat: { summary: 'sunny at length', headline: 'SUNNY' } },
    },
    {
      name: 'all of it after a mutation',
      query: 'mutation { flatRename(number: "2") { german english feet headline } }',
      data: {
        flatRename: { german: 'K in DE,B in DE', english: 'K in EN,B in EN', feet: 20, headline: 'SUNNY' },
      },
    },
  ],
};
