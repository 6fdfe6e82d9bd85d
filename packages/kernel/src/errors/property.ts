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
    message: 'This property has leases that have not ended.',
    description: 'A property can be archived only after the leases of all its units have ended.',
  },
  BUILDING_NAME_TAKEN: {
    message: 'Another building of this property has this name.',
    description: 'The property has another building with this name.',
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
    message: 'This unit has a lease that has not ended.',
    description: 'A unit can be archived only after its leases have ended.',
  },
  LEASE_OVERLAP: {
    message: 'The unit is leased to somebody in this period.',
    description: 'Another active lease of the unit shares at least one day with this one.',
  },
  LEASE_WITHOUT_TENANT: {
    message: 'A lease needs at least one tenant.',
    description: 'A lease without a tenant cannot become active.',
  },
  LEASE_END_OUT_OF_TERM: {
    message: 'The lease can end only within its term.',
    description: 'The date of termination is before the start of the lease or after its agreed end.',
  },
} satisfies Record<string, UserErrorDefinition>;
