import type { ApolloServerPlugin } from '@apollo/server';
import { RequestError } from '@lintel/server/request-error';
import type { GatewayContext } from './gateway-context.ts';

/** Refuses subscriptions with BAD_USER_INPUT: the stock executor would fail at them as if it were a fault of ours. */
export const withoutSubscriptions: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      throw new RequestError('BAD_USER_INPUT', {
        message: 'This gateway answers no subscriptions: it runs with GATEWAY_EXECUTOR=apollo.',
      });
    },
  }),
};
