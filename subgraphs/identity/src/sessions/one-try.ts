import { type Failed, fail } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';

const tried = new WeakSet<Context>();

/**
 * Lets one proof of who somebody is be tried in a request: a document with ten thousand aliases is one guess. Tries of
 * many requests are counted in the database.
 */
export const refuseSecondTry = (context: Context): Failed | undefined => {
  if (tried.has(context))
    return fail('TOO_MANY_ATTEMPTS', { message: 'One try in a request. Send the others alone.', path: ['input'] });
  tried.add(context);
  return undefined;
};

/** The failure of a try that has to wait. */
export const tooManyAttempts = (waitSeconds: number): Failed =>
  fail('TOO_MANY_ATTEMPTS', {
    message: `Too many failed attempts. Try again in ${waitSeconds} seconds.`,
    path: ['input'],
  });
