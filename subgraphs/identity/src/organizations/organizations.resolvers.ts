import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import { childPage } from '@lintel/server/page';
import type { MutationResolvers, OrganizationResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import { organizationUpdate } from './organizations.commands.ts';
import { communitiesOfOrganization, organizationById } from './organizations.queries.ts';

const Query = {
  organization: (_, _args, context) => load(context, organizationById, signedIn(context).organizationId),
} satisfies QueryResolvers;

const Mutation = {
  organizationUpdate: resolveCommand(organizationUpdate, 'organization'),
} satisfies MutationResolvers;

const Organization = {
  __resolveReference: ({ id }, context) => load(context, organizationById, id),
  plan: ({ plan }) => toUpperCase(plan),
  status: ({ status }) => toUpperCase(status),
  communities: ({ id }, page, context) => childPage(context, communitiesOfOrganization, id, page),
} satisfies OrganizationResolvers;

export const organizationResolvers = { Query, Mutation, Organization };
