import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Seals text with AES-256-GCM. `boundTo` is not stored but must be the same when it is opened. */
export const seal = (key: Buffer, text: string, boundTo: string): string => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};

/** Opens what `seal` made; undefined when a bit was changed, the binding differs, or no key fits. */
export const unseal = (keys: readonly Buffer[], sealed: string, boundTo: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAAD(Buffer.from(boundTo));
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
      const text = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes), undefined, 'utf8');
      return text + decipher.final('utf8');
    } catch {
      // A wrong key and a forged seal look alike, and are answered alike.
    }
  }
  return undefined;
};
