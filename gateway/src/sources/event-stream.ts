import { FetchFailure } from './fetch-failure.ts';

/** One event of a stream of Server-Sent Events. */
export type StreamEvent = { readonly event: string; readonly data: string };

/**
 * An incremental reader of `text/event-stream`: give it bytes as they come, it answers the events that they complete. Differs
 * from what browsers do in one point: an event that has a name and no data counts, because `complete` is one. Throws a
 * FetchFailure when an event grows beyond `mostCharacters`.
 */
export const eventReader = (mostCharacters: number): ((bytes: Uint8Array) => readonly StreamEvent[]) => {
  const decoder = new TextDecoder();
  const collector = createCollector();
  let unfinished: string[] = [];
  let unfinishedSize = 0;
  let afterReturn = false;

  return (bytes) => {
    const events: StreamEvent[] = [];
    const text = decoder.decode(bytes, { stream: true });
    if (text === '') return events;
    // CR and LF of one line end may come in different pieces.
    let start = afterReturn && text.startsWith('\n') ? 1 : 0;
    afterReturn = text.endsWith('\r');
    const lineEnd = /\r\n?|\n/g;
    lineEnd.lastIndex = start;
    for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
      const event = collector.take(unfinished.join('') + text.slice(start, end.index));
      if (event !== undefined) events.push(event);
      unfinished = [];
      unfinishedSize = 0;
      start = lineEnd.lastIndex;
      if (collector.size() > mostCharacters) throw tooLarge(mostCharacters);
    }
    if (start < text.length) {
      unfinished.push(text.slice(start));
      unfinishedSize += text.length - start;
    }
    if (unfinishedSize + collector.size() > mostCharacters) throw tooLarge(mostCharacters);
    return events;
  };
};

const tooLarge = (most: number) => new FetchFailure('size', `an event has more than ${most} characters`);

/** Takes lines and answers the event that a blank line ends, if there was anything in it. */
const createCollector = () => {
  let name: string | undefined;
  let data: string[] | undefined;
  let size = 0;
  const finish = (): StreamEvent | undefined => {
    const isEmpty = name === undefined && data === undefined;
    const event = { event: name ?? 'message', data: data?.join('\n') ?? '' };
    name = undefined;
    data = undefined;
    size = 0;
    return isEmpty ? undefined : event;
  };
  return {
    size: () => size,
    take: (line: string): StreamEvent | undefined => {
      if (line === '') return finish();
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
      if (field === 'event') {
        size += value.length - (name?.length ?? 0);
        name = value;
      } else if (field === 'data') {
        data ??= [];
        data.push(value);
        // One for the line, so that empty lines without end have an end.
        size += value.length + 1;
      }
      return undefined;
    },
  };
};
