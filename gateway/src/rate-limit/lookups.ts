import { createHash } from 'node:crypto';

/**
 * Takes a place for the lookup of a credential that comes from a network; answers how to give it back, or undefined when there
 * is none left. Those with the same credential share a place: a page asks many things at once when it has a new token.
 */
export type Lookups = (network: string, credential: string) => (() => void) | undefined;

/** So many credentials of each network at once. */
export const createLookups = (most: number): Lookups => {
  const underWay = new Map<string, Map<string, number>>();
  return (network, credential) => {
    const key = createHash('sha256').update(credential).digest('base64url');
    const there = underWay.get(network) ?? new Map<string, number>();
    const sharing = there.get(key) ?? 0;
    if (sharing === 0 && there.size >= most) return undefined;
    underWay.set(network, there.set(key, sharing + 1));
    return () => {
      const left = there.get(key)! - 1;
      if (left > 0) there.set(key, left);
      else there.delete(key);
      if (there.size === 0) underWay.delete(network);
    };
  };
};
