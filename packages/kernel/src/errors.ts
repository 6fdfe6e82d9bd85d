import { communityErrors } from './errors/community.ts';
import { documentsErrors } from './errors/documents.ts';
import { financeErrors } from './errors/finance.ts';
import { identityErrors } from './errors/identity.ts';
import { platformErrors } from './errors/platform.ts';
import { propertyErrors } from './errors/property.ts';
import { requestErrors } from './errors/request.ts';

/** An expected failure of a command. Each file in `errors/` holds one table of these; a code is defined exactly once. */
export type UserErrorDefinition = {
  /** Shown to a person when the rule gives no message of its own. */
  readonly message: string;
  /** One sentence for a developer: the description of the value in the GraphQL enum. */
  readonly description: string;
};

/** A GraphQL error: the request as a whole, or a field of it, could not be served. */
export type RequestErrorDefinition = {
  readonly message: string;
  readonly description: string;
  /** The status of the HTTP reply when this error ends the whole request. */
  readonly httpStatus: number;
  /** Whether the very same request may succeed when it is sent again later. */
  readonly retryable: boolean;
};

/** Every code that can stand in `userErrors`. */
export const userErrors = {
  ...platformErrors,
  ...identityErrors,
  ...propertyErrors,
  ...financeErrors,
  ...communityErrors,
  ...documentsErrors,
};

export type UserErrorCode = keyof typeof userErrors;
export type RequestErrorCode = keyof typeof requestErrors;

export { requestErrors };

export function isUserErrorCode(code: string): code is UserErrorCode {
  return Object.hasOwn(userErrors, code);
}

export function isRequestErrorCode(code: string): code is RequestErrorCode {
  return Object.hasOwn(requestErrors, code);
}
