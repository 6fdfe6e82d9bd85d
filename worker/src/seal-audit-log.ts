import type { TaskInput } from './worker.ts';

/** Most entries of an organization that one transaction seals, so that none holds its locks for long. */
const batchSize = 5000;

/** Seals what the organizations' audit logs have got since the last time. Two workers at once share the organizations. */
export const sealAuditLog = async ({ withClient }: TaskInput): Promise<void> => {
  await withClient(async (client) => {
    for (let sealed = batchSize; sealed >= batchSize; ) {
      const { rows } = await client.query('select app.seal_audit_log($1) as sealed', [batchSize]);
      sealed = Number(rows[0]?.sealed);
    }
  });
};
