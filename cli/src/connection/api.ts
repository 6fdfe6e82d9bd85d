import { CommandError } from '../command-error.ts';
import { ApiError, explain } from './api-error.ts';
import { withRetries } from './retry.ts';
import { sender } from './send.ts';
import { type Credentials, openSession } from './session.ts';
import { viewerQuery } from './session-documents.ts';

export type Api = {
  readonly organizationName: string;
  /** Names of what the signed-in person may do. */
  readonly permissions: ReadonlySet<string>;
  /**
   * Runs an operation and returns its data; repeats it for a while when the server is busy or away. `idempotencyKey` makes
   * a repeated mutation safe. Error: ApiError.
   */
  readonly ask: <Data>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: { readonly idempotencyKey?: string },
  ) => Promise<Data>;
  /** Signs out. */
  readonly close: () => Promise<void>;
};

export type ConnectOptions = {
  readonly endpoint: URL;
  readonly credentials: Credentials;
  readonly signal?: AbortSignal;
  readonly onRetry?: (error: ApiError, delayMs: number) => void;
  /** How long to try for the first contact, where most failures are a wrong address. */
  readonly firstPatienceMs?: number;
  /** How long to try again later: long enough for a server to restart. */
  readonly patienceMs?: number;
  readonly firstDelayMs?: number;
  readonly timeoutMs?: number;
};

/** Signs in and asks who that is. Error: CommandError, in one sentence. */
export const connect = async (options: ConnectOptions): Promise<Api> => {
  const { endpoint, credentials, firstPatienceMs = 3000, patienceMs = 60_000 } = options;
  const send = sender(endpoint, options);
  try {
    const session = await withRetries(() => openSession(send, credentials), {
      ...options,
      onRetry: undefined,
      patienceMs: firstPatienceMs,
    });
    const ask: Api['ask'] = <Data>(
      query: string,
      variables?: Readonly<Record<string, unknown>>,
      { idempotencyKey }: { readonly idempotencyKey?: string } = {},
    ) => {
      const keyed: Record<string, string> = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      const once = (accessToken: string) =>
        send({ query, variables, headers: { authorization: `Bearer ${accessToken}`, ...keyed } });
      return withRetries(() => session.withToken(once), { ...options, patienceMs }) as Promise<Data>;
    };
    const { viewer } = await ask<{ viewer: Viewer }>(viewerQuery);
    return {
      organizationName: viewer.organization.name,
      permissions: new Set(viewer.permissions),
      ask,
      close: session.end,
    };
  } catch (error) {
    if (error instanceof ApiError) throw new CommandError(explain(error));
    throw error;
  }
};

type Viewer = { readonly organization: { readonly name: string }; readonly permissions: readonly string[] };

/** Error: CommandError naming what is missing, so that a run does not fail in the middle. */
export const requirePermissions = ({ permissions, organizationName }: Api, needed: readonly string[]): void => {
  const missing = needed.filter((permission) => !permissions.has(permission));
  if (missing.length > 0)
    throw new CommandError(`In ${organizationName} this login lacks the permission ${missing.join(', ')}.`);
};
