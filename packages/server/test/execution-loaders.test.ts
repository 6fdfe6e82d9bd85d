import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { runCompiled, runReference } from './execution-comparison.ts';

type Loaders = { readonly children: DataLoader<string, { id: string }[]>; readonly names: DataLoader<string, string> };
type Source = { readonly id: string };

const tree = buildSubgraphSchema([
  {
    typeDefs: parse(`
      type Query { roots: [Branch!]! slow: Branch }
      type Branch { id: ID! name: String! upper: String! branches: [Branch!]! later: [Branch!]! self: Branch }
    `),
    resolvers: {
      Query: {
        roots: () => Array.from({ length: 5 }, (_, index) => ({ id: `${index}` })),
        slow: async () => ({ id: 's' }),
      },
      Branch: {
        name: ({ id }: Source, _: unknown, loaders: Loaders) => loaders.names.load(id),
        upper: async ({ id }: Source, _: unknown, loaders: Loaders) => (await loaders.names.load(id)).toUpperCase(),
        branches: ({ id }: Source, _: unknown, loaders: Loaders) => loaders.children.load(id),
        later: async ({ id }: Source, _: unknown, loaders: Loaders) => [...(await loaders.children.load(id))].reverse(),
        self: (source: Source) => source,
      },
    } as never,
  },
]);

const document = parse(`{
  roots { id name self { upper branches { name later { id upper branches { name } } self { self { name } } } } }
  slow { name branches { upper branches { id } } }
}`);

/** Loaders that note the keys of each batch, as a statement per batch would be seen in the database. */
const noting = (batches: string[]): Loaders => ({
  children: new DataLoader(async (ids) => {
    batches.push(`children of ${ids.join()}`);
    return ids.map((id) => Array.from({ length: id.length > 3 ? 0 : 3 }, (_, index) => ({ id: `${id}${index}` })));
  }),
  names: new DataLoader(async (ids) => {
    batches.push(`names of ${ids.join()}`);
    return ids.map((id) => `name ${id}`);
  }),
});

test('loaders get the same batches as with graphql-js, key by key', async () => {
  const reference: string[] = [];
  const compiled: string[] = [];
  const expected = await runReference({ schema: tree, document, context: () => noting(reference) });
  expect(expected.errors).toBeUndefined();
  expect(await runCompiled({ schema: tree, document, context: () => noting(compiled) })).toEqual(expected);
  expect(compiled).toEqual(reference);
  // Two loaders, at most one batch of each per level of the document.
  expect(compiled.length).toBeLessThanOrEqual(2 * 5);
});
