import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

export type RemoteKeysOptions = {
  /** Where the JWK set is. Redirects are not followed. */
  readonly url: string;
  /** Shortest time from one fetch to the next, whatever came of the first: a stranger's key names must not become a flood. */
  readonly cooldownMs: number;
  /** Keys of this age are fetched again, beside the requests that go on with them. */
  readonly freshMs: number;
  /** Keys of this age are believed no longer: longest time for which a withdrawn key outlives an issuer that is away. */
  readonly longestMs: number;
  /** Told of every fetch that failed. */
  readonly onFailure?: (error: unknown) => void;
  /** The clock, in milliseconds; tests set it. */
  readonly now?: () => number;
};

const timeoutMs = 5000;

/**
 * The public keys of somebody else, by their names. A name that is not known is looked for once more at the issuer, so that
 * a key which was just published works at once. Unlike `createRemoteJWKSet` of jose it keeps its distance from an issuer
 * that fails, too, and keeps what it knows when the next fetch fails.
 *
 * Errors, all of jose: JWKSNoMatchingKey also while there are no keys at all.
 */
export const remoteKeys = (options: RemoteKeysOptions): JWTVerifyGetKey => {
  const { url, cooldownMs, freshMs, longestMs, onFailure, now = Date.now } = options;
  let known: { readonly find: ReturnType<typeof createLocalJWKSet>; readonly at: number } | undefined;
  let lastFetchAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<void> | undefined;

  const fetchKeys = async () => {
    lastFetchAt = now();
    try {
      known = { find: createLocalJWKSet(await readKeys(url)), at: now() };
    } catch (error) {
      onFailure?.(error);
    } finally {
      pending = undefined;
    }
  };
  /** Resolves when a fetch has ended, or at once when it is too early for one. */
  const refresh = async () => {
    if (pending === undefined && now() - lastFetchAt >= cooldownMs) pending = fetchKeys();
    await pending;
  };

  return async (header, token) => {
    if (known === undefined || now() - known.at >= longestMs) {
      known = undefined;
      await refresh();
    } else if (now() - known.at >= freshMs) void refresh();
    const before = known;
    if (before === undefined) throw new errors.JWKSNoMatchingKey();
    try {
      return await before.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      // Of the requests that waited for one fetch all see what it brought.
      if (known === undefined || known === before) throw error;
      return known.find(header, token);
    }
  };
};

const readKeys = async (url: string): Promise<JSONWebKeySet> => {
  const response = await fetch(url, {
    headers: { accept: 'application/json, application/jwk-set+json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status !== 200) throw new Error(`the key set was answered with status ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
};
