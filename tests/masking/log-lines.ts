/** A line of a log as whoever collects it sees it. */
export type LogLine = { readonly text: string; readonly isObject: boolean };

/** The lines of a log; whether each is one JSON object with a level and a message. */
export const linesOf = (log: string): readonly LogLine[] =>
  log
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, isObject: isEntry(text) }));

const isEntry = (text: string): boolean => {
  try {
    const { level, msg, message } = JSON.parse(text);
    return level !== undefined && (msg ?? message) !== undefined;
  } catch {
    return false;
  }
};

/** Characters that move the cursor, colour a terminal or end a line where nobody expects it, as code points. */
export const controlCharacters = (text: string): readonly string[] =>
  [...new Set(text.match(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu) ?? [])]
    .filter((character) => character !== '\n')
    .map((character) => `U+${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);
