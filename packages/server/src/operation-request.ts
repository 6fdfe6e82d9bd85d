import type { OperationRequest } from './execute.ts';
import { RequestError } from './request-error.ts';

/** The body of a fetch, if it has the outer form of a GraphQL request. Error: BAD_REQUEST. */
export const operationRequest = (body: unknown): OperationRequest => {
  if (!isObject(body)) throw new RequestError('BAD_REQUEST');
  const { query, variables, operationName } = body;
  const isRequest =
    typeof query === 'string' &&
    (variables == null || isObject(variables)) &&
    (operationName == null || typeof operationName === 'string');
  if (!isRequest) throw new RequestError('BAD_REQUEST');
  return {
    query,
    ...(variables == null ? {} : { variables }),
    ...(operationName == null ? {} : { operationName }),
  };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
