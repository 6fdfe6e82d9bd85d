import { createAccessTokens, type Send } from './access-tokens.ts';
import { errorCode, type GraphqlResult } from './graphql-request.ts';
import {
  type Challenge,
  type Problem,
  problemsOf,
  proofOf,
  readChallenge,
  readRevoked,
  readSession,
  sessionOperations,
  type Tokens,
  type Viewer,
} from './session-operations.ts';

export type SessionState = {
  /** `challenged`: the password was right and a code is asked for; `answering`: it is being looked at. */
  readonly status: 'signedOut' | 'signingIn' | 'challenged' | 'answering' | 'restoring' | 'signedIn';
  /** Null until the server has said who is signed in. */
  readonly viewer: Viewer | null;
  readonly problems: readonly Problem[];
};

/** The signed-in session of this page: tokens stay inside, the state is for the screen. */
export type Session = ReturnType<typeof createSession>;

const signedOut: SessionState = { status: 'signedOut', viewer: null, problems: [] };

/** Creates the session; `left` are the tokens that a reload of the page left behind. */
export function createSession(send: Send, left: Tokens | null = null) {
  let state: SessionState = signedOut;
  let challenge: Challenge | null = null;
  const listeners = new Set<() => void>();
  const tokens = createAccessTokens(send, (problems) => show({ ...signedOut, problems }));

  function show(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function end(problems: readonly Problem[]): void {
    tokens.hold(null);
    challenge = null;
    show({ ...signedOut, problems });
  }

  /** Sends as the signed-in user, once more with a renewed token when the server refuses the first one. */
  async function sendSigned<T>(attempt: (accessToken: string | null) => Promise<T>, refused: (answer: T) => boolean) {
    const accessToken = await tokens.current();
    const answer = await attempt(accessToken);
    if (accessToken === null || !refused(answer)) return answer;
    const renewed = await tokens.after(accessToken);
    return renewed === null ? answer : attempt(renewed);
  }

  async function showViewer(): Promise<void> {
    const next = await sendSigned((token) => send(sessionOperations.viewer, undefined, token), isUnauthenticated)
      .then((result): Omit<SessionState, 'status'> => {
        const viewer = (result.data?.viewer as Viewer | null | undefined) ?? null;
        return { viewer, problems: viewer === null ? problemsOf(result, []) : [] };
      })
      .catch((error: unknown) => ({ viewer: null, problems: [problemOf(error)] }));
    if (tokens.held() !== null) show({ status: 'signedIn', ...next });
  }

  async function restore(leftTokens: Tokens): Promise<void> {
    show({ ...signedOut, status: 'restoring' });
    await tokens.restore(leftTokens);
    if (tokens.held() !== null) await showViewer();
  }

  if (left !== null) void restore(left);

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: (): SessionState => state,
    /** The tokens to leave behind when the page goes away. */
    tokens: tokens.held,
    sendSigned,

    /** Signs in; what goes wrong is in the state afterwards. */
    async signIn(email: string, password: string): Promise<void> {
      show({ ...signedOut, status: 'signingIn' });
      try {
        const result = await send(sessionOperations.create, { input: { email, password } }, null);
        challenge = readChallenge(result);
        if (challenge !== null) return show({ ...signedOut, status: 'challenged' });
        const next = readSession(result, 'sessionCreate');
        if (next.tokens === null) return end(next.problems);
        tokens.hold(next.tokens);
        await showViewer();
      } catch (error) {
        end([problemOf(error)]);
      }
    },

    /** Answers the challenge with a code or a recovery code; a wrong one may be followed by another. */
    async answerChallenge(text: string): Promise<void> {
      if (challenge === null) return;
      show({ ...signedOut, status: 'answering' });
      try {
        const input = { challengeToken: challenge.token, ...proofOf(text) };
        const next = readSession(await send(sessionOperations.answer, { input }, null), 'sessionChallengeAnswer');
        if (next.tokens === null) {
          if (next.problems.some(({ code }) => code === 'CHALLENGE_INVALID')) return end(next.problems);
          return show({ ...signedOut, status: 'challenged', problems: next.problems });
        }
        challenge = null;
        tokens.hold(next.tokens);
        await showViewer();
      } catch (error) {
        show({ ...signedOut, status: 'challenged', problems: [problemOf(error)] });
      }
    },

    /** Forgets the challenge: somebody else may sign in. */
    abandonChallenge: (): void => end([]),

    /** Forgets the tokens here whatever happens, and tells the server to end the session. */
    async signOut(): Promise<void> {
      await tokens.settled();
      const last = tokens.held();
      end([]);
      if (last === null) return;
      const problem = await revoke(send, last);
      if (problem === null || state.status !== 'signedOut') return;
      show({ ...signedOut, problems: [{ ...problem, message: `Signed out here only: ${problem.message}` }] });
    },
  };
}

/** Whether the server refused the whole request because of its token, so that nothing of it ran. */
export function isUnauthenticated(result: GraphqlResult): boolean {
  return (result.data ?? null) === null && errorCode(result) === 'UNAUTHENTICATED';
}

async function revoke(send: Send, { refreshToken, accessToken }: Tokens): Promise<Problem | null> {
  try {
    return readRevoked(await send(sessionOperations.revoke, { input: { refreshToken } }, accessToken));
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): Problem {
  return { message: error instanceof Error ? error.message : String(error) };
}
