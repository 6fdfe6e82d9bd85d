import type { GraphqlResult } from './graphql-request.ts';
import { type Problem, readSession, refusesSession, sessionOperations, type Tokens } from './session-operations.ts';

/** Sends one operation, with the access token when there is one. Throws when no GraphQL response comes back. */
export type Send = (query: string, variables: unknown, accessToken: string | null) => Promise<GraphqlResult>;

/** Holds the tokens of one session and renews them in time. */
export type AccessTokens = ReturnType<typeof createAccessTokens>;

/** A token is renewed this long before it ends, so that a request in flight does not outlive it. */
const RENEW_AHEAD_MS = 30_000;
/** However wrong the clock of this computer is, a fresh token is trusted this long before it is renewed again. */
const LEAST_TRUST_MS = 20_000;
const RETRY_MS = 15_000;
/** Browsers run a timer at once when its delay exceeds 31 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `onEnd` is called when the server refuses to go on; the tokens are forgotten by then. */
export function createAccessTokens(send: Send, onEnd: (problems: readonly Problem[]) => void) {
  let held: Tokens | null = null;
  let renewAt = 0;
  let renewal: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes new tokens; null forgets the old ones. */
  function hold(next: Tokens | null): void {
    held = next;
    clearTimeout(timer);
    if (next === null) return;
    renewAt = Math.max(Date.parse(next.expiresAt) - RENEW_AHEAD_MS, Date.now() + LEAST_TRUST_MS);
    wakeIn(renewAt - Date.now());
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), Math.min(milliseconds, LONGEST_TIMER_MS));
  }

  /** Refresh tokens rotate and a second use revokes the family, so all callers share one renewal. */
  function renew(): Promise<void> {
    renewal ??= exchange().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  async function exchange(): Promise<void> {
    if (held === null) return;
    try {
      const result = await send(sessionOperations.refresh, { input: { refreshToken: held.refreshToken } }, null);
      const next = readSession(result, 'sessionRefresh');
      if (next.tokens !== null) return hold(next.tokens);
      if (refusesSession(result)) {
        hold(null);
        return onEnd([{ message: 'Your session has ended. Please sign in again.' }, ...next.problems]);
      }
    } catch {
      // The server may be restarting: the token at hand is kept and the renewal is tried again.
    }
    wakeIn(RETRY_MS);
  }

  return {
    hold,
    /** Holds the tokens that a reload left behind and renews them at once when they are about to end. */
    async restore(left: Tokens): Promise<void> {
      hold(left);
      if (Date.parse(left.expiresAt) - RENEW_AHEAD_MS <= Date.now()) await renew();
    },
    held: (): Tokens | null => held,
    /** Resolves when no renewal is under way. */
    settled: async (): Promise<void> => void (await renewal),
    /** The access token to send now, renewed first when it is about to end; null when signed out. */
    async current(): Promise<string | null> {
      if (held !== null && Date.now() >= renewAt) await renew();
      return held?.accessToken ?? null;
    },
    /** Another access token after the server refused `refused`; null when there is none to be had. */
    async after(refused: string): Promise<string | null> {
      if (held?.accessToken === refused) await renew();
      return held === null || held.accessToken === refused ? null : held.accessToken;
    },
  };
}
