import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';

/** Entities of other subgraphs that ours only point to. */
export const references: Module = { typeDefs: [sdl(import.meta.url, 'references.graphql')], resolvers: {} };

/** An entity that another subgraph describes: all that we know of it is its id. */
export type Reference = { readonly id: string };
