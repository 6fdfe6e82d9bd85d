import { RequestError } from '@lintel/server/request-error';
import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';

/** The operation that a request means. Error: OPERATION_RESOLUTION_FAILURE. */
export const operationOf = (document: DocumentNode, operationName: string | undefined): OperationDefinitionNode => {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [first, second] =
    operationName === undefined ? operations : operations.filter(({ name }) => name?.value === operationName);
  if (first === undefined || second !== undefined) throw new RequestError('OPERATION_RESOLUTION_FAILURE');
  return first;
};
