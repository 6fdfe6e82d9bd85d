import { describe, expect, test } from 'vitest';
import { memoryBus } from '../src/bus.ts';
import type { Platform } from '../src/platform.ts';
import { type EventNews, eventChannel, eventMessage, readEventMessage } from '../src/subscription-channel.ts';
import { eventHub } from '../src/subscription-hub.ts';

const news = {
  id: 'e-1',
  type: 'community.renamed',
  entity: 'Community',
  entityId: 'c-1',
  payload: { name: 'Elm' },
  occurredAt: new Date(0),
};
const message = (change: object = {}) => eventMessage({ ...news, ...change });

describe('a message', () => {
  test('of an event is read as it was written', () => {
    expect(readEventMessage(message())).toEqual({ ...news, occurredAt: '1970-01-01T00:00:00.000Z' });
  });

  test.each([
    ['no payload', { payload: undefined }],
    ['a payload of null', { payload: null }],
    ['a list as its payload', { payload: [] }],
    ['a text as its payload', { payload: 'x' }],
    ['no id', { id: undefined }],
    ['a number as its type', { type: 1 }],
  ])('with %s is no event', (_name, change) => {
    expect(readEventMessage(message(change))).toBeUndefined();
  });
});

test('a listener that throws costs nobody else the event, and is known of', async () => {
  const bus = memoryBus();
  const logged: object[] = [];
  const log = { error: (fields: object) => void logged.push(fields) };
  const hub = eventHub({ bus, log } as unknown as Platform);
  const heard: EventNews[] = [];
  await hub.listen('o-1', () => {
    throw new TypeError('no');
  });
  await hub.listen('o-1', (event) => void heard.push(event));
  await bus.publish(eventChannel('o-1'), message());
  expect(heard.map(({ id }) => id)).toEqual(['e-1']);
  expect(logged).toMatchObject([{ organizationId: 'o-1' }]);
});
