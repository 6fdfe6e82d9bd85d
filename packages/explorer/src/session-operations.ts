import { errorCode, type GraphqlResult } from './graphql-request.ts';

/** The operations that the sign-in form sends. Kept as data so that a contract test can validate them. */
export const sessionOperations = {
  create: /* GraphQL */ `
    mutation ExplorerSignIn($input: SessionCreateInput!) {
      sessionCreate(input: $input) {
        session { accessToken refreshToken expiresAt }
        challenge { token expiresAt factors }
        userErrors { code message path }
      }
    }
  `,
  answer: /* GraphQL */ `
    mutation ExplorerChallengeAnswer($input: SessionChallengeAnswerInput!) {
      sessionChallengeAnswer(input: $input) {
        session { accessToken refreshToken expiresAt }
        userErrors { code message path }
      }
    }
  `,
  refresh: /* GraphQL */ `
    mutation ExplorerRefresh($input: SessionRefreshInput!) {
      sessionRefresh(input: $input) {
        session { accessToken refreshToken expiresAt }
        userErrors { code message path }
      }
    }
  `,
  revoke: /* GraphQL */ `
    mutation ExplorerSignOut($input: SessionRevokeInput!) {
      sessionRevoke(input: $input) {
        revoked
        userErrors { code message path }
      }
    }
  `,
  viewer: /* GraphQL */ `
    query ExplorerViewer {
      viewer {
        user { id email }
        organization { id name slug }
        permissions
      }
    }
  `,
} as const;

/** What the server gives for a signed-in session; `expiresAt` is the end of the access token as an ISO instant. */
export type Tokens = { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: string };

/** Who is signed in, and where. */
export type Viewer = {
  readonly user: { readonly id: string; readonly email: string } | null;
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string } | null;
  readonly permissions: readonly string[];
};

/** A reason why something did not work, ready to be shown. */
export type Problem = { readonly message: string; readonly code?: string; readonly field?: string };

type UserError = { readonly code: string; readonly message: string; readonly path?: readonly string[] | null };
type SessionPayload = { readonly session: Tokens | null; readonly userErrors: readonly UserError[] };
type RevokePayload = { readonly revoked: boolean; readonly userErrors: readonly UserError[] };

/** What is still to be shown by a person with a second factor: a code that goes with this token. */
export type Challenge = { readonly token: string; readonly factors: readonly string[] };

/** Either tokens, or the reasons why there are none. */
export type SessionResult =
  | { readonly tokens: Tokens }
  | { readonly tokens: null; readonly problems: readonly Problem[] };

/** The challenge that `sessionCreate` answered; null when it asks for no second factor. */
export function readChallenge(result: GraphqlResult): Challenge | null {
  const payload = result.data?.sessionCreate as { readonly challenge?: Challenge | null } | null | undefined;
  return payload?.challenge ?? null;
}

/** What `sessionChallengeAnswer` takes for the text that a person typed: digits are a code of the app. */
export function proofOf(text: string): { readonly code: string } | { readonly recoveryCode: string } {
  return /^[\d ]+$/.test(text) ? { code: text } : { recoveryCode: text };
}

/** Reads what `sessionCreate`, `sessionChallengeAnswer` or `sessionRefresh` answered. */
export function readSession(
  result: GraphqlResult,
  field: 'sessionCreate' | 'sessionChallengeAnswer' | 'sessionRefresh',
): SessionResult {
  const payload = result.data?.[field] as SessionPayload | null | undefined;
  if (payload?.session) return { tokens: payload.session };
  return { tokens: null, problems: problemsOf(result, payload?.userErrors ?? []) };
}

/** Null when `sessionRevoke` ended the session, otherwise the first reason why it did not. */
export function readRevoked(result: GraphqlResult): Problem | null {
  const payload = result.data?.sessionRevoke as RevokePayload | null | undefined;
  return payload?.revoked === true ? null : problemsOf(result, payload?.userErrors ?? [])[0]!;
}

/** User errors and GraphQL errors in one list; never empty. */
export function problemsOf(result: GraphqlResult, userErrors: readonly UserError[]): Problem[] {
  const problems: Problem[] = [
    ...userErrors.map(({ code, message, path }) => ({ code, message, field: path?.at(-1) })),
    ...(result.errors ?? []).map((error) => ({ code: error.extensions?.code, message: error.message })),
  ];
  return problems.length > 0 ? problems : [{ message: 'The server gave neither a result nor a reason.' }];
}

/** Whether the server refused the session itself, rather than failing to answer for some passing reason. */
export function refusesSession(result: GraphqlResult): boolean {
  return result.errors === undefined || errorCode(result) === 'UNAUTHENTICATED';
}
