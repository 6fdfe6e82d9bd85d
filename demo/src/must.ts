import type { Result } from '@lintel/kernel/result';

/** The value of a rule that the demo's own data must satisfy. */
export const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`the demo is refused by a rule: ${JSON.stringify(result.failures[0])}`);
};
