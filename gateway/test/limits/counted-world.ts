import type { GatewayOptions } from '../../src/gateway.ts';
import { localSource } from '../../src/sources/local-source.ts';
import { subgraphs } from '../../src/subgraphs.ts';
import { openWorld, type World } from '../subscriptions/world.ts';

/** The product with all five subgraphs and real rows, and what reached them. */
export type CountedWorld = World & {
  /** How many fetches and subscriptions subgraphs were asked for. */
  readonly fetches: () => number;
  /** How many plans were made. */
  readonly plans: () => Promise<number>;
};

export const openCountedWorld = async (options: Partial<GatewayOptions> = {}): Promise<CountedWorld> => {
  let fetched = 0;
  const world = await openWorld({
    ...options,
    source: (name) => {
      const source = localSource(subgraphs[name]!);
      const { subscribe } = source;
      return {
        ...source,
        execute: (request, context, signal) => {
          fetched += 1;
          return source.execute(request, context, signal);
        },
        ...(subscribe === undefined
          ? {}
          : {
              subscribe: (request, context, signal) => {
                fetched += 1;
                return subscribe(request, context, signal);
              },
            }),
      };
    },
  });
  return { ...world, fetches: () => fetched, plans: () => world.metric('lintel_plan_seconds_count') };
};
