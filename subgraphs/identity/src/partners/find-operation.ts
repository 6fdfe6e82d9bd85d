import { newRequestId } from '@lintel/db/session';
import { isUuid } from '@lintel/server/ids';
import type { Platform } from '@lintel/server/platform';
import { sql } from 'drizzle-orm';

export type OperationLookup = {
  readonly organizationId: string;
  /** The client whose key asks: it finds its own operations only. Null for a signed-in person, who may call those of every client. */
  readonly clientId: string | null;
  readonly documentId: string;
};

export type FoundOperation = { readonly document: string; readonly name: string };

/** The registered operation with this id; null when there is none that may be called. */
export const findOperation = async (
  platform: Platform,
  { organizationId, clientId, documentId }: OperationLookup,
): Promise<FoundOperation | null> => {
  if (!/^[0-9a-f]{64}$/.test(documentId) || !isUuid(organizationId) || (clientId !== null && !isUuid(clientId)))
    return null;
  return platform.door.authenticate(newRequestId(), async (tx) => {
    const rows = await tx.execute<{ answer: FoundOperation | null }>(
      sql`select identity.find_operation(${organizationId}, ${clientId}, ${documentId}) as answer`,
    );
    return rows[0]?.answer ?? null;
  });
};
