import type { UserErrorDefinition } from '../errors.ts';

/** Failures of properties, buildings, units and leases. */
export const propertyErrors = {
  PROPERTY_EXTERNAL_ID_TAKEN: {
    message: 'Another property has this external id.',
    description: 'The organization has another property with this external id.',
  },
  PROPERTY_ARCHIVED: {
    message: 'This property is archived. Restore it first.',
    description: 'An archived property takes no new units or leases and cannot be changed.',
  },
  PROPERTY_IN_USE: {
    message: 'This property still has units or buildings. Archive them first.',
    description: 'A property can be archived only after all of its units and buildings are archived.',
  },
  BUILDING_NAME_TAKEN: {
    message: 'Another building of this property has this name.',
    description: 'The property has another building with this name.',
  },
  BUILDING_ARCHIVED: {
    message: 'This building is archived. Restore it first.',
    description: 'An archived building takes no units and cannot be changed.',
  },
  BUILDING_IN_USE: {
    message: 'This building still has units. Move or archive them first.',
    description: 'A building can be archived only when no unit stands in it that is not archived.',
  },
  UNIT_NUMBER_TAKEN: {
    message: 'Another unit of this property has this number.',
    description: 'The property has another unit with this number that is not archived.',
  },
  UNIT_ARCHIVED: {
    message: 'This unit is archived. Restore it first.',
    description: 'An archived unit takes no new lease, occupancy or charge and cannot be changed.',
  },
  UNIT_IN_USE: {
    message: 'This unit has a lease that is drafted or has not ended.',
    description: 'A unit can be archived only after its leases have ended and its drafts are discarded.',
  },
  LEASE_OVERLAP: {
    message: 'The unit is leased to somebody in this period.',
    description: 'Another active lease of the unit shares at least one day with this one.',
  },
  LEASE_WITHOUT_TENANT: {
    message: 'A lease needs at least one tenant or co-tenant.',
    description: 'A lease without a tenant cannot become active; guarantors and occupants do not count.',
  },
  LEASE_NOT_DRAFT: {
    message: 'Only the draft of a lease can be changed.',
    description: 'The terms of a lease can be changed only until it becomes active.',
  },
  LEASE_END_OUT_OF_TERM: {
    message: 'The lease can end only within its term.',
    description:
      'The date of termination is after the agreed end of the lease, or before its start although it has begun.',
  },
} satisfies Record<string, UserErrorDefinition>;
