import { CommandError } from '../command-error.ts';
import { ApiError, refusesToken } from './api-error.ts';
import type { Send } from './send.ts';
import { sessionChallengeAnswer, sessionCreate, sessionRefresh, sessionRevoke } from './session-documents.ts';
import type { UserError } from './user-error.ts';

export type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Which organization to enter; without it the person's primary one. */
  readonly organizationSlug?: string | undefined;
  /** What a person with a second factor gives besides: a code of the authenticator app, or a recovery code. Good once. */
  readonly code?: string | undefined;
};

/** A signed-in person whose tokens are renewed as long as the command runs. */
export type Session = {
  /** Runs the work with a token, and again with a new one when the token is refused. */
  readonly withToken: <T>(work: (accessToken: string) => Promise<T>) => Promise<T>;
  /** Ends the session on the server; failures do not matter, it would expire. */
  readonly end: () => Promise<void>;
};

type Tokens = { readonly accessToken: string; readonly refreshToken: string };
type Answer = { readonly session: Tokens | null; readonly userErrors: readonly UserError[] };
type SignInAnswer = Answer & { readonly challenge?: { readonly token: string } | null };

/** Signs in. Errors: CommandError when the login is refused, ApiError when the server cannot be asked. */
export const openSession = async (send: Send, credentials: Credentials): Promise<Session> => {
  let tokens = await signIn(send, credentials);
  let renewal: Promise<void> | undefined;

  /** One renewal for all requests that were refused with the same token. */
  const renew = async (refused: string): Promise<void> => {
    if (tokens.accessToken !== refused) return;
    renewal ??= (async () => {
      tokens = (await refresh(send, tokens.refreshToken)) ?? (await signIn(send, credentials));
    })().finally(() => {
      renewal = undefined;
    });
    await renewal;
  };
  const withToken = async <T>(work: (accessToken: string) => Promise<T>, renewals = 2): Promise<T> => {
    const { accessToken } = tokens;
    try {
      return await work(accessToken);
    } catch (error) {
      if (!refusesToken(error) || renewals === 0) throw error;
      await renew(accessToken);
      return withToken(work, renewals - 1);
    }
  };
  return {
    withToken: (work) => withToken(work),
    end: async () => {
      await send({ query: sessionRevoke, variables: { input: { refreshToken: tokens.refreshToken } } }).catch(
        () => undefined,
      );
    },
  };
};

const signIn = async (send: Send, { code, ...input }: Credentials): Promise<Tokens> => {
  const data = (await send({ query: sessionCreate, variables: { input } })) as { sessionCreate: SignInAnswer };
  const { session, challenge, userErrors } = data.sessionCreate;
  if (session !== null) return session;
  if (challenge == null) throw refused(input.email, userErrors);
  if (code === undefined)
    throw new CommandError(
      `${input.email} has a second factor: give --code (or LINTEL_CODE) with what the authenticator app shows.`,
    );
  const answered = await answerChallenge(send, challenge.token, code);
  if (answered.session === null) throw refused(input.email, answered.userErrors);
  return answered.session;
};

/** Digits are a code of the app; everything else is taken for a recovery code. */
const answerChallenge = async (send: Send, challengeToken: string, text: string): Promise<Answer> => {
  const proof = /^[\d ]+$/.test(text) ? { code: text } : { recoveryCode: text };
  const data = (await send({
    query: sessionChallengeAnswer,
    variables: { input: { challengeToken, ...proof } },
  })) as { sessionChallengeAnswer: Answer };
  return data.sessionChallengeAnswer;
};

const refused = (email: string, userErrors: readonly UserError[]): CommandError =>
  new CommandError(`Signing in as ${email} failed: ${reasonOf(userErrors)}`);

/** New tokens, or undefined when the server does not know the session any more. */
const refresh = async (send: Send, refreshToken: string): Promise<Tokens | undefined> => {
  try {
    const data = (await send({ query: sessionRefresh, variables: { input: { refreshToken } } })) as {
      sessionRefresh: Answer;
    };
    return data.sessionRefresh.session ?? undefined;
  } catch (error) {
    if (error instanceof ApiError && error.retryable) throw error;
    return undefined;
  }
};

const reasonOf = (userErrors: readonly UserError[]): string => userErrors[0]?.message ?? 'the server gave no reason.';
