import { type RequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import { GraphQLError } from 'graphql';

/** A GraphQL error of the closed registry. Its message is safe to show; everything else is masked. */
export class RequestError extends GraphQLError {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;

  constructor(
    code: RequestErrorCode,
    options: { message?: string; extensions?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    const { message = requestErrors[code].message, extensions = {}, cause } = options;
    super(message, {
      extensions: { code, ...extensions },
      ...(cause instanceof Error ? { originalError: cause } : {}),
    });
    this.code = code;
  }
}
