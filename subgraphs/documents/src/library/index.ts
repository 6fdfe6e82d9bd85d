import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { categoryResolvers } from './categories.resolvers.ts';
import { documentResolvers } from './documents.resolvers.ts';

export { documentsOf } from './documents.queries.ts';
export type { Target } from './documents.rules.ts';
export { insertDocuments, type NewDocument } from './insert.ts';
export { findTargets } from './targets.queries.ts';

/** Documents, what they are about, what they are filed under. */
export const library: Module = {
  typeDefs: [sdl(import.meta.url, 'documents.graphql'), sdl(import.meta.url, 'categories.graphql')],
  resolvers: {
    ...documentResolvers,
    ...categoryResolvers,
    Query: { ...documentResolvers.Query, ...categoryResolvers.Query },
    Mutation: { ...documentResolvers.Mutation, ...categoryResolvers.Mutation },
  },
};
