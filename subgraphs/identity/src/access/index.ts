import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { roleResolvers } from './roles.resolvers.ts';

export { roleById } from './roles.queries.ts';
export { readGrant } from './roles.rules.ts';

/** What members may do. */
export const access: Module = { typeDefs: [sdl(import.meta.url, 'roles.graphql')], resolvers: roleResolvers };
