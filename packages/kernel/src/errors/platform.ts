import type { UserErrorDefinition } from '../errors.ts';

/** Failures that any command of any subgraph may have. */
export const platformErrors = {
  NOT_FOUND: {
    message: 'This object does not exist or is not visible to you.',
    description: 'The object to act on does not exist, is archived, or is outside of what the session may see.',
  },
  REFERENCE_NOT_FOUND: {
    message: 'An object that the input refers to does not exist or is not visible to you.',
    description: 'An id inside the input names no object that the session may see.',
  },
  CONFLICT: {
    message: 'Somebody changed this object in the meantime. Load it again and repeat the change.',
    description: 'The given expectedVersion is not the current version of the object.',
  },
  ALREADY_EXISTS: {
    message: 'This object exists already.',
    description: 'An object with the same natural key exists already, and no narrower code applies.',
  },
  INVALID_TRANSITION: {
    message: 'The object cannot change to this state from the state it is in.',
    description: 'The transition table of the object does not lead from its current state to the wanted one.',
  },
  INVALID_VALUE: {
    message: 'This value is not allowed.',
    description: 'A value has the right type and breaks a rule that has no narrower code.',
  },
  VALUE_REQUIRED: {
    message: 'A value is required here.',
    description: 'A value is missing or blank where the rules of the object need one.',
  },
  VALUE_TOO_LONG: {
    message: 'This text is too long.',
    description: 'A text has more characters than the field allows.',
  },
  VALUE_OUT_OF_RANGE: {
    message: 'This number is outside of the allowed range.',
    description: 'A number is smaller or larger than the field allows.',
  },
  TOO_MANY_ITEMS: {
    message: 'The list has too many items.',
    description: 'A list in the input is longer than a single call may carry.',
  },
  DUPLICATE_ITEM: {
    message: 'The list names the same item twice.',
    description: 'A list in the input repeats an item that may stand in it only once.',
  },
  DATE_INVALID: {
    message: 'This is not a calendar date between 1900-01-01 and 2200-12-31, written as YYYY-MM-DD.',
    description:
      'A date does not exist in the calendar, is written in another format, or lies outside of 1900 to 2200.',
  },
  DATE_RANGE_INVALID: {
    message: 'The end must be after the start.',
    description: 'A period ends before it starts, or is empty where it must not be.',
  },
  TIME_ZONE_INVALID: {
    message: 'This is not a time zone name such as America/Chicago.',
    description: 'A time zone is not the name of a zone in the IANA time zone database.',
  },
  EMAIL_INVALID: {
    message: 'This is not an e-mail address.',
    description: 'A text that must be an e-mail address is not one.',
  },
} satisfies Record<string, UserErrorDefinition>;
