import { RequestError } from '@lintel/server/request-error';

export type GraphqlBody = {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } | null } | null;
};

/** The body of a GraphQL request in its outer form; which document it means is decided elsewhere. Error: BAD_REQUEST. */
export const graphqlBody = (body: unknown): GraphqlBody => {
  if (Array.isArray(body)) return refuseBody('Send one operation per request.');
  if (!isObject(body)) return refuseBody('The body must be a JSON object.');
  const { variables, operationName } = body;
  if (variables != null && !isObject(variables)) return refuseBody('The variables must be a JSON object.');
  if (operationName != null && typeof operationName !== 'string') return refuseBody('The operationName must be text.');
  // An empty name is none.
  return operationName === '' ? { ...body, operationName: null } : body;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuseBody = (message: string): never => {
  throw new RequestError('BAD_REQUEST', { message });
};
