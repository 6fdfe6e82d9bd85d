import { resolveCommand } from '@lintel/server/command';
import { type Context, signedIn } from '@lintel/server/context';
import type { DownloadResolvers, MutationResolvers, UploadResolvers } from '../__generated__/resolvers.ts';
import { documentDownloadCreate } from './downloads.commands.ts';
import { signedUrl } from './tokens.ts';
import { documentUploadCreate } from './uploads.commands.ts';

const Mutation = {
  documentUploadCreate: resolveCommand(documentUploadCreate, 'upload'),
  documentDownloadCreate: resolveCommand(documentDownloadCreate, 'download'),
} satisfies MutationResolvers;

type Permission = { readonly id: string; readonly expiresAt: Date };

const urlOf = (kind: 'uploads' | 'downloads', { id, expiresAt }: Permission, context: Context): string => {
  const { organizationId, actor } = signedIn(context);
  return signedUrl(context.platform, kind, { organizationId, actor, id, expiresAt });
};

const Upload = {
  url: (upload, _, context) => urlOf('uploads', upload, context),
} satisfies UploadResolvers;

const Download = {
  url: (download, _, context) => urlOf('downloads', download, context),
} satisfies DownloadResolvers;

export const fileResolvers = { Mutation, Upload, Download };
