import { Overloaded } from '@lintel/db/admission';
import { type Door, newRequestId } from '@lintel/db/session';

/** How long an answer stands, in milliseconds. Balancers look once a second or less often; whoever else asks must not cost anything. */
const standsMs = 1000;

/**
 * Whether a process may get traffic as far as its database goes. The database is asked once at a time and once a second, however many want to
 * know, and with none of the connections that are kept for the critical lane. Having much to do is no reason to send the traffic elsewhere.
 */
export const databaseReadiness = (door: Pick<Door, 'authenticate'>): (() => Promise<boolean>) => {
  let last: { readonly answer: Promise<boolean>; until: number } | undefined;
  const probe = async (): Promise<boolean> => {
    try {
      await door.authenticate(newRequestId(), (tx) => tx.execute('select 1'));
      return true;
    } catch (error) {
      return isOverloaded(error);
    }
  };
  return () => {
    if (last !== undefined && performance.now() < last.until) return last.answer;
    const asked = { answer: probe(), until: Number.POSITIVE_INFINITY };
    last = asked;
    asked.answer.finally(() => {
      asked.until = performance.now() + standsMs;
    });
    return asked.answer;
  };
};

const isOverloaded = (error: unknown): boolean => {
  for (let current = error; current instanceof Error; current = current.cause)
    if (current instanceof Overloaded) return true;
  return false;
};
