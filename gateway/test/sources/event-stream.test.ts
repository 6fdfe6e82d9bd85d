import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventReader, type StreamEvent } from '../../src/sources/event-stream.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const readAll = (text: string, most = 1000) => eventReader(most)(bytes(text));

describe('a text of events', () => {
  test.each<readonly [text: string, events: readonly StreamEvent[]]>([
    ['event: next\ndata: {}\n\n', [{ event: 'next', data: '{}' }]],
    ['event:next\ndata:{}\n\n', [{ event: 'next', data: '{}' }]],
    ['event: next\r\ndata: {}\r\n\r\n', [{ event: 'next', data: '{}' }]],
    ['event: next\rdata: {}\r\r', [{ event: 'next', data: '{}' }]],
    ['data: {}\n\n', [{ event: 'message', data: '{}' }]],
    ['data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
    ['data:  two spaces\n\n', [{ event: 'message', data: ' two spaces' }]],
    ['event: complete\n\n', [{ event: 'complete', data: '' }]],
    ['event: complete\ndata: \n\n', [{ event: 'complete', data: '' }]],
    ['data\n\n', [{ event: 'message', data: '' }]],
    [': a comment\n\n', []],
    [':\n\n:\n\n', []],
    ['\n\n\n', []],
    ['id: 7\nretry: 100\nunknown: x\n\n', []],
    ['id: 7\nevent: next\ndata: 1\n\n', [{ event: 'next', data: '1' }]],
    ['event: next\ndata: 1', []],
    ['event: next\ndata: 1\n', []],
    ['\uFEFFdata: 1\n\n', [{ event: 'message', data: '1' }]],
    [
      'event: next\ndata: 1\n\ndata: 2\n\n',
      [
        { event: 'next', data: '1' },
        { event: 'message', data: '2' },
      ],
    ],
  ])('%j', (text, events) => {
    expect(readAll(text)).toEqual(events);
  });
});

const lineEnds = fc.constantFrom('\n', '\r', '\r\n');
const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, ' '));
const event = fc.record({ event: line, data: fc.array(line, { minLength: 1, maxLength: 3 }) });

test('however a stream is cut into pieces, and whatever ends its lines, the events are the same', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      lineEnds,
      fc.array(fc.nat(12), { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (events, lineEnd, cuts, withComments) => {
        const lines = events.flatMap(({ event: name, data }) => [
          ...(withComments ? [': still here', ''] : []),
          `event: ${name}`,
          ...data.map((text) => `data: ${text}`),
          '',
        ]);
        const stream = bytes(lines.map((text) => text + lineEnd).join(''));
        const read = eventReader(10_000);
        const found: StreamEvent[] = [];
        for (let start = 0, cut = 0; start < stream.length; cut += 1) {
          const end = start + cuts[cut % cuts.length]!;
          found.push(...read(stream.subarray(start, end)));
          // A cut of zero gives an empty piece, and then a piece of one byte, so that the end is reached.
          if (end === start) found.push(...read(stream.subarray(start, start + 1)));
          start = Math.max(end, start + 1);
        }
        expect(found).toEqual(events.map(({ event: name, data }) => ({ event: name, data: data.join('\n') })));
      },
    ),
    { numRuns: 1000 },
  );
});

describe('an event without end', () => {
  test.each<readonly [what: string, piece: string]>([
    ['of one line', 'x'.repeat(100)],
    ['of many lines', `data: ${'x'.repeat(90)}\n`],
    ['of empty lines', 'data\n'],
    ['of one name', 'event: '],
  ])('%s is cut off', (_what, piece) => {
    const read = eventReader(1000);
    expect(() => {
      for (let count = 0; count < 2000; count += 1) read(bytes(piece));
    }).toThrow('an event has more than 1000 characters');
  });

  test('is not what comments are, nor many events', () => {
    const read = eventReader(100);
    for (let count = 0; count < 2000; count += 1) read(bytes(': still here\n'));
    for (let count = 0; count < 2000; count += 1) expect(read(bytes('event: next\ndata: {}\n\n'))).toHaveLength(1);
  });
});

test('a megabyte of line ends takes no longer than its length', () => {
  const read = eventReader(1000);
  const started = performance.now();
  read(bytes('\n\r'.repeat(500_000)));
  expect(performance.now() - started).toBeLessThan(5000);
});

test('an event that comes byte by byte takes no longer than its length', () => {
  const read = eventReader(1_000_000);
  const byte = bytes('x');
  read(bytes('data: '));
  const started = performance.now();
  for (let count = 0; count < 300_000; count += 1) read(byte);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(read(bytes('\n\n'))).toEqual([{ event: 'message', data: 'x'.repeat(300_000) }]);
});
