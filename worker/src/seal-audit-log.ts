import type { TaskInput } from './worker.ts';

/** Most entries that one statement seals: well below a second, where a statement may take five. */
const batchSize = 5000;

/** Seals what the organizations' audit logs have got since the last time. Two workers at once share the organizations. */
export const sealAuditLog = async ({ withClient }: TaskInput): Promise<void> => {
  await withClient(async (client) => {
    let behind: unknown = null;
    for (let isLast: unknown = false; isLast !== true; ) {
      const { rows } = await client.query('select next_behind, is_last from app.seal_audit_log($1, $2)', [
        batchSize,
        behind,
      ]);
      behind = rows[0]?.next_behind;
      isLast = rows[0]?.is_last ?? true;
    }
  });
};
