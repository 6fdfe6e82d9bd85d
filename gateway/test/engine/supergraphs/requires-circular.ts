import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = {
  readonly id: string;
  readonly byApprentice?: boolean;
  readonly worker?: { readonly yearsOfWork: number };
};

const jobs = [
  { id: 'job-1', worker: 'worker-1' },
  { id: 'job-2', worker: 'worker-2' },
];
const workers = [
  { id: 'worker-1', name: 'Ali', yearsOfWork: 1 },
  { id: 'worker-2', name: 'Bea', yearsOfWork: 12 },
];

const planning: FixtureSubgraph = {
  name: 'planning',
  sdl: `${federation('key external requires')}
    type Query { jobs: [Job] }
    type Job @key(fields: "id") {
      id: ID!
      byApprentice: Boolean! @external
      byMaster: Boolean! @requires(fields: "byApprentice")
    }
    type Worker @key(fields: "id") { id: ID! name: String! yearsOfWork: Int! }
  `,
  resolvers: {
    Query: { jobs: () => jobs.map(({ id }) => ({ id })) },
    Job: {
      __resolveReference: ({ id, byApprentice }: Reference) => ({ id, byApprentice }),
      byMaster: ({ byApprentice }: Reference) => (byApprentice === undefined ? null : !byApprentice),
    },
    Worker: { __resolveReference: ({ id }: Reference) => workers.find((worker) => worker.id === id) ?? null },
  },
};

const crews: FixtureSubgraph = {
  name: 'crews',
  sdl: `${federation('key external requires')}
    type Job @key(fields: "id") {
      id: ID!
      worker: Worker!
      byApprentice: Boolean! @requires(fields: "worker { yearsOfWork }")
    }
    type Worker @key(fields: "id") { id: ID! yearsOfWork: Int! @external }
  `,
  resolvers: {
    Job: {
      __resolveReference: ({ id, worker }: Reference) => ({ id, given: worker }),
      worker: ({ id }: Reference) => ({ id: jobs.find((job) => job.id === id)?.worker }),
      byApprentice: ({ given }: { readonly given?: { readonly yearsOfWork: number } }) =>
        given === undefined ? null : given.yearsOfWork < 3,
    },
  },
};

/** What a field requires comes from a subgraph that itself has to ask the first one. */
export const requiresCircular: Fixture = {
  name: 'requires-circular',
  subgraphs: () => [planning, crews],
  cases: [
    {
      name: 'a field that requires a field of the subgraph it started from',
      query: '{ jobs { byApprentice } }',
      data: { jobs: [{ byApprentice: true }, { byApprentice: false }] },
    },
    {
      name: 'and back once more',
      query: '{ jobs { byMaster } }',
      data: { jobs: [{ byMaster: false }, { byMaster: true }] },
    },
    {
      name: 'everything of it',
      query: '{ jobs { byMaster byApprentice worker { name } } }',
      data: {
        jobs: [
          { byMaster: false, byApprentice: true, worker: { name: 'Ali' } },
          { byMaster: true, byApprentice: false, worker: { name: 'Bea' } },
        ],
      },
    },
  ],
};
