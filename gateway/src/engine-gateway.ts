import { RequestError } from '@lintel/server/request-error';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Engine } from './engine/engine.ts';
import type { EngineResult } from './engine/run-operation.ts';
import type { GatewayContext, SubscriptionPlace } from './gateway-context.ts';

/** What Apollo Server expects of a gateway, as far as it is used. */
export type OperationGateway = {
  readonly load: () => Promise<{ executor: (request: GatewayRequest) => Promise<EngineResult> }>;
  readonly onSchemaLoadOrUpdate: (
    listener: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
  ) => () => void;
  readonly stop: () => Promise<void>;
};

type GatewayRequest = {
  readonly source: string;
  readonly document: DocumentNode;
  readonly request: {
    readonly operationName?: string | null;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
  readonly context: GatewayContext;
};

/** Lets Apollo Server run its operations on the engine: it keeps HTTP, parsing and validation, the engine does the rest. */
export const engineGateway = (engine: Engine<GatewayContext>, supergraphSdl: string): OperationGateway => ({
  load: async () => ({
    executor: async ({ source, document, request, context }) => {
      const prepared = prepare(engine, { source, document, request, context });
      const { variables = {} } = request;
      if (prepared.events === undefined) return engine.run(prepared, variables, context, context.signal);
      const errors = engine.variableErrors(prepared, variables);
      if (errors !== undefined) return { errors };
      return leave(context, (input) => engine.subscribe(prepared, { ...input, variables }));
    },
  }),
  onSchemaLoadOrUpdate: (listener) => {
    listener({ apiSchema: engine.schema, coreSupergraphSdl: supergraphSdl });
    return () => undefined;
  },
  stop: async () => undefined,
});

/** Apollo Server knows no subscriptions: it answers nothing here, and who asked takes the events from their place. */
const leave = ({ subscription }: GatewayContext, open: Required<SubscriptionPlace>['open']): EngineResult => {
  if (subscription === undefined) throw new RequestError('BAD_REQUEST', { message: howToSubscribe });
  subscription.open = open;
  return { data: null };
};

const howToSubscribe = 'Subscriptions are answered over a WebSocket, or as an event stream: accept text/event-stream.';

const prepare = (engine: Engine<GatewayContext>, { source, document, request, context }: GatewayRequest) => {
  const span = context.span?.child('plan');
  const start = performance.now();
  try {
    return engine.prepare(source, document, request.operationName ?? undefined, context.isRegistered);
  } finally {
    context.timings.planMs = performance.now() - start;
    span?.end();
  }
};
