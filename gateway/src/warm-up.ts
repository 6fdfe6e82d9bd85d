import { setImmediate as giveWay, setTimeout as sleep } from 'node:timers/promises';
import { errorFields, type Log } from '@lintel/server/log';

export type WarmUpOptions = {
  /** Makes one plan, for use later; false when the document cannot run here, or there is no room for its plan. */
  readonly plan: (document: string) => boolean;
  /** Documents that need nobody's answer; planned before anything else. */
  readonly builtIn: readonly string[];
  /** Asks for the documents that clients will want. May fail: it is asked again. */
  readonly wanted: () => Promise<readonly string[]>;
  /** Longest time that traffic waits; what is left is planned beside it. */
  readonly patienceMs: number;
  readonly log: Log;
};

/** Planning what will be asked for, from the start of a gateway until all of it is planned. */
export type WarmUp = {
  /** Whether there is no reason any more to keep traffic away. */
  readonly isOver: () => boolean;
  /**
   * Resolves when it is over, and also when nobody said what to plan at the first attempt: identity believes a gateway only
   * when it can read its keys, for which the gateway must listen.
   */
  readonly begun: Promise<void>;
  readonly stop: () => void;
};

const firstRetryMs = 250;
const longestRetryMs = 30_000;
/** Beside traffic: the rest after a plan, as a multiple of what it took, and at least. */
const restFactor = 4;
const leastRestMs = 20;

export const startWarmUp = ({ plan, builtIn, wanted, patienceMs, log }: WarmUpOptions): WarmUp => {
  const start = performance.now();
  const stopping = new AbortController();
  const { signal } = stopping;
  const begun = Promise.withResolvers<void>();
  const patience = setTimeout(begun.resolve, patienceMs);
  let isDone = false;
  const isOver = () => isDone || performance.now() - start >= patienceMs;

  const askUntilAnswered = async (): Promise<readonly string[]> => {
    let isReported = false;
    for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
      try {
        return await wanted();
      } catch (error) {
        begun.resolve();
        if (!isReported && isOver()) {
          isReported = true;
          log.warn(errorFields(error), 'registered operations cannot be planned yet');
        }
        await sleep(retryMs, undefined, { signal, ref: false });
      }
    }
  };

  const planAll = async (documents: readonly string[]): Promise<void> => {
    let planned = 0;
    for (const document of documents) {
      const since = performance.now();
      if (plan(document)) planned += 1;
      const restMs = Math.max(leastRestMs, (performance.now() - since) * restFactor);
      await (isOver() ? sleep(restMs, undefined, { signal, ref: false }) : giveWay(undefined, { signal }));
    }
    const refused = documents.length - planned;
    const durationMs = Math.round(performance.now() - start);
    if (documents.length > 0) log.info({ planned, refused, durationMs }, 'registered operations are planned');
  };

  const run = async () => {
    for (const document of builtIn) plan(document);
    await planAll(await askUntilAnswered());
    isDone = true;
  };
  run()
    .catch((error) => {
      if (!signal.aborted) log.error(errorFields(error), 'registered operations could not be planned');
      isDone = true;
    })
    .finally(() => {
      clearTimeout(patience);
      begun.resolve();
    });
  return { isOver, begun: begun.promise, stop: () => stopping.abort() };
};
