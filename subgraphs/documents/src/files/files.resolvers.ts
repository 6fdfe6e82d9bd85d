import { resolveCommand } from '@lintel/server/command';
import type { MutationResolvers } from '../__generated__/resolvers.ts';
import { documentDownloadCreate } from './downloads.commands.ts';
import { documentUploadCreate } from './uploads.commands.ts';

const Mutation = {
  documentUploadCreate: resolveCommand(documentUploadCreate, 'upload'),
  documentDownloadCreate: resolveCommand(documentDownloadCreate, 'download'),
} satisfies MutationResolvers;

export const fileResolvers = { Mutation };
