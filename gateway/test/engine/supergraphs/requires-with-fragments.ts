import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Contract = Readonly<Record<string, string>>;
type Deal = { readonly id: string; readonly contract?: Contract | null };

const contracts: Readonly<Record<string, Contract>> = {
  'deal-1': { __typename: 'Draft', title: 'Draft 7', party: 'Ada', watermark: 'DRAFT' },
  'deal-2': { __typename: 'Signed', title: 'Lease 3', party: 'Bo', signedOn: '2024-05-01' },
};
const deal = (id: string) => ({ id });

const types = `
  interface Paper { title: String! }
  interface Agreement implements Paper { title: String! party: String! }
  type Signed implements Paper & Agreement @shareable { title: String! party: String! signedOn: String! }
`;

const papers: FixtureSubgraph = {
  name: 'papers',
  sdl: `${federation('key shareable', 'v2.5')} ${types}
    type Query { lastDeal: Deal }
    type Deal @key(fields: "id") { id: ID! contract: Paper }
    type Draft implements Paper & Agreement @shareable { title: String! party: String! watermark: String! }
  `,
  resolvers: {
    Query: { lastDeal: () => deal('deal-2') },
    Deal: {
      __resolveReference: ({ id }: Deal) => (id in contracts ? { id } : null),
      contract: ({ id }: Deal) => contracts[id],
    },
  },
};

/** Says what it was given, so that a field that is missing can be seen. */
const given = ({ contract }: Deal) => {
  if (contract == null) throw new Error('a contract is required');
  const { __typename, ...fields } = contract;
  return Object.entries(fields)
    .map((entry) => entry.join('='))
    .toSorted()
    .join(', ');
};

const labels: FixtureSubgraph = {
  name: 'labels',
  sdl: `${federation('key shareable inaccessible external requires', 'v2.5')} ${types}
    type Query { draftDeal: Deal signedDeal: Deal }
    type Deal @key(fields: "id") {
      id: ID!
      contract: Paper @external
      label: String! @requires(fields: """
        contract { title ... on Agreement { party ... on Draft { watermark } ... on Signed { signedOn } } }
      """)
      shortLabel: String! @requires(fields: "contract { ... on Paper { title } }")
    }
    type Draft implements Paper & Agreement @shareable @inaccessible {
      title: String!
      party: String!
      watermark: String!
    }
  `,
  resolvers: {
    Query: { draftDeal: () => deal('deal-1'), signedDeal: () => deal('deal-2') },
    Deal: {
      __resolveReference: (reference: Deal) => reference,
      contract: notAsked('labels: Deal.contract'),
      label: given,
      shortLabel: given,
    },
  },
};

const signed = 'party=Bo, signedOn=2024-05-01, title=Lease 3';
const draft = 'party=Ada, title=Draft 7, watermark=DRAFT';

/** `@requires` with fragments inside fragments; one of the types is hidden from clients, not from subgraphs. */
export const requiresWithFragments: Fixture = {
  name: 'requires-with-fragments',
  subgraphs: () => [papers, labels],
  cases: [
    {
      name: 'an object of a hidden type is null for clients',
      query: '{ draftDeal { id contract { __typename } } signedDeal { id contract { __typename } } }',
      data: {
        draftDeal: { id: 'deal-1', contract: null },
        signedDeal: { id: 'deal-2', contract: { __typename: 'Signed' } },
      },
    },
    { name: 'starts where the object is', query: '{ lastDeal { label } }', data: { lastDeal: { label: signed } } },
    {
      name: 'the object is asked for as well',
      query: '{ lastDeal { contract { __typename } label } }',
      data: { lastDeal: { contract: { __typename: 'Signed' }, label: signed } },
    },
    {
      name: 'starts at the field, goes for the object and comes back',
      query: '{ signedDeal { contract { __typename title } label } }',
      data: { signedDeal: { contract: { __typename: 'Signed', title: 'Lease 3' }, label: signed } },
    },
    {
      name: 'an object of a hidden type is given to the subgraph that requires it',
      query: '{ draftDeal { contract { __typename } label } }',
      data: { draftDeal: { contract: null, label: draft } },
    },
    {
      name: 'a fragment on the interface itself',
      query: '{ signedDeal { contract { __typename } shortLabel } }',
      data: { signedDeal: { contract: { __typename: 'Signed' }, shortLabel: 'title=Lease 3' } },
    },
    {
      name: 'both, of both types',
      query: '{ draftDeal { shortLabel } signedDeal { label } }',
      data: { draftDeal: { shortLabel: 'title=Draft 7' }, signedDeal: { label: signed } },
    },
  ],
};
