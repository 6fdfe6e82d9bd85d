/** Values by texts of a bounded length in all. The one that was not used for the longest time leaves first. */
export type TextCache<T> = {
  readonly has: (text: string) => boolean;
  /** A look that counts as use. */
  readonly get: (text: string) => T | undefined;
  /** Takes a value out. */
  readonly take: (text: string) => T | undefined;
  /** Answers what had to leave. */
  readonly add: (text: string, value: T) => readonly (readonly [text: string, value: T])[];
  readonly characters: () => number;
  readonly size: () => number;
};

/** A cache of texts of at most so many characters together; a single longer one would leave at once. */
export const textCache = <T>(mostCharacters: number): TextCache<T> => {
  const values = new Map<string, T>();
  let characters = 0;
  const take = (text: string): T | undefined => {
    const value = values.get(text);
    if (values.delete(text)) characters -= text.length;
    return value;
  };
  const add = (text: string, value: T): readonly (readonly [string, T])[] => {
    take(text);
    values.set(text, value);
    characters += text.length;
    const left: (readonly [string, T])[] = [];
    for (const oldest of values) {
      if (characters <= mostCharacters) break;
      take(oldest[0]);
      left.push(oldest);
    }
    return left;
  };
  return {
    has: (text) => values.has(text),
    get: (text) => {
      const value = values.get(text);
      if (value === undefined) return undefined;
      values.delete(text);
      values.set(text, value);
      return value;
    },
    take,
    add,
    characters: () => characters,
    size: () => values.size,
  };
};
