import type { Session } from './session.ts';
import type { Tokens } from './session-operations.ts';

const KEY = 'lintel:session';

/**
 * Takes the tokens that the last page of this tab left behind. They are removed at once: while the page lives they are
 * in memory only, so a duplicated tab starts signed out instead of sharing a refresh token that may be used once.
 */
export function takeTokens(): Tokens | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text === null ? null : (JSON.parse(text) as Tokens);
  } catch {
    return null;
  }
}

/** Leaves the tokens for the next page of this tab when this one goes away. */
export function leaveTokens(session: Session): void {
  addEventListener('pagehide', () => {
    const tokens = session.tokens();
    try {
      if (tokens !== null) sessionStorage.setItem(KEY, JSON.stringify(tokens));
    } catch {
      // Storage may be switched off: a reload then asks to sign in again.
    }
  });
  // A page that comes back from the back-forward cache still has its tokens in memory.
  addEventListener('pageshow', (event) => {
    if (event.persisted) takeTokens();
  });
}
