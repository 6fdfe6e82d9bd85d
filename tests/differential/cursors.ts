import { createDecipheriv } from 'node:crypto';

/** How a cursor looks in an answer: a nonce, an encrypted list of values and a tag, in letters for URLs. */
const sealedText = /^[\w-]{40,}$/;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The answer with what its cursors say instead of the cursors: they are sealed with another nonce each time, so that two
 * executions never have the same text for one row.
 */
export const withOpenCursors = (value: unknown, key: Buffer): unknown => {
  if (typeof value === 'string') return sealedText.test(value) ? (opened(value, key) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => withOpenCursors(item, key));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, item] of Object.entries(value)) copy[name] = withOpenCursors(item, key);
  return copy;
};

/** Decrypts without checking the seal, for which one would have to know what the cursor is bound to. Undefined for other text. */
const opened = (text: string, key: Buffer): string | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  const plain = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)).toString('utf8');
  try {
    return `cursor of ${JSON.stringify(JSON.parse(plain) as unknown[])}`;
  } catch {
    return undefined;
  }
};
