import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { fileTypes } from './content.rules.ts';

/** Separators, and characters that turn the direction of writing: `gpj.exe` would read `exe.jpg`. */
const unusable = /[/\\\u202a-\u202e\u2066-\u2069]/;

/** A name to show and to offer when the file is saved; it never becomes part of a path of ours. Fails with FILE_NAME_INVALID. */
export const readFileName = (text: string): Result<string> => {
  const cleaned = cleanText(text, { max: 255 });
  if (!cleaned.ok) return fail('FILE_NAME_INVALID', { message: cleaned.failures[0].message });
  const name = cleaned.value;
  return unusable.test(name) || /^\.+$/.test(name) ? fail('FILE_NAME_INVALID') : ok(name);
};

/** A media type of the list, without its parameters. Fails with FILE_TYPE_NOT_ALLOWED. */
export const readMimeType = (text: string): Result<string> => {
  const type = text.split(';')[0]!.trim().toLowerCase();
  return Object.hasOwn(fileTypes, type)
    ? ok(type)
    : fail('FILE_TYPE_NOT_ALLOWED', { message: `Accepted are ${Object.keys(fileTypes).join(', ')}.` });
};

/** A SHA-256 in hexadecimal, in small letters; null when none is given. Fails with CHECKSUM_INVALID. */
export const readChecksum = (text: string | null | undefined): Result<string | null> => {
  if (text == null) return ok(null);
  return /^[0-9a-f]{64}$/i.test(text) ? ok(text.toLowerCase()) : fail('CHECKSUM_INVALID');
};

/** The size of a file within the limit. Fails with FILE_EMPTY or FILE_TOO_LARGE. */
export const readSize = (sizeBytes: number, mostBytes: number): Result<number> => {
  if (sizeBytes <= 0) return fail('FILE_EMPTY');
  return sizeBytes > mostBytes
    ? fail('FILE_TOO_LARGE', { message: `A file may have at most ${mostBytes} bytes.` })
    : ok(sizeBytes);
};

/**
 * The name under which a file is saved: with an extension of its checked type, because systems open files by the extension.
 * A picture that was uploaded as `page.html` is saved as `page.html.png`.
 */
export const savedName = (fileName: string, mimeType: string): string => {
  const extensions = fileTypes[mimeType]?.extensions ?? ['bin'];
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.includes(extension) ? fileName : `${fileName}.${extensions[0]}`;
};

/** RFC 6266: always a download, with the name in UTF-8 (RFC 8187) and a plain one for old clients. */
export const contentDisposition = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
