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
  /**
   * Whether a connection that has answered before owes, for too long, the answer to something that takes no time. With a question of the pulse
   * that has no answer either, two connections have missed one.
   */
  readonly isMute: () => boolean;
};

/** Longest time for the answer to a question that takes no time, over a connection that has answered before; by the clock of lived time. */
const longestAnswerMs = 1000;
/** Pause between two attempts at a server that is away, or may be. */
const pauseMs = 250;
/** How long the connection is kept for the next time. */
const keptMs = 10_000;

/** The connection of the pulse, with the question that it has not answered yet. */
type Line = { readonly connection: Connection; hasAnswered: boolean; asked: Question | undefined };

export const createPulse = ({ onAway, onUnoccupied, isMute, ...options }: PulseOptions): Pulse => {
  let line: Line | undefined;
  let letGo: NodeJS.Timeout | undefined;
  let heardAt = 0;
  let away = false;
  let feeling = false;
  let closed = false;

  const drop = () => {
    clearTimeout(letGo);
    line?.connection.abandon();
    line = undefined;
  };
  /** Whether there is an answer in time. `isEnough` is told how many milliseconds it was waited for, and may end the wait earlier. */
  const answers = async (backends: readonly number[], isEnough: (waitedMs: number) => boolean): Promise<boolean> => {
    clearTimeout(letGo);
    if (line?.connection.isClosed()) drop();
    line ??= { connection: openConnection(options), hasAnswered: false, asked: undefined };
    const current = line;
    // A new connection may take as long as one for a request: a server that is slow to let somebody in is not silent.
    const patienceMs = longestAnswerMs + (current.hasAnswered ? 0 : options.connectTimeoutMs);
    current.asked ??= ask(current.connection, backends);
    const waited = await waitFor(current.asked.over, (ms) => ms >= patienceMs || isEnough(ms));
    const { unoccupied, isOver } = current.asked;
    const isAlive = unoccupied !== undefined;
    if (isAlive) {
      current.hasAnswered = true;
      current.asked = undefined;
      onUnoccupied(unoccupied);
    }
    // One that is being opened is waited on by whoever asks next.
    const isOpening = !isOver && !current.hasAnswered && waited < patienceMs;
    if ((isAlive || isOpening) && !closed) letGo = setTimeout(drop, keptMs).unref();
    else drop();
    return isAlive;
  };
  const comeBack = async () => {
    while (!closed && !(await answers([], () => false))) await pause();
    away = false;
  };
  /** Whether two connections have missed an answer and nobody has had one since. */
  const isSilent = async (backends: readonly number[]): Promise<boolean> => {
    const since = performance.now();
    // What anybody else has heard meanwhile counts as well: the fault may be this one connection's.
    const isHeard = () => heardAt > since || closed;
    if ((await answers(backends, (ms) => ms >= longestAnswerMs && isMute())) || isHeard()) return false;
    if (isMute()) return true;
    await pause();
    return !(await answers(backends, isMute)) && !isHeard();
  };
  const feelOnce = async (backends: readonly number[]) => {
    if (!(await isSilent(backends))) return;
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

type Question = {
  /** Resolves with the answer, and with the failure to get one. */
  readonly over: Promise<void>;
  isOver: boolean;
  /** The answer: those of the backends that have nothing to do. Undefined as long as there is none. */
  unoccupied: ReadonlySet<number> | undefined;
};

const ask = ({ client }: Connection, backends: readonly number[]): Question => {
  const asked = client.unsafe<{ pid: number }[]>(unoccupiedBackends, [`{${backends.join()}}`]).then(
    (rows) => new Set(rows.map(({ pid }) => pid)),
    (error: unknown) => (isAnswer(error) ? new Set<number>() : undefined),
  );
  const question: Question = {
    over: asked.then((unoccupied) => {
      Object.assign(question, { isOver: true, unoccupied });
    }),
    isOver: false,
    unoccupied: undefined,
  };
  return question;
};

/** Waits until it resolves or `isEnough` of a wait, told in milliseconds of lived time; answers how long that was. */
const waitFor = (over: Promise<void>, isEnough: (ms: number) => boolean): Promise<number> =>
  new Promise((resolve) => {
    const end = () => {
      clock.close();
      resolve(clock.now());
    };
    const clock = livedTime(() => {
      if (isEnough(clock.now())) end();
    });
    over.then(end);
  });

const pause = () => sleep(pauseMs, undefined, { ref: false });

/** A refusal in the words of the server is a sign of life, such as having no connection free, unless it is only starting or ending. */
const isAnswer = (error: unknown): boolean => {
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  return severity !== undefined && !/^57P/.test(String(code));
};
