import { today } from '@lintel/kernel/dates';
import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import type { Resolvers } from '../__generated__/resolvers.ts';
import { timeZoneByCommunity } from '../communities.queries.ts';
import { propertyById, unitById } from '../portfolio/index.ts';
import { leaseActivate, leaseDiscard, leaseTerminate } from './lease-status.commands.ts';
import { leaseCreate, leaseUpdate } from './leases.commands.ts';
import {
  currentLeaseByUnit,
  leaseById,
  leasesOfResident,
  leasesOfUnit,
  leasesPage,
  tenantsByLease,
} from './leases.queries.ts';
import { isCurrentOn } from './leases.rules.ts';

export const leaseResolvers = {
  Query: {
    leases: (_, args, context, info) => leasesPage(context, args, info),
    lease: (_, { id }, context) => load(context, leaseById, id),
  },
  Lease: {
    __resolveReference: ({ id }, context) => load(context, leaseById, id),
    status: ({ status }) => toUpperCase(status),
    unit: ({ unitId }, _, context) => load(context, unitById, unitId),
    property: ({ propertyId }, _, context) => load(context, propertyById, propertyId),
    community: ({ communityId }) => ({ id: communityId }),
    monthlyRent: ({ monthlyRentMinor, currency }) => moneyFields(monthlyRentMinor, currency),
    deposit: ({ depositMinor, currency }) => moneyFields(depositMinor, currency),
    tenants: async ({ id }, _, context) => {
      const tenants = await load(context, tenantsByLease, id);
      return tenants.map(({ residentId }) => ({ id: residentId }));
    },
    tenancies: ({ id }, _, context) => load(context, tenantsByLease, id),
    isCurrent: async (lease, _, context) => {
      const timeZone = await load(context, timeZoneByCommunity, lease.communityId);
      return timeZone !== null && isCurrentOn(lease, today(timeZone, context.platform.now()));
    },
  },
  LeaseTenant: {
    resident: ({ residentId }) => ({ id: residentId }),
    role: ({ role }) => toUpperCase(role),
  },
  Unit: {
    currentLease: ({ id }, _, context) => load(context, context.platform.use(currentLeaseByUnit), id),
    leases: ({ id }, args, context, info) => leasesOfUnit(context, id, args, info),
  },
  Resident: {
    leases: ({ id }, args, context) => leasesOfResident(context, id, args),
  },
  Mutation: {
    leaseCreate: resolveCommand(leaseCreate, 'lease'),
    leaseUpdate: resolveCommand(leaseUpdate, 'lease'),
    leaseActivate: resolveCommand(leaseActivate, 'lease'),
    leaseTerminate: resolveCommand(leaseTerminate, 'lease'),
    leaseDiscard: resolveCommand(leaseDiscard, 'lease'),
  },
} satisfies Pick<Resolvers, 'Query' | 'Lease' | 'LeaseTenant' | 'Unit' | 'Resident' | 'Mutation'>;
