import type { GraphqlBody } from './graphql-body.ts';

const documentIdPattern = /^(?:sha256:)?([0-9a-f]{64})$/;

/**
 * The id that a body names its document by, 64 hexadecimal digits: a body with one means the document of that id, whatever text stands
 * beside it. Undefined without one; null for an id of a form that was certainly never registered.
 */
export const documentIdOf = ({
  documentId,
  extensions,
}: Pick<GraphqlBody, 'documentId' | 'extensions'>): string | null | undefined => {
  const given = documentId ?? extensions?.persistedQuery?.sha256Hash;
  if (given === undefined || given === null) return undefined;
  const [, id] = (typeof given === 'string' ? documentIdPattern.exec(given) : null) ?? [];
  return id ?? null;
};
