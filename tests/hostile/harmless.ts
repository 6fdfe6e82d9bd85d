import type { RootField } from '../isolation/api-schema.ts';
import { notRehearsed } from '../isolation/inputs.ts';

/** For whatever wants a secret that somebody has. */
const nothing = 'not the secret of anybody';

const nobody = '00000000-0000-4000-8000-000000000000';

/**
 * Mutations that have no dry run, with fields that keep them from succeeding: they are swept for real, so no hostile value may be
 * the last thing that is wrong with them.
 */
const harmless: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  sessionCreate: { password: nothing },
  sessionChallengeAnswer: { challengeToken: nothing },
  sessionStepUp: { password: nothing },
  passwordChange: { currentPassword: nothing },
  mfaFactorConfirm: { code: nothing },
  mfaFactorRemove: { id: nobody },
  // Whoever sends it here has no second factor.
  mfaRecoveryCodesRenew: {},
  sessionRefresh: { refreshToken: nothing },
  // With neither it would end the session that asks.
  sessionRevoke: { sessionId: nobody, refreshToken: nothing },
};

/** Whether a mutation can be rehearsed. Throws for one that cannot be and of which nobody said how it is kept harmless. */
export const canRehearse = ({ name }: RootField): boolean => {
  if (!(name in notRehearsed)) return true;
  if (!(name in harmless))
    throw new Error(`${name} has no dry run. Say what keeps it harmless in tests/hostile/harmless.ts`);
  return false;
};

/** The variables with what keeps the mutation from succeeding, unless the place itself is under attack. */
export const kept = (field: RootField, variables: Readonly<Record<string, unknown>>, path: readonly string[]) => {
  const { input } = variables;
  if (canRehearse(field) || typeof input !== 'object' || input === null || Array.isArray(input)) return variables;
  const others = Object.entries(harmless[field.name]!).filter(([name]) => name !== path[1]);
  return { ...variables, input: { ...input, ...Object.fromEntries(others) } };
};
