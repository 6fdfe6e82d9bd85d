import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { withoutValues } from '@lintel/server/complaint';
import { assertShape, parseWithin, type ShapeLimits } from '@lintel/server/operation-limits';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';

export type OperationDraft = { readonly name: string; readonly document: string; readonly documentId: string };

export const MOST_OPERATIONS = 100;
const MOST_BYTES = 65_536;

/** What callers send as `documentId`: the SHA-256 of the exact text, in hexadecimal. */
export const documentIdOf = (document: string): string => createHash('sha256').update(document).digest('hex');

/**
 * Reads operations to register. Each document parses, holds exactly one operation of the name given, and nothing but that
 * operation and fragments, and keeps the limits: the gateway will not measure it again. Errors under the index: OPERATION_INVALID, DUPLICATE_ITEM; on the list VALUE_REQUIRED,
 * TOO_MANY_ITEMS. All faulty operations are told at once.
 */
export function readOperations(
  wanted: readonly { readonly name: string; readonly document: string }[],
  limits: ShapeLimits,
): Result<readonly OperationDraft[]> {
  if (wanted.length === 0) return fail('VALUE_REQUIRED');
  if (wanted.length > MOST_OPERATIONS) return fail('TOO_MANY_ITEMS');
  const failures = [];
  const drafts: OperationDraft[] = [];
  for (const [index, { name, document }] of wanted.entries()) {
    const reason = reasonToRefuse(name, document, limits);
    const documentId = documentIdOf(document);
    const again = drafts.some((draft) => draft.documentId === documentId);
    const refused =
      reason !== undefined
        ? fail('OPERATION_INVALID', { message: reason, path: [String(index), 'document'] })
        : again && fail('DUPLICATE_ITEM', { path: [String(index), 'document'] });
    if (refused) failures.push(...refused.failures);
    else drafts.push({ name, document, documentId });
  }
  const [first, ...rest] = failures;
  return first === undefined ? ok(drafts) : { ok: false, failures: [first, ...rest] };
}

function reasonToRefuse(name: string, text: string, limits: ShapeLimits): string | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES) return `The document has more than ${MOST_BYTES} bytes.`;
  if (!text.isWellFormed() || text.includes('\0')) return 'The document is not well-formed text.';
  let document: DocumentNode;
  try {
    document = parseWithin(text, limits.tokens);
    assertShape(document, limits);
  } catch (error) {
    return error instanceof GraphQLError ? withoutValues(error.message) : 'The document cannot be parsed.';
  }
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const others = document.definitions.filter(
    ({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION,
  );
  if (operations.length !== 1 || others.length > 0)
    return 'The document must hold exactly one operation, and its fragments.';
  const own = operations[0]?.name?.value;
  if (own !== name)
    return own === undefined ? 'The operation needs a name.' : `The operation is named ${own}, not as given.`;
  return undefined;
}
