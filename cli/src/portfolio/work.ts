import type { Api } from '../connection/api.ts';
import { ApiError, explain } from '../connection/api-error.ts';
import type { UserError } from '../connection/user-error.ts';
import type { Progress } from '../progress.ts';
import type { Draft, Remark } from './draft.ts';

/** A property on its way into the organization. */
export type Item = {
  readonly draft: Draft;
  communityId?: string;
  propertyId?: string;
  /** Where the property came from; undefined until that is known. */
  origin?: 'created' | 'existing';
  unitsCreated: number;
  unitsExisting: number;
  /** Why it is not, or not completely, there. */
  failure?: Remark;
  isDone: boolean;
};

/** What the steps of an import share. */
export type Work = {
  readonly api: Api;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly warnings: Remark[];
};

export const itemOf = (draft: Draft): Item => ({ draft, unitsCreated: 0, unitsExisting: 0, isDone: false });

export const failItem = (item: Item, field: string | null, reason: string): void => {
  item.failure = { line: item.draft.line, field, reason };
};

/**
 * Whether an error concerns the run and not only the rows that were sent: the server is away, the login does not hold, or the
 * API is another one than this program was written for.
 */
export const stopsTheRun = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.retryable || fatalCodes.includes(error.code);

const fatalCodes = [
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'FORBIDDEN',
  'NOT_GRAPHQL',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'UNKNOWN',
];

/** Why rows were refused, for an error that `stopsTheRun` let pass. */
export const reasonOf = (error: unknown): string => (error instanceof ApiError ? explain(error) : String(error));

/** The message of a user error without its full stop, for a line of a report. */
export const messageOf = ({ message }: UserError): string => message.replace(/\.$/, '');
