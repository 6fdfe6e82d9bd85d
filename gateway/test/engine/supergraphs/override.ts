import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string };

const notices = [
  { id: 'notice-1', postedOn: '2024-03-01' },
  { id: 'notice-2', postedOn: '2024-04-01' },
];
const noticeOf = ({ id }: Reference) => notices.find((notice) => notice.id === id) ?? null;

/** Both subgraphs have the notices; `board` says of every one that it is old. */
const board: FixtureSubgraph = {
  name: 'board',
  sdl: `${federation('key shareable')}
    type Query { notices: [Notice] @shareable boardNotices: [Notice] }
    type Notice @key(fields: "id") { id: ID! postedOn: String! @shareable }
  `,
  resolvers: {
    Query: { notices: () => notices.map(({ id }) => ({ id })), boardNotices: () => [{ id: 'notice-2' }] },
    Notice: { __resolveReference: ({ id }: Reference) => ({ id }), postedOn: () => 'long ago' },
  },
};

const office = (from: string): FixtureSubgraph => ({
  name: 'office',
  sdl: `${federation('key override shareable')}
    type Query { notices: [Notice] @shareable officeNotices: [Notice] }
    type Notice @key(fields: "id") { id: ID! postedOn: String! @override(from: "${from}") @shareable }
  `,
  resolvers: {
    Query: { notices: () => notices, officeNotices: () => [notices[0]] },
    Notice: { __resolveReference: noticeOf },
  },
});

const dates = [{ postedOn: '2024-03-01' }, { postedOn: '2024-04-01' }];

/** `@override`: the subgraph that lost the field is never asked for it again. */
export const override: Fixture = {
  name: 'override',
  subgraphs: () => [board, office('board')],
  cases: [
    { name: 'from a root field that both have', query: '{ notices { postedOn } }', data: { notices: dates } },
    {
      name: 'from root fields of either',
      query: '{ boardNotices { postedOn } officeNotices { postedOn } }',
      data: { boardNotices: [dates[1]], officeNotices: [dates[0]] },
    },
    {
      name: 'under an alias in a fragment',
      query: '{ boardNotices { id ... on Notice { day: postedOn } } }',
      data: { boardNotices: [{ id: 'notice-2', day: '2024-04-01' }] },
    },
  ],
};

/** `@override` of a subgraph that does not exist changes nothing: the field is simply there. */
export const overrideOfUnknownSubgraph: Fixture = {
  name: 'override-of-unknown-subgraph',
  subgraphs: () => {
    const { resolvers, ...rest } = board;
    const current = { ...resolvers, Notice: { __resolveReference: noticeOf } };
    return [
      { ...rest, resolvers: { ...current, Query: { notices: () => notices, boardNotices: () => [notices[1]] } } },
      office('nowhere'),
    ];
  },
  cases: [
    { name: 'from a root field that both have', query: '{ notices { postedOn } }', data: { notices: dates } },
    {
      name: 'from root fields of either',
      query: '{ boardNotices { postedOn } officeNotices { postedOn } }',
      data: { boardNotices: [dates[1]], officeNotices: [dates[0]] },
    },
  ],
};
