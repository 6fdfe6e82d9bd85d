import { newRequestId } from '@lintel/db/session';
import type { Platform } from '@lintel/server/platform';
import { sql } from 'drizzle-orm';

/** Registered documents, each once and the newest first, whose plans are worth making before there is traffic: 200 at most. */
export const operationsToWarm = (platform: Platform): Promise<readonly string[]> =>
  platform.door.authenticate(newRequestId(), async (tx) => {
    const rows = await tx.execute<{ document: string }>(
      sql`select document from identity.operations_to_warm() as document`,
    );
    return rows.map(({ document }) => document);
  });
