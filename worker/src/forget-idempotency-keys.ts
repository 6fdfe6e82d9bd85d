import type { TaskInput } from './worker.ts';

/** A client that retries after a week has a new intention. Keys of commands that move money are kept for ever. */
const keepFor = '7 days';

export const forgetIdempotencyKeys = async ({ withClient }: TaskInput): Promise<void> => {
  await withClient((client) => client.query('select app.forget_idempotency_keys($1::interval)', [keepFor]));
};
