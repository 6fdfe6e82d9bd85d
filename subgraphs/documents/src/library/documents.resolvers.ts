import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import { childPage } from '@lintel/server/page';
import type {
  DocumentLinkResolvers,
  DocumentResolvers,
  DocumentVersionResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { categoryById } from './categories.queries.ts';
import {
  documentArchive,
  documentCreate,
  documentRestore,
  documentUpdate,
  documentVersionAdd,
} from './documents.commands.ts';
import {
  currentVersionByDocument,
  documentById,
  documentsPage,
  linksByDocument,
  versionsByDocument,
} from './documents.queries.ts';
import { toSdl } from './documents.rules.ts';
import { documentLinkAdd, documentLinkRemove } from './links.commands.ts';
import { targetIdOf } from './targets.queries.ts';

const Query = {
  documents: (_, { filter, ...page }, context) => documentsPage(context, filter, page),
  document: (_, { id }, context) => load(context, documentById, id),
} satisfies QueryResolvers;

const Mutation = {
  documentCreate: resolveCommand(documentCreate, 'document'),
  documentUpdate: resolveCommand(documentUpdate, 'document'),
  documentVersionAdd: resolveCommand(documentVersionAdd, 'document'),
  documentArchive: resolveCommand(documentArchive, 'document'),
  documentRestore: resolveCommand(documentRestore, 'document'),
  documentLinkAdd: resolveCommand(documentLinkAdd, 'document'),
  documentLinkRemove: resolveCommand(documentLinkRemove, 'document'),
} satisfies MutationResolvers;

const Document = {
  __resolveReference: ({ id }, context) => load(context, documentById, id),
  category: async ({ categoryId }, _, context) => (await load(context, categoryById, categoryId))!,
  status: ({ status }) => toSdl(status),
  accessLevel: ({ accessLevel }) => toSdl(accessLevel),
  community: ({ communityId }) => (communityId === null ? null : { id: communityId }),
  currentVersion: async ({ id }, _, context) => (await load(context, currentVersionByDocument, id))!,
  versions: ({ id }, page, context) => childPage(context, versionsByDocument, id, page),
  links: ({ id }, _, context) => load(context, linksByDocument, id),
  archivedAt: ({ deletedAt }) => deletedAt,
} satisfies DocumentResolvers;

const DocumentVersion = {
  uploadedAt: ({ createdAt }) => createdAt,
  uploadedBy: ({ uploadedBy }) => (uploadedBy === null ? null : { id: uploadedBy }),
} satisfies DocumentVersionResolvers;

const typeNames = {
  community: 'Community',
  property: 'Property',
  unit: 'Unit',
  lease: 'Lease',
  resident: 'Resident',
} as const;

const DocumentLink = {
  type: ({ targetType }) => toSdl(targetType),
  target: (link) => ({ __typename: typeNames[link.targetType], id: targetIdOf(link) }),
} satisfies DocumentLinkResolvers;

export const documentResolvers = { Query, Mutation, Document, DocumentVersion, DocumentLink };
