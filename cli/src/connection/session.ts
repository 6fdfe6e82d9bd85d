import { CommandError } from '../command-error.ts';
import { ApiError, refusesToken } from './api-error.ts';
import type { Send } from './send.ts';
import { sessionCreate, sessionRefresh, sessionRevoke } from './session-documents.ts';
import type { UserError } from './user-error.ts';

export type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Which organization to enter; without it the person's primary one. */
  readonly organizationSlug?: string | undefined;
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

const signIn = async (send: Send, input: Credentials): Promise<Tokens> => {
  const data = (await send({ query: sessionCreate, variables: { input } })) as { sessionCreate: Answer };
  const { session, userErrors } = data.sessionCreate;
  if (session === null) throw new CommandError(`Signing in as ${input.email} failed: ${reasonOf(userErrors)}`);
  return session;
};

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
