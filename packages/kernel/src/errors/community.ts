import type { UserErrorDefinition } from '../errors.ts';

/** Failures of residents and occupancies. */
export const communityErrors = {
  RESIDENT_EMAIL_TAKEN: {
    message: 'Another resident has this e-mail address.',
    description: 'The organization has another resident with this e-mail address.',
  },
  RESIDENT_USER_TAKEN: {
    message: 'Another resident is linked to this user.',
    description: 'A user can be linked to one resident of an organization only.',
  },
  OCCUPANCY_OVERLAP: {
    message: 'The resident lives in this unit during this period already.',
    description: 'Another occupancy of the same unit and resident shares at least one day with this one.',
  },
  OCCUPANCY_END_OUT_OF_TERM: {
    message: 'An occupancy cannot end before it starts.',
    description: 'The last day of an occupancy is before its first day.',
  },
} satisfies Record<string, UserErrorDefinition>;
