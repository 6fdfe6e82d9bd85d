import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { referenceResolvers } from './references.resolvers.ts';

/** Objects of other subgraphs that finance points to or adds fields to. */
export const references: Module = {
  typeDefs: [sdl(import.meta.url, 'references.graphql')],
  resolvers: referenceResolvers,
};

/** What a resolver may answer for an object of another subgraph: its key is enough. */
export type Reference = { readonly id: string };
