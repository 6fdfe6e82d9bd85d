import type { Stage } from '../stage/stage.ts';
import { functionMutants } from './functions.ts';
import { keyMutants } from './keys.ts';
import type { Mutant } from './mutant.ts';
import { objectMutants } from './objects.ts';
import { policyMutants } from './policies.ts';
import { privilegeMutants } from './privileges.ts';
import { roleMutants } from './roles.ts';

/** Every mutant of the catalog as it is now. Error: two of a kind with one name. */
export const allMutants = (stage: Stage): readonly Mutant[] => {
  const mutants = [
    ...policyMutants(stage),
    ...objectMutants(stage),
    ...keyMutants(stage),
    ...privilegeMutants(stage),
    ...functionMutants(stage),
    ...roleMutants(),
  ];
  const seen = new Set<string>();
  for (const { kind, name } of mutants) {
    if (seen.has(`${kind} ${name}`)) throw new Error(`two mutants are called ${kind} ${name}`);
    seen.add(`${kind} ${name}`);
  }
  return mutants;
};
