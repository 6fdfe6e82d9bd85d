import { sql } from 'drizzle-orm';
import type { Tx } from './transaction.ts';

/** Something that happened, for those who were not there: subscribers, webhooks, other subgraphs. */
export type DomainEvent = {
  /** Object and verb in the past, such as `payment.recorded`. */
  readonly type: string;
  /** The SDL type and the id of the object that it happened to. */
  readonly entity: string;
  readonly entityId: string;
  /** Facts that a receiver cannot look up later, such as amounts at that time. JSON values only. */
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The task that the worker runs for every batch of events. */
export const deliverEventsTask = 'deliverEvents';

/**
 * Writes events and the job that delivers them in the caller's transaction: a rollback emits nothing, and nothing that
 * was committed is lost. Ids and times come from the database.
 */
export const emit = async (tx: Tx, events: readonly DomainEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const rows = events.map(({ type, entity, entityId, payload }) => ({
    event_type: type,
    entity,
    entity_id: entityId,
    payload,
  }));
  await tx.execute(sql`
    insert into app.outbox_events (event_type, entity, entity_id, payload)
    select event_type, entity, entity_id, payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(event_type text, entity text, entity_id uuid, payload jsonb)`);
  await enqueue(tx, deliverEventsTask, {});
};

/** Queues a job in the caller's transaction. Organization, actor and request id are added by the database. */
export const enqueue = async (tx: Tx, task: string, payload: Readonly<Record<string, unknown>>): Promise<void> => {
  await tx.execute(sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::jsonb)`);
};
