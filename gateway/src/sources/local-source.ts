import type { Subgraph } from '@lintel/server/define';
import { subgraphExecutor } from '@lintel/server/execute';
import { subgraphSubscription } from '@lintel/server/subscription-run';
import type { Source } from '../engine/source.ts';
import type { GatewayContext } from '../gateway-context.ts';

/**
 * A subgraph in the same process. Documents are parsed, validated and permission-checked once per text; all fetches of a
 * request share its context, and with it one snapshot of the data. Each event of a subscription has a snapshot of its own.
 */
export const localSource = (subgraph: Subgraph): Source<GatewayContext> => {
  const execute = subgraphExecutor(subgraph);
  const subscribe = subgraphSubscription(subgraph);
  return {
    name: subgraph.name,
    execute: (request, { scope }) => {
      if (scope === undefined) throw new Error('an in-process subgraph needs the context of its request');
      return execute(request, scope);
    },
    subscribe: (request, { facts, scope }, signal) => {
      if (scope === undefined) throw new Error('an in-process subgraph needs the context of its request');
      return subscribe(request, { platform: scope.platform, facts, signal });
    },
  };
};
