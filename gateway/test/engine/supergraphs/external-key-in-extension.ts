import { type Fixture, federation } from './fixture.ts';

type Reference = { readonly id: string };

const units = [
  { id: 'unit-1', number: '1A', rent: 900 },
  { id: 'unit-2', number: '2B', rent: 700 },
];
const unitOf = ({ id }: Reference) => units.find((unit) => unit.id === id) ?? null;

/** A key that is `@external` in an extension, as Federation 1 wanted it, in a Federation 2 subgraph. */
export const externalKeyInExtension: Fixture = {
  name: 'external-key-in-extension',
  subgraphs: () => [
    {
      name: 'rents',
      sdl: `${federation('key external')}
        extend type Unit @key(fields: "id") { id: ID! @external rent: Int }
        type Query { cheapestUnit: Unit }
      `,
      resolvers: { Query: { cheapestUnit: () => units[1] }, Unit: { __resolveReference: unitOf } },
    },
    {
      name: 'units',
      sdl: `${federation('key')}
        type Unit @key(fields: "id") { id: ID! number: String }
        type Query { units: [Unit!]! }
      `,
      resolvers: { Query: { units: () => units }, Unit: { __resolveReference: unitOf } },
    },
  ],
  cases: [
    {
      name: 'starts in the extension',
      query: '{ cheapestUnit { id rent number } }',
      data: { cheapestUnit: { id: 'unit-2', rent: 700, number: '2B' } },
    },
    {
      name: 'starts at the owner',
      query: '{ units { number rent id } }',
      data: {
        units: [
          { number: '1A', rent: 900, id: 'unit-1' },
          { number: '2B', rent: 700, id: 'unit-2' },
        ],
      },
    },
  ],
};
