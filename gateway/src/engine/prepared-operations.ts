import type { PreparedOperation } from './prepare.ts';
import { textCache } from './text-cache.ts';

/**
 * What is remembered, counted in characters of document texts: with its plan and shape, each takes some 200 to 400 bytes. What is registered has a
 * part of its own, which nobody can fill with texts of his own; of the others, those that were asked for again have one that a flood of new texts
 * does not reach.
 */
const mostCharacters = { registered: 600_000, usedAgain: 400_000, usedOnce: 200_000 };
/** A longer text is somebody's literal values, not an operation of an application; it is planned each time. */
const longestRemembered = 66_000;

/** A document as it was sent, with the name of the operation that was asked for. */
export type NamedText = {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly isRegistered: boolean;
};

/** Operations that are ready to run, by text and name. In each part, the one that was not used for the longest time leaves first. */
export type PreparedOperations = {
  /** A look that counts as use, and that puts an operation among the registered ones as soon as it is asked for as one. */
  readonly get: (named: NamedText) => PreparedOperation | undefined;
  readonly has: (query: string, operationName: string | undefined) => boolean;
  readonly add: (named: NamedText, operation: PreparedOperation) => void;
  /** Whether a registered operation would be remembered, under two names, without another one having to leave. */
  readonly hasRoomFor: (query: string) => boolean;
  readonly size: () => number;
};

export const preparedOperations = (): PreparedOperations => {
  const registered = textCache<PreparedOperation>(mostCharacters.registered);
  const usedAgain = textCache<PreparedOperation>(mostCharacters.usedAgain);
  const usedOnce = textCache<PreparedOperation>(mostCharacters.usedOnce);
  const parts = [registered, usedAgain, usedOnce];

  return {
    get: ({ query, operationName, isRegistered }) => {
      const key = keyOf(query, operationName);
      const known = registered.get(key);
      if (known !== undefined) return known;
      const found = usedAgain.take(key) ?? usedOnce.take(key);
      if (found === undefined) return undefined;
      if (isRegistered) registered.add(key, found);
      // Who leaves the better place has a last chance in the other.
      else for (const [text, operation] of usedAgain.add(key, found)) usedOnce.add(text, operation);
      return found;
    },
    has: (query, operationName) => parts.some((part) => part.has(keyOf(query, operationName))),
    add: ({ query, operationName, isRegistered }, operation) => {
      const key = keyOf(query, operationName);
      if (key.length > longestRemembered || parts.some((part) => part.has(key))) return;
      (isRegistered ? registered : usedOnce).add(key, operation);
    },
    hasRoomFor: (query) =>
      query.length <= longestRemembered && registered.characters() + query.length * 2 <= mostCharacters.registered,
    size: () => parts.reduce((count, part) => count + part.size(), 0),
  };
};

const keyOf = (query: string, operationName: string | undefined): string =>
  operationName === undefined ? query : `${operationName}\n${query}`;
