import { compose } from '../../src/compose.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import type { Observer } from '../../src/engine/observer.ts';
import type { SourceRequest, SourceResult } from '../../src/engine/source.ts';
import { federation } from './supergraphs/fixture.ts';

export type Answer = (request: SourceRequest, signal: AbortSignal | undefined) => SourceResult | Promise<SourceResult>;

/** Flats with owners from one subgraph, what they owe from another: enough to have entities at many places. */
const supergraphSdl = compose([
  {
    name: 'homes',
    sdl: `${federation('key')}
      type Query { flats: [Flat!] flat: Flat must: Flat! }
      type Mutation { open: Flat! close: Flat }
      type Subscription { flatChanged: Flat }
      type Flat @key(fields: "id") { id: ID! number: Int floor: Floor rooms: [Room] owner: Owner tags: [[String!]] }
      type Room { name: String! }
      enum Floor { GROUND FIRST }
      type Owner @key(fields: "id") { id: ID! name: String! }`,
  },
  {
    name: 'money',
    sdl: `${federation('key')}
      type Query { rates: [Float!]! }
      type Mutation { pay: Flat! refund: Flat }
      type Flat @key(fields: "id") { id: ID! due: Int! paid: Int balance: Balance history: [Balance!] }
      type Balance { amount: Int! }
      type Owner @key(fields: "id") { id: ID! debt: Int }`,
  },
]).supergraph;

/** An engine over two subgraphs that answer what a test says; what they were asked comes back too. */
export const twoSubgraphs = (
  answers: { readonly homes: Answer; readonly money?: Answer; readonly events?: AsyncIterable<SourceResult> },
  observer?: Observer,
): Engine<object> & { readonly asked: { readonly subgraph: string; readonly request: SourceRequest }[] } => {
  const asked: { subgraph: string; request: SourceRequest }[] = [];
  const engine = createEngine<object>({
    supergraphSdl,
    source: (name) => ({
      name,
      execute: async (request, _context, signal) => {
        asked.push({ subgraph: name, request });
        const answer = name === 'homes' ? answers.homes : answers.money;
        if (answer === undefined) throw new Error(`${name} is not to be asked`);
        return answer(request, signal);
      },
      ...(answers.events === undefined ? {} : { subscribe: () => answers.events as AsyncIterable<SourceResult> }),
    }),
    ...(observer === undefined ? {} : { observer }),
  });
  return { ...engine, asked };
};

/** The references of an entity fetch. */
export const references = ({ variables }: SourceRequest): { readonly __typename: string; readonly id: string }[] =>
  variables.representations as never;

/** Path and code of each error, as text. */
export const told = (
  errors: readonly { path?: readonly (string | number)[] | undefined; extensions: { code?: unknown } }[] = [],
) => errors.map(({ path, extensions }) => `${path?.join('.') ?? '-'} ${extensions.code}`);
