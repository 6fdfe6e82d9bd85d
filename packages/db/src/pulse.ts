import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import { livedTime } from './lived-time.ts';

/**
 * Whether the database server answers at all. A server that is gone says so, by a closed socket. One that is stopped, and a
 * network that swallows what is sent, say nothing for as long as anybody listens: that is told apart from a statement that
 * merely takes long by asking something that takes no time, over a connection of its own.
 */
export type Pulse = {
  /** Whether it was found to be silent and has not answered since. */
  readonly isAway: () => boolean;
  /**
   * Feels the pulse once, unless that is going on already. To be called when answers have been missing for a while, with the process ids of the
   * backends that owe them.
   */
  readonly feel: (backends: readonly number[]) => void;
  /** The server has answered somebody. */
  readonly heard: () => void;
  readonly close: () => void;
};

export type PulseOptions = ConnectionOptions & {
  /** Called when the server is found to be silent. */
  readonly onAway: () => void;
  /** Called when it is not, with those backends that have nothing to do: what was sent to them has not arrived, or their answer got lost. */
  readonly onUnoccupied: (backends: ReadonlySet<number>) => void;
};

/** Longest time for the answer to a question that takes no time, with the way there and a new connection; by the clock of lived time. */
const longestAnswerMs = 1000;
/** Pause between two attempts while the server is away. */
const pauseMs = 250;
/** How long the connection is kept for the next time. */
const keptMs = 10_000;

export const createPulse = ({ onAway, onUnoccupied, ...options }: PulseOptions): Pulse => {
  let connection: Connection | undefined;
  let letGo: NodeJS.Timeout | undefined;
  let heardAt = 0;
  let away = false;
  let feeling = false;
  let closed = false;

  const drop = () => {
    clearTimeout(letGo);
    connection?.abandon();
    connection = undefined;
  };
  const answers = async (backends: readonly number[] = []): Promise<boolean> => {
    clearTimeout(letGo);
    if (connection?.isClosed()) drop();
    connection ??= openConnection(options);
    const unoccupied = await answersIn(connection, backends, longestAnswerMs);
    const isAlive = unoccupied !== undefined;
    if (isAlive) onUnoccupied(unoccupied);
    if (isAlive && !closed) letGo = setTimeout(drop, keptMs).unref();
    else drop();
    return isAlive;
  };
  const comeBack = async () => {
    while (!closed && !(await answers())) await sleep(pauseMs, undefined, { ref: false });
    away = false;
  };
  const feelOnce = async (backends: readonly number[]) => {
    const since = performance.now();
    // What anybody else has heard meanwhile counts as well: the fault may be this one connection's.
    if ((await answers(backends)) || heardAt > since || closed) return;
    away = true;
    onAway();
    await comeBack();
  };

  return {
    isAway: () => away,
    feel: (backends) => {
      if (feeling || closed) return;
      feeling = true;
      feelOnce(backends).finally(() => {
        feeling = false;
      });
    },
    heard: () => {
      heardAt = performance.now();
    },
    close: () => {
      closed = true;
      drop();
    },
  };
};

/** Backends of this installation's login only: a pooler tells clients process ids of its own making, which must mean nothing here. */
const unoccupiedBackends = `
  select pid from pg_stat_activity
  where pid = any ($1::int[]) and usename = session_user and application_name = current_setting('application_name') and state <> 'active'`;

/** Those of the backends that have nothing to do; undefined when there is no answer in time. */
const answersIn = async (
  { client }: Connection,
  backends: readonly number[],
  patienceMs: number,
): Promise<ReadonlySet<number> | undefined> => {
  let answer: ReadonlySet<number> | undefined;
  const asked = client.unsafe<{ pid: number }[]>(unoccupiedBackends, [`{${backends.join()}}`]).then(
    (rows) => {
      answer = new Set(rows.map(({ pid }) => pid));
    },
    (error: unknown) => {
      if (isAnswer(error)) answer = new Set();
    },
  );
  await new Promise<void>((resolve) => {
    const clock = livedTime(() => {
      if (clock.now() < patienceMs) return;
      clock.close();
      resolve();
    });
    asked.finally(() => {
      clock.close();
      resolve();
    });
  });
  return answer;
};

/** A refusal in the words of the server is a sign of life, such as having no connection free, unless it is only starting or ending. */
const isAnswer = (error: unknown): boolean => {
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  return severity !== undefined && !/^57P/.test(String(code));
};
