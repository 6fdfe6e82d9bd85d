import { live } from '@lintel/db/live';
import { communities, organizations } from '@lintel/db/schema/identity';
import { byKey } from '@lintel/server/load';
import type { ChildConnection } from '@lintel/server/page';
import { byName } from './communities.queries.ts';

export type OrganizationRow = typeof organizations.$inferSelect;

export const organizationById = byKey(organizations, organizations.id);

export const communitiesOfOrganization: ChildConnection<typeof communities> = {
  name: 'Organization.communities',
  table: communities,
  parentKey: communities.organizationId,
  order: byName,
  where: live(communities),
};
