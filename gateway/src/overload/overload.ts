import type { Lane } from '@lintel/kernel/critical-mutations';
import { createLoadGuard, thisProcess } from '@lintel/server/load-guard';
import type { Metrics } from '@lintel/server/metrics';
import type { Platform } from '@lintel/server/platform';
import { RequestError } from '@lintel/server/request-error';
import type { GraphqlBody } from '../http/graphql-body.ts';
import { createLanes } from './lane-of.ts';

/** The door that every operation comes through, over HTTP and over connections that carry events alike. */
export type Overload = {
  /** A place for an operation and the lane that it goes in, before anything costly is done for it. Error: OVERLOADED. */
  readonly enter: (body: Pick<GraphqlBody, 'query' | 'documentId'>) => {
    readonly lane: Lane;
    readonly leave: () => void;
  };
  /** Remembers what the id of a registered operation stands for. */
  readonly learn: (documentId: unknown, text: string) => void;
  readonly close: () => void;
};

/** One for all: a stack trace for each would cost more than everything else about a refusal. */
const overloaded = new RequestError('OVERLOADED');

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
  return {
    learn: lanes.learn,
    close: guard.close,
    enter: (body) => {
      const lane = lanes.of(body);
      const leave = guard.enter(lane);
      if (leave !== undefined) return { lane, leave };
      metrics.shed.inc({ lane });
      throw overloaded;
    },
  };
};
