import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { fileResolvers } from './files.resolvers.ts';

export { putFile } from './put-file.ts';
export { type ArrivedFile, takeUpload } from './uploads.commands.ts';

/** The bytes of documents: how they come in, where they are, how they go out. */
export const files: Module = { typeDefs: [sdl(import.meta.url, 'files.graphql')], resolvers: fileResolvers };
