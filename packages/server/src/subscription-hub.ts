import { errorFields } from './log.ts';
import type { Platform } from './platform.ts';
import { type EventNews, eventChannel, readEventMessage } from './subscription-channel.ts';

/** Tells what happens in organizations to whoever listens in this process. */
export type EventHub = {
  /**
   * Calls `listener` for every event of the organization from the moment that this resolves. Events may come twice.
   * A listener that throws costs nobody else the event. Answers how to stop.
   */
  readonly listen: (organizationId: string, listener: (event: EventNews) => void) => Promise<() => void>;
};

type Room = {
  readonly listeners: Set<(event: EventNews) => void>;
  readonly leave: Promise<() => Promise<void>>;
};

/** For `platform.use`: one subscription to the bus and one parse per event, however many listen. */
export const eventHub = ({ bus, log }: Platform): EventHub => {
  const rooms = new Map<string, Room>();

  const open = (organizationId: string): Room => {
    const listeners: Room['listeners'] = new Set();
    const leave = bus.subscribe(eventChannel(organizationId), (message) => {
      const event = readEventMessage(message);
      if (event === undefined) log.warn({ organizationId }, 'a message on the event channel is no event');
      else for (const listener of listeners) listener(event);
    });
    const room = { listeners, leave };
    rooms.set(organizationId, room);
    return room;
  };
  const close = (organizationId: string, room: Room) => {
    if (rooms.get(organizationId) === room) rooms.delete(organizationId);
    room.leave.then((leave) => leave()).catch(() => undefined);
  };

  return {
    listen: async (organizationId, listener) => {
      const room = rooms.get(organizationId) ?? open(organizationId);
      // Two that listen with the same function must not end each other.
      const own = (event: EventNews) => {
        try {
          listener(event);
        } catch (error) {
          log.error({ organizationId, ...errorFields(error) }, 'a listener to events failed');
        }
      };
      room.listeners.add(own);
      const stop = () => {
        if (room.listeners.delete(own) && room.listeners.size === 0) close(organizationId, room);
      };
      try {
        await room.leave;
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },
  };
};
