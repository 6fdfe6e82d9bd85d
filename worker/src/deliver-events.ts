import { outboxEvents } from '@lintel/db/schema/platform';
import { systemSession } from '@lintel/kernel/session';
import { eventChannel, eventMessage } from '@lintel/server/subscription-channel';
import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { TaskInput } from './worker.ts';

const batchSize = 500;

/**
 * Publishes the events of one organization that were not published yet, in the order in which they happened. The rows are
 * marked in the same transaction that locked them; a crash in between publishes them again, with the same event id.
 */
export const deliverEvents = async ({ platform, payload }: TaskInput): Promise<void> => {
  const { organizationId, requestId } = payload as { organizationId: string; requestId: string | null };
  const session = systemSession(organizationId, 'worker');
  for (let delivered = batchSize; delivered === batchSize; ) {
    delivered = await platform.door.write({ session, requestId: requestId ?? 'job' }, async (tx) => {
      const events = await tx
        .select()
        .from(outboxEvents)
        .where(isNull(outboxEvents.deliveredAt))
        .orderBy(asc(outboxEvents.occurredAt), asc(outboxEvents.id))
        .limit(batchSize)
        .for('update', { skipLocked: true });
      if (events.length === 0) return 0;
      for (const { id, eventType, entity, entityId, payload: facts, occurredAt } of events) {
        await platform.bus.publish(
          eventChannel(organizationId),
          eventMessage({ id, type: eventType, entity, entityId, payload: facts, occurredAt }),
        );
      }
      const ids = events.map((event) => event.id);
      await tx
        .update(outboxEvents)
        .set({ deliveredAt: platform.now() })
        .where(and(inArray(outboxEvents.id, ids), isNull(outboxEvents.deliveredAt)));
      return events.length;
    });
  }
};
