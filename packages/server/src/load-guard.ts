import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import type { Door } from '@lintel/db/session';
import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Environment } from './environment.ts';

/**
 * Refuses work that this process could only do late. As long as the process has time between its tasks and its database a
 * connection for each, the one bound is on memory: `most` at once. Otherwise what is under way at once is held to what gets done
 * in `longestWaitMs`, so that whoever is let in is answered soon and everybody else is told at once. Nothing queues here. What has
 * been under way for longer than `workingMs` waits for somebody else, such as a subgraph that hangs, and takes no place of others.
 */
export type LoadGuard = {
  /** A place, by how to give it back; undefined when there is none. */
  readonly enter: (lane: Lane) => Leave | undefined;
  readonly inFlight: () => number;
  readonly close: () => void;
};

/**
 * Gives a place back; calls after the first do nothing. Only what `ran` tells how much the process gets done: a refusal costs so little that a
 * flood of them would make it look fast.
 */
export type Leave = (outcome: 'ran' | 'refused') => void;

/** What the guard knows of its process; tests say it themselves. */
export type Workload = {
  /** The part of the time since the last call in which the process was busy, 0 to 1. */
  readonly busyShare: () => number;
  /** Whether transactions wait for a connection, as many as there are connections or more. */
  readonly isBacklogged: () => boolean;
  /** Any clock in milliseconds that never goes back. */
  readonly now: () => number;
};

/** How long what is let in may take for want of time in this process. */
const longestWaitMs = 50;
/** What takes longer waits and does not work, or is the overload itself, which the rest must not add to: so many enter in that time at most. */
const workingMs = 500;
/** So many may always be under way: a few large operations at once are no overload. */
const least = 24;
/** Busier than that, the process has no time left. */
const saturatedShare = 0.95;
/** How often it is looked at; and how soon again when more is under way than gets done in time. */
const lookMs = 100;
const soonMs = 20;
/**
 * What the process gets done is what it got done in the best of so many seconds. Going by the last one, a process that is busy with refusals would
 * let in less and less.
 */
const rememberedSeconds = 60;
const slices = 5;
/** Part of all places that only the critical lane may take. */
const reservedShare = 0.2;

const defaultMost = 512;

/** Reads LINTEL_MAX_IN_FLIGHT: most operations at once in one process, 512 unless told otherwise; 0 for no guard. Throws for what is no such number. */
export const mostInFlight = ({ LINTEL_MAX_IN_FLIGHT: wanted }: Environment): number => {
  if (wanted === undefined || wanted === '') return defaultMost;
  const most = Number(wanted);
  if (Number.isInteger(most) && (most === 0 || (most >= least && most <= 100_000))) return most;
  throw new Error(`LINTEL_MAX_IN_FLIGHT is ${JSON.stringify(wanted)}: it is ${least} to 100000, or 0 for no bound`);
};

/** How many places there are for the work of each lane: the ordinary one's are bounded, those of the critical one nothing else takes. */
export const placesOf = (most: number): Readonly<Record<Lane, number>> => {
  const ordinary = Math.floor(most * (1 - reservedShare));
  return { ordinary, critical: most - ordinary };
};

/** A guard that is closed with the process or by `close`. `most` 0 lets everything in. */
export const createLoadGuard = (most: number, workload: Workload): LoadGuard => {
  const finished = finishedCounter(workload.now);
  const atWork = recentCounter(workload.now);
  const { ordinary: room } = placesOf(most);
  let inFlight = 0;
  let ordinaryInFlight = 0;
  let lookedAt = workload.now();
  /** What gets done in time, and what that comes to as the most of the ordinary lane while the process is as busy as it is. */
  let doneInTime = least;
  let limit = room;
  let wasSaturated = false;
  const look = () => {
    lookedAt = workload.now();
    doneInTime = Math.max(least, Math.ceil((finished.mostInASecond() * longestWaitMs) / 1000));
    const isSaturated = workload.busyShare() > saturatedShare || workload.isBacklogged();
    // Twice in a row: for a moment every process is busy.
    limit = isSaturated && wasSaturated ? Math.min(room, doneInTime) : room;
    wasSaturated = isSaturated;
  };
  const timer = most === 0 ? undefined : setInterval(look, lookMs).unref();
  /** A burst fills the process faster than it is looked at. */
  const isFull = (lane: Lane): boolean => {
    if (lane === 'critical') return inFlight >= most;
    if (ordinaryInFlight < Math.min(least, room)) return false;
    const working = atWork.count();
    if (working >= doneInTime && workload.now() - lookedAt >= soonMs) look();
    return ordinaryInFlight >= room || working >= limit;
  };
  return {
    inFlight: () => inFlight,
    enter: (lane) => {
      if (most > 0 && isFull(lane)) return undefined;
      inFlight += 1;
      if (lane === 'ordinary') ordinaryInFlight += 1;
      const endWork = lane === 'ordinary' ? atWork.enter() : undefined;
      let isInside = true;
      return (outcome) => {
        if (!isInside) return;
        isInside = false;
        inFlight -= 1;
        endWork?.();
        if (lane === 'ordinary') ordinaryInFlight -= 1;
        if (outcome === 'ran') finished.count();
      };
    },
    close: () => clearInterval(timer),
  };
};

/** Counts what was finished, in slices of a second. */
const finishedCounter = (now: () => number) => {
  const counts = new Array<number>(rememberedSeconds).fill(0);
  let current = Math.floor(now() / 1000);
  const forget = () => {
    const second = Math.floor(now() / 1000);
    for (let step = Math.max(current + 1, second - rememberedSeconds + 1); step <= second; step += 1)
      counts[step % rememberedSeconds] = 0;
    current = second;
  };
  return {
    count: () => {
      forget();
      counts[current % rememberedSeconds]! += 1;
    },
    /** How many were finished in the best second of those that are remembered. */
    mostInASecond: (): number => {
      forget();
      return Math.max(...counts);
    },
  };
};

/** Counts who has entered within `workingMs` and not left yet, in slices of time. */
const recentCounter = (now: () => number) => {
  const sliceMs = workingMs / slices;
  const counts = new Array<number>(slices).fill(0);
  let current = Math.floor(now() / sliceMs);
  const forget = () => {
    const slice = Math.floor(now() / sliceMs);
    for (let step = Math.max(current + 1, slice - slices + 1); step <= slice; step += 1) counts[step % slices] = 0;
    current = slice;
  };
  return {
    count: (): number => {
      forget();
      return counts.reduce((sum, count) => sum + count, 0);
    },
    enter: (): (() => void) => {
      forget();
      const own = current;
      counts[own % slices]! += 1;
      return () => {
        forget();
        if (current - own < slices) counts[own % slices]! -= 1;
      };
    },
  };
};

/** The workload of this process, whose transactions go through `door`, if it has one. */
export const thisProcess = (door?: Pick<Door, 'statistics'>): Workload => {
  let before: EventLoopUtilization = performance.eventLoopUtilization();
  return {
    now: () => performance.now(),
    isBacklogged: () => {
      const { running = 0, waiting = 0 } = door?.statistics() ?? {};
      return waiting > 0 && waiting >= running;
    },
    busyShare: () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, before);
      before = now;
      return utilization;
    },
  };
};
