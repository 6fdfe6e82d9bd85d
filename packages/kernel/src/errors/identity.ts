import type { UserErrorDefinition } from '../errors.ts';

/** Failures of signing in, memberships, roles, API clients and registered operations. */
export const identityErrors = {
  INVALID_CREDENTIALS: {
    message: 'The e-mail address or the password is wrong.',
    description: 'No active user has this e-mail address and password; which of the two is wrong is not told.',
  },
  TOO_MANY_ATTEMPTS: {
    message: 'Too many failed attempts. Try again later.',
    description: 'Signing in is blocked for a while after repeated failures for this login or address.',
  },
  CHALLENGE_INVALID: {
    message: 'This sign-in has taken too long or was finished already. Begin again.',
    description: 'The challenge token is unknown, expired or used.',
  },
  CODE_INVALID: {
    message: 'This code is wrong, or was used already.',
    description:
      'A code of an authenticator app or a recovery code is malformed, wrong, out of its time or used; which of them is not told.',
  },
  CODE_REQUIRED: {
    message: 'Give a code of your authenticator app instead of your password.',
    description: 'A person with a second factor proves who he is by a code; his password alone does not do.',
  },
  PASSWORD_REQUIRED: {
    message: 'Give your password: you have no authenticator app here.',
    description: 'A person without a second factor proves who he is by his password.',
  },
  SESSION_IS_EXTERNAL: {
    message: 'You came by an identity provider. Sign in there again.',
    description: 'The session was opened by an external issuer, so neither proof nor password of it is kept here.',
  },
  FACTOR_EXPIRED: {
    message: 'This took too long. Begin again with a new secret.',
    description: 'An authenticator app was not confirmed within ten minutes, or is confirmed already.',
  },
  FACTOR_LIMIT_REACHED: {
    message: 'You have as many authenticator apps as you may. Remove one first.',
    description: 'A person can have three confirmed factors in an organization.',
  },
  FACTOR_OUT_OF_REACH: {
    message: 'This counts in your other organizations, too. Sign in with what opens all of them.',
    description:
      'The factor or the codes count in all organizations of the person, and the session was opened by what is good for this one only.',
  },
  PASSWORD_OUT_OF_REACH: {
    message:
      'This password opens your other organizations, too. Sign in again with it, and with your authenticator app if you have one, then change it.',
    description:
      'The password opens all organizations of the person, and the session reaches this one only: it is older than second factors, or no factor that counts in all of them was shown.',
  },
  REFRESH_TOKEN_INVALID: {
    message: 'This session has ended. Sign in again.',
    description: 'The refresh token is unknown, expired or revoked.',
  },
  REFRESH_TOKEN_REUSED: {
    message: 'This session was ended for safety. Sign in again.',
    description: 'The refresh token had been exchanged before, so every session descending from it is now revoked.',
  },
  NO_MEMBERSHIP: {
    message: 'You are not an active member of this organization.',
    description: 'The credentials are right and the user has no active membership in the organization asked for.',
  },
  PASSWORD_TOO_WEAK: {
    message: 'This password is too short or too common.',
    description: 'A new password is shorter than the minimum or is on the list of common passwords.',
  },
  ORGANIZATION_SLUG_TAKEN: {
    message: 'This short name is in use already.',
    description: 'Another organization has this slug.',
  },
  COMMUNITY_NAME_TAKEN: {
    message: 'A community with this name exists already.',
    description: 'The organization has another community with this name.',
  },
  MEMBERSHIP_EXISTS: {
    message: 'This person is a member already.',
    description: 'The user has a membership in this organization already.',
  },
  ROLE_KEY_TAKEN: {
    message: 'A role with this key exists already.',
    description: 'The organization has another role with this key.',
  },
  ROLE_IS_SYSTEM: {
    message: 'This role is built in and cannot be changed like that.',
    description: 'A built-in role cannot be removed, and the administrator role cannot be changed at all.',
  },
  ROLE_IN_USE: {
    message: 'Members still have this role.',
    description: 'A role can be removed only after no membership has it.',
  },
  PERMISSION_UNKNOWN: {
    message: 'There is no permission with this name.',
    description: 'A permission name is not in the permission table.',
  },
  PERMISSION_NOT_HELD: {
    message: 'You cannot grant what you may not do yourself.',
    description: 'The acting session lacks a permission that it wants to grant through a role or an API key.',
  },
  LAST_ADMIN: {
    message: 'The organization needs at least one administrator.',
    description: 'The change would leave the organization without an active administrator.',
  },
  OPERATION_INVALID: {
    message: 'This operation does not fit the schema.',
    description: 'The document to register does not parse, or does not hold exactly one operation of the given name.',
  },
} satisfies Record<string, UserErrorDefinition>;
