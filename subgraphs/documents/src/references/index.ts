import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { targetResolvers } from './references.resolvers.ts';

/** Entities of other subgraphs: what a document can be about, and who uploaded it. */
export const references: Module = {
  typeDefs: [sdl(import.meta.url, 'references.graphql')],
  resolvers: targetResolvers,
};

/** An entity that another subgraph describes: all that we know of it is its id. */
export type Reference = { readonly id: string };
