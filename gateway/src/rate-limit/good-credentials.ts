import { createHash } from 'node:crypto';

/** Most credentials that are remembered, the latest. */
const mostCredentials = 10_000;

/** Credentials that were right when they were last looked up: wrong ones of others at the same address are not held against them. */
export type GoodCredentials = {
  readonly has: (credential: string) => boolean;
  readonly note: (credential: string, isGood: boolean) => void;
};

/** In this process only, by a hash. */
export const goodCredentials = (): GoodCredentials => {
  const known = new Set<string>();
  const fingerprint = (credential: string) => createHash('sha256').update(credential).digest('base64url');
  return {
    has: (credential) => known.has(fingerprint(credential)),
    note: (credential, isGood) => {
      const key = fingerprint(credential);
      known.delete(key);
      if (!isGood) return;
      if (known.size >= mostCredentials) known.delete(known.values().next().value as string);
      known.add(key);
    },
  };
};
