import type { UserErrorDefinition } from '../errors.ts';

/** Failures of residents and occupancies. */
export const communityErrors = {
  LANGUAGE_INVALID: {
    message: 'This is not a language tag such as en or es-MX.',
    description: 'A language is not a well-formed BCP 47 tag.',
  },
  RESIDENT_USER_TAKEN: {
    message: 'Another resident is linked to this user.',
    description: 'A user can be linked to one resident of an organization only.',
  },
  RESIDENT_ARCHIVED: {
    message: 'This resident is archived. Restore the record first.',
    description: 'An archived resident cannot be changed and takes no new occupancy.',
  },
  RESIDENT_IN_USE: {
    message: 'This resident has occupancies that have not ended.',
    description: 'A resident can be archived only after all occupancies have ended.',
  },
  OCCUPANCY_OVERLAP: {
    message: 'The resident stands in this relation to the unit during this period already.',
    description: 'Another occupancy of the same unit, resident and kind shares at least one day with this one.',
  },
  OCCUPANCY_END_OUT_OF_TERM: {
    message: 'The last day must lie within the term of the occupancy.',
    description: 'The last day of an occupancy is before its first day, or after an end that was agreed already.',
  },
} satisfies Record<string, UserErrorDefinition>;
