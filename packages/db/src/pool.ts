import type { Lane } from '@lintel/kernel/critical-mutations';
import { type Admission, admission } from './admission.ts';
import { type Connection, DatabaseUnavailable, openConnection } from './connection.ts';
import { idleConnections } from './idle-connections.ts';
import { livedTime } from './lived-time.ts';
import { createPulse, type Pulse } from './pulse.ts';

/** A fixed number of connections, each lent to one transaction at a time. */
export type Pool = {
  /** Rejects with `Overloaded` when there is none free, and at once with `DatabaseUnavailable` while the server does not answer. */
  readonly lend: (wanted: Wanted) => Promise<Loan>;
  readonly admission: Admission;
  /** Waits for lent connections up to the time given, then closes all. */
  readonly close: (timeoutSeconds: number) => Promise<void>;
};

export type Wanted = {
  readonly lane: Lane;
  /** Longest time in milliseconds for the server to answer one statement; a connection that is silent for longer is thrown away. */
  readonly patienceMs: number;
};

export type Loan = {
  readonly connection: Connection;
  /** To be told of the answer to what begins the transaction, which takes the server no time. */
  readonly begun: () => void;
  /** To be told when something is sent while the server owes no answer. */
  readonly asked: () => void;
  /** To be told of every answer of the server, and whether it still owes another one. */
  readonly answered: (owesMore: boolean) => void;
  /** Whether a transaction that only read is still open on it: whoever begins the next one ends it in the same message. */
  readonly isOpen: boolean;
  /**
   * Gives the connection back for reuse; a closed one, or one in doubt (`reusable: false`), is thrown away. `open` says that its transaction only
   * read and has not been ended: the pool sees to it.
   */
  readonly giveBack: (state: { reusable: boolean; open?: boolean }) => void;
  /** To be told when statements that were prepared before are worth nothing any more: no connection of before is lent again. */
  readonly outdated: () => void;
};

export type PoolOptions = {
  readonly url: string;
  readonly applicationName: string;
  /** Most connections at once. One more is opened for a while when the server seems to be silent, to find out whether it is. */
  readonly max: number;
  /** How many of them only the critical lane may take. */
  readonly reserved: number;
  /** Most transactions that wait for one. */
  readonly queued: number;
  /** Longest wait in milliseconds. */
  readonly waitMs: number;
  readonly connectTimeoutMs: number;
};

/** A connection that somebody has, and since when, in lived time, the server owes it an answer. */
type Lent = {
  readonly connection: Connection;
  readonly patienceMs: number;
  readonly era: number;
  owingSince: number | undefined;
  /** Since when the server owes the answer to what begins the transaction; undefined over a new connection, which may take its time. */
  beginningSince: number | undefined;
  /** How much had arrived when it was last looked at. */
  bytesRead: number;
  /** The answer, by its `owingSince`, that was found missing although the backend has nothing to do. */
  missedSince: number | undefined;
};

/** How long a lent connection may be silent before that is worth a question, in lived time. */
const silentMs = 500;
/** How long the answer to what takes no time may be missing over a connection that has answered before, in lived time. */
const muteMs = 1500;

