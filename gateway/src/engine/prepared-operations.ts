import type { PreparedOperation } from './prepare.ts';

/** What is remembered, counted in characters of document texts: with its plan and shape, each takes some 200 to 400 bytes. */
const mostCharacters = 600_000;
/** A longer text is somebody's literal values, not an operation of an application; it is planned each time. */
const longestRemembered = 66_000;

/** Operations that are ready to run, by text and name. The one that was not used for the longest time leaves first. */
export type PreparedOperations = {
  readonly get: (query: string, operationName: string | undefined) => PreparedOperation | undefined;
  readonly add: (query: string, operationName: string | undefined, operation: PreparedOperation) => void;
  /** Whether an operation would be remembered, under two names, without another one having to leave. */
  readonly hasRoomFor: (query: string) => boolean;
  readonly size: () => number;
};

export const preparedOperations = (): PreparedOperations => {
  const operations = new Map<string, PreparedOperation>();
  let characters = 0;
  return {
    get: (query, operationName) => {
      const key = keyOf(query, operationName);
      const found = operations.get(key);
      if (found === undefined) return undefined;
      operations.delete(key);
      operations.set(key, found);
      return found;
    },
    add: (query, operationName, operation) => {
      const key = keyOf(query, operationName);
      if (key.length > longestRemembered || operations.has(key)) return;
      for (const oldest of operations.keys()) {
        if (characters + key.length <= mostCharacters) break;
        operations.delete(oldest);
        characters -= oldest.length;
      }
      operations.set(key, operation);
      characters += key.length;
    },
    hasRoomFor: (query) => query.length <= longestRemembered && characters + query.length * 2 <= mostCharacters,
    size: () => operations.size,
  };
};

const keyOf = (query: string, operationName: string | undefined): string =>
  operationName === undefined ? query : `${operationName}\n${query}`;
