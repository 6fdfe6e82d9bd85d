import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Session } from '@lintel/kernel/session';
import { createLoadGuard, type Leave, thisProcess } from '@lintel/server/load-guard';
import type { Metrics } from '@lintel/server/metrics';
import type { Platform } from '@lintel/server/platform';
import { RequestError } from '@lintel/server/request-error';
import { createLanes, type DocumentOf } from './lane-of.ts';
import { createShares } from './shares.ts';

/** The door that every operation comes through, over HTTP and over connections that carry events alike. */
export type Overload = {
  /** A place for an operation, before anything costly is done for it. Error: OVERLOADED. */
  readonly enter: (body: DocumentOf) => Place;
  readonly close: () => void;
};

/** The place of one operation. */
export type Place = {
  /** The lane that it was given before anybody knew who asks; what must be known for that goes in it as well. */
  readonly presumed: Lane;
  /** When it is known who asks and which text runs, once: who that is must have room. Error: OVERLOADED. */
  readonly admit: (session: Session | null, text: string) => Admitted;
  /** When the work is over, whoever still has to read the answer. Calls after the first do nothing. */
  readonly leave: Leave;
};

/** What an operation was let in as. */
export type Admitted = {
  readonly lane: Lane;
  /** To be called when the answer has left or nobody waits for it any more. */
  readonly answerIsGone: () => void;
};

/** One for all: a stack trace for each would cost more than everything else about a refusal. */
const overloaded = new RequestError('OVERLOADED');
const tooManyOfOne = new RequestError('OVERLOADED', {
  message: 'Too many of your operations are under way. Try again when some have been answered.',
});

type OverloadOptions = {
  /** As in `createLoadGuard`. */
  readonly maxInFlight: number;
  /** Given when the subgraphs run in this process. */
  readonly platform: Platform | undefined;
  readonly metrics: Metrics;
};

export const createOverload = ({ maxInFlight, platform, metrics }: OverloadOptions): Overload => {
  const guard = createLoadGuard(maxInFlight, thisProcess(platform?.door));
  const lanes = createLanes();
  const shares = createShares(maxInFlight);
  const shed = (lane: Lane, error: RequestError): never => {
    metrics.shed.inc({ lane });
    throw error;
  };
  const take = (lane: Lane): Leave => guard.enter(lane) ?? shed(lane, overloaded);
  return {
    close: guard.close,
    enter: (body) => {
      let lane = lanes.presumed(body);
      let leave = take(lane);
      let workIsOver: () => void = () => undefined;
      let isOver = false;
      const moveTo = (wanted: Lane) => {
        if (wanted === lane) return;
        // Given back before the other is asked for: it may be the last one.
        leave('refused');
        leave = take(wanted);
        lane = wanted;
      };
      // Only what was let in is parsed.
      moveTo(lanes.judged(body));
      return {
        presumed: lane,
        admit: (session, text) => {
          const settled = lanes.settled(body, text);
          if (isOver) return { lane: settled, answerIsGone: () => undefined };
          // Nobody who is not signed in does what cannot wait.
          moveTo(session === null ? 'ordinary' : settled);
          const share = shares(session, lane) ?? shed(lane, tooManyOfOne);
          workIsOver = share.workIsOver;
          return { lane, answerIsGone: share.answerIsGone };
        },
        leave: (outcome) => {
          isOver = true;
          leave(outcome);
          workIsOver();
        },
      };
    },
  };
};
