import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { sessionResolvers, viewerResolvers } from './sessions.resolvers.ts';

/** Signing in and out, and what happened at the door. */
export const sessions: Module = {
  typeDefs: [sdl(import.meta.url, 'sessions.graphql'), sdl(import.meta.url, 'security-events.graphql')],
  resolvers: sessionResolvers,
};

/** Who asks. */
export const viewer: Module = { typeDefs: [sdl(import.meta.url, 'viewer.graphql')], resolvers: viewerResolvers };