export const openPool = (options: PoolOptions): Pool => {
  const { max, reserved, queued, waitMs } = options;
  const gate = admission({ concurrent: max, reserved, queued, waitMs });
  const all = new Set<Connection>();
  const lent = new Set<Lent>();
  let closing = false;
  let era = 0;
  const pulse = createPulse({
    ...options,
    onAway: () => {
      for (const connection of all) connection.abandon(new DatabaseUnavailable('the database does not answer'));
    },
    onUnoccupied: (backends) => giveUpLost(lent, clock.now(), backends),
    isMute: () => isAnyMute(lent, clock.now()),
  });
  const clock = livedTime(() => lookAt(lent, clock.now(), pulse));
  const discard = (connection: Connection) => {
    all.delete(connection);
    connection.end(0).catch(() => undefined);
  };
  const idle = idleConnections(discard);
  const renew = () => {
    era += 1;
    for (let old = idle.take(); old !== undefined; old = idle.take()) discard(old.connection);
  };

  return {
    admission: gate,
    lend: async ({ lane, patienceMs }) => {
      const leave = await enterPresent(gate, lane, pulse.isAway);
      const known = idle.take();
      const connection = known?.connection ?? openConnection(options);
      const loan: Lent = {
        connection,
        patienceMs,
        era,
        owingSince: undefined,
        beginningSince: known === undefined ? undefined : clock.now(),
        bytesRead: connection.bytesRead(),
        missedSince: undefined,
      };
      all.add(connection);
      lent.add(loan);
      return {
        connection,
        isOpen: known?.isOpen ?? false,
        begun: () => {
          pulse.heard();
          loan.beginningSince = undefined;
        },
        asked: () => {
          loan.owingSince = clock.now();
        },
        answered: (owesMore) => {
          pulse.heard();
          loan.owingSince = owesMore ? clock.now() : undefined;
        },
        outdated: () => {
          // Of those that fail together for one change of the schema, the first one says it for all.
          if (era === loan.era) renew();
        },
        giveBack: ({ reusable, open = false }) => {
          lent.delete(loan);
          if (reusable && !closing && era === loan.era && !connection.isClosed()) idle.put(connection, open);
          else discard(connection);
          leave();
        },
      };
    },
    close: async (timeoutSeconds) => {
      closing = true;
      const deadline = Date.now() + timeoutSeconds * 1000;
      while (gate.running() > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      clock.close();
      pulse.close();
      await Promise.all([...all].map((connection) => connection.end(1)));
      all.clear();
      idle.clear();
    },
  };
};

/** Enters by the gate, unless the server is away, which it may have become meanwhile. */
const enterPresent = async (gate: Admission, lane: Lane, isAway: () => boolean): Promise<() => void> => {
  const away = () => new DatabaseUnavailable('the database does not answer');
  if (isAway()) throw away();
  const leave = await gate.enter(lane);
  if (!isAway()) return leave;
  leave();
  throw away();
};

/**
 * Looks at lent connections. The pulse is told the backends of those that are silent, and one that is silent for too long is given up.
 */
const lookAt = (lent: ReadonlySet<Lent>, now: number, pulse: Pick<Pulse, 'feel' | 'heard'>): void => {
  if (lent.size === 0) return;
  for (const loan of lent) {
    if (hasArrived(loan)) {
      pulse.heard();
      if (loan.owingSince !== undefined) loan.owingSince = now;
    }
    if (now - (loan.owingSince ?? now) > loan.patienceMs)
      loan.connection.abandon(new DatabaseUnavailable(`a statement got no answer within ${loan.patienceMs} ms`));
  }
  const silent = [...lent].filter(({ owingSince = now }) => now - owingSince > silentMs);
  if (silent.length > 0) pulse.feel(silent.flatMap(({ connection }) => connection.backend ?? []));
};

/** Whether anything has arrived since the last look. Part of a large answer is a sign of life as good as the whole. */
const hasArrived = (loan: Lent): boolean => {
  const before = loan.bytesRead;
  loan.bytesRead = loan.connection.bytesRead();
  return loan.bytesRead > before;
};

const isAnyMute = (lent: ReadonlySet<Lent>, now: number): boolean =>
  [...lent].some(({ beginningSince = now }) => now - beginningSince >= muteMs);

/**
 * Gives up connections whose answer is missing while their backend has nothing to do: something in between has forgotten them without a word, as
 * firewalls do. At the second time, since an answer may have been on its way at the first.
 */
const giveUpLost = (lent: ReadonlySet<Lent>, now: number, unoccupied: ReadonlySet<number>): void => {
  for (const loan of lent) {
    const { connection, owingSince = now, missedSince } = loan;
    if (now - owingSince <= silentMs || !unoccupied.has(connection.backend ?? -1)) continue;
    loan.missedSince = owingSince;
    if (missedSince === owingSince) connection.abandon(new DatabaseUnavailable('the connection was lost on the way'));
  }
};
