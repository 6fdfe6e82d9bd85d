/** News of something that happened in an organization, as it travels between processes. */
export type EventNews = {
  /** The id of the row in the outbox: the same for every delivery of the same event. */
  readonly id: string;
  /** Object and verb in the past, such as `payment.recorded`. */
  readonly type: string;
  /** The SDL type and the id of the object that it happened to. */
  readonly entity: string;
  readonly entityId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly occurredAt: string;
};

/** Channel of the bus on which a process hears what happened in an organization. */
export const eventChannel = (organizationId: string): string => `lintel:events:${organizationId}`;

/** The text of an event on its channel. */
export const eventMessage = (
  event: Omit<EventNews, 'payload' | 'occurredAt'> & { readonly payload: unknown; readonly occurredAt: Date },
): string => JSON.stringify(event);

/** The event in a message; undefined for a text that is none, such as one of a newer version. */
export const readEventMessage = (message: string): EventNews | undefined => {
  try {
    const event = JSON.parse(message) as Partial<EventNews> | null;
    const texts = [event?.id, event?.type, event?.entity, event?.entityId, event?.occurredAt];
    const isEvent = texts.every((text) => typeof text === 'string') && isObject(event?.payload);
    return isEvent ? (event as EventNews) : undefined;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
