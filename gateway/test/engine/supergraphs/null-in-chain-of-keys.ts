import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly code?: string | null; readonly id?: string | null };

const units = [
  { id: '1', code: 'north-1', owner: { id: 'owner-1', name: 'Alma' } },
  { id: '2', code: 'north-2', owner: { id: 'owner-2', name: 'Bruno' } },
  { id: '3', code: 'south-1', owner: { id: 'owner-3', name: 'Carla' } },
];
const unitOf = ({ code, id }: Reference) => {
  const unit = units.find((known) => known.code === code || known.id === id);
  if (unit === undefined) throw new Error('no such reference');
  return unit;
};

const doors: FixtureSubgraph = {
  name: 'doors',
  sdl: `${federation('key')}
    type Query { doors: [Door] unlit: [Unit] }
    type Door { unit: Unit }
    type Unit @key(fields: "code") { code: ID! }
  `,
  resolvers: {
    Query: { doors: () => units.map(({ code }) => ({ unit: { code } })), unlit: () => [null, { code: 'north-2' }] },
    Unit: { __resolveReference: notAsked('doors: Unit') },
  },
};

/** The only way from codes to ids; it does not have the third unit. */
const registry: FixtureSubgraph = {
  name: 'registry',
  sdl: `${federation('key')} type Unit @key(fields: "id") @key(fields: "code") { id: ID! code: ID! permit: ID }`,
  resolvers: {
    Unit: {
      __resolveReference: (reference: Reference) => {
        const { id, code } = unitOf(reference);
        return id === '3' ? null : { id, code, permit: id === '2' ? null : `permit-${id}` };
      },
    },
  },
};

const owners: FixtureSubgraph = {
  name: 'owners',
  sdl: `${federation('key')}
    type Unit @key(fields: "id") { id: ID! owner: Owner mustPay: Boolean! }
    type Owner { id: ID! name: String }
  `,
  resolvers: { Unit: { __resolveReference: unitOf, mustPay: () => true } },
};

/** An entity that is null on the way to the next key: what lies behind it is null, and nobody is asked about it. */
export const nullInChainOfKeys: Fixture = {
  name: 'null-in-chain-of-keys',
  subgraphs: () => [doors, registry, owners],
  cases: [
    {
      name: 'the object behind the missing key is null without an error',
      query: '{ doors { unit { code owner { name } } } }',
      data: {
        doors: [
          { unit: { code: 'north-1', owner: { name: 'Alma' } } },
          { unit: { code: 'north-2', owner: { name: 'Bruno' } } },
          { unit: { code: 'south-1', owner: null } },
        ],
      },
    },
    {
      name: 'a list with a null in it',
      query: '{ unlit { code permit owner { id } } }',
      data: { unlit: [null, { code: 'north-2', permit: null, owner: { id: 'owner-2' } }] },
    },
    {
      name: 'a field behind the missing key that must not be null takes its object with it',
      query: '{ doors { unit { code mustPay } } }',
      data: {
        doors: [
          { unit: { code: 'north-1', mustPay: true } },
          { unit: { code: 'north-2', mustPay: true } },
          { unit: null },
        ],
      },
      errors: true,
    },
  ],
};
