import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { referenceResolvers } from './references.resolvers.ts';

/** Entities of other subgraphs that this one adds fields to. */
export const references: Module = {
  typeDefs: [sdl(import.meta.url, 'references.graphql')],
  resolvers: referenceResolvers,
};

/** What stands for an entity that another subgraph resolves. */
export type Reference = { readonly id: string };
