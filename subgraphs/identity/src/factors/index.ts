import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { factorResolvers } from './factors.resolvers.ts';

export { ownFactors, recoveryCodesLeft } from './factors.queries.ts';

/** What a person shows besides his password. */
export const factors: Module = { typeDefs: [sdl(import.meta.url, 'factors.graphql')], resolvers: factorResolvers };
