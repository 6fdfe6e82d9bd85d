import { CommandError } from '../command-error.ts';

/** A line without its ending; `text` is undefined when its bytes are not UTF-8. */
export type Line = { readonly text: string | undefined };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a file, whatever they end with. They are decoded one by one, so that a byte of another encoding spoils one
 * line and not the file. Error: CommandError for UTF-16, where every line would be spoilt.
 */
export const splitLines = (bytes: Uint8Array): Line[] => {
  const body = withoutMark(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lines: Line[] = [];
  const add = (start: number, end: number) => {
    try {
      lines.push({ text: decoder.decode(body.subarray(start, end)) });
    } catch {
      lines.push({ text: undefined });
    }
  };
  let start = 0;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index];
    if (byte !== lineFeed && byte !== carriageReturn) continue;
    add(start, index);
    if (byte === carriageReturn && body[index + 1] === lineFeed) index += 1;
    start = index + 1;
  }
  if (start < body.length) add(start, body.length);
  return lines;
};

const withoutMark = (bytes: Uint8Array): Uint8Array => {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new CommandError('The file is written in UTF-16; save it as UTF-8.');
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
};
