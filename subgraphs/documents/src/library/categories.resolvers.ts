import { resolveCommand } from '@lintel/server/command';
import type { DocumentCategoryResolvers, MutationResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import { documentCategoryArchive, documentCategoryCreate, documentCategoryUpdate } from './categories.commands.ts';
import { categoriesPage } from './categories.queries.ts';

const Query = {
  documentCategories: (_, { filter, ...page }, context) => categoriesPage(context, filter, page),
} satisfies QueryResolvers;

const Mutation = {
  documentCategoryCreate: resolveCommand(documentCategoryCreate, 'documentCategory'),
  documentCategoryUpdate: resolveCommand(documentCategoryUpdate, 'documentCategory'),
  documentCategoryArchive: resolveCommand(documentCategoryArchive, 'documentCategory'),
} satisfies MutationResolvers;

const DocumentCategory = { archivedAt: ({ deletedAt }) => deletedAt } satisfies DocumentCategoryResolvers;

export const categoryResolvers = { Query, Mutation, DocumentCategory };
