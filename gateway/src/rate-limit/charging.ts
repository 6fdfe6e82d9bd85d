import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../gateway-context.ts';
import type { CostedOperation } from '../limits/cost.ts';
import type { Caller } from './callers.ts';
import type { Charge, RateLimiter } from './rate-limiter.ts';

/** Where the charge for an operation is left for its answer. */
export type ChargePlace = { charge?: Charge };

/** Points of an operation: a whole number, 1 or more. */
export type OperationCost = (operation: CostedOperation, variables: Readonly<Record<string, unknown>>) => number;

/** What a document costs that is refused before it runs, besides what its size was charged. */
const refusedPoints = 1;

type ChargedRequest = CostedOperation & {
  readonly source: string;
  readonly request: {
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string | null;
  };
  readonly context: GatewayContext;
};

/** What Apollo Server wants of a gateway, whoever's it is. */
type Gateway<R, A> = {
  readonly load: (options: never) => Promise<{ readonly executor: (request: R) => Promise<A> }>;
  readonly onSchemaLoadOrUpdate: (listener: never) => () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Charges each operation when all checks are behind it and nothing has been planned or fetched, which is where the executor of
 * a gateway begins. Error of the executor: RATE_LIMITED.
 */
export const chargedGateway = <R extends ChargedRequest, A>(
  gateway: Gateway<R, A>,
  {
    rates,
    costOf,
    note,
  }: {
    readonly rates: RateLimiter;
    readonly costOf: OperationCost;
    /** Told of each operation that is about to be planned and run. */
    readonly note: (text: string, operationName: string | undefined) => void;
  },
): Gateway<R, A> => ({
  load: async (options) => {
    const { executor } = await gateway.load(options);
    return {
      executor: async (request) => {
        const { context, source } = request;
        const charge = await rates.charge(context.facts, costOf(request, request.request.variables ?? {}));
        context.charging.charge = charge;
        if (charge.refusal !== undefined) throw charge.refusal;
        note(source, request.request.operationName ?? undefined);
        return executor(request);
      },
    };
  },
  onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
  stop: () => gateway.stop(),
});

/** Charges for work that is about to begin, besides what the operation costs. Error: RATE_LIMITED. */
export const chargeAhead = async (rates: RateLimiter, caller: Caller, points: number): Promise<void> => {
  if (points === 0) return;
  const { refusal } = await rates.charge(caller, points);
  if (refusal !== undefined) throw refusal;
};

/** Who asks for a document that cannot be had is charged for the asking. Rejects as `choose` does. */
export const chargedIfRefused = async <T>(rates: RateLimiter, caller: Caller, choose: () => Promise<T>): Promise<T> => {
  try {
    return await choose();
  } catch (error) {
    await rates.charge(caller, refusedPoints);
    throw error;
  }
};

/** Charges the least there is for what was refused before it could run. */
export const chargeRefused = (rates: RateLimiter): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async ({ contextValue: { charging: place, facts } }) => ({
    willSendResponse: async () => {
      place.charge ??= await rates.charge(facts, refusedPoints);
    },
  }),
});
