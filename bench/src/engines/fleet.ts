import { subgraphNames } from '../../../packages/server/src/define.ts';
import type { Site } from '../site.ts';
import { type Child, freePort, startChild } from './child.ts';

/** The five subgraphs as servers, in front of which the gateways of services mode stand. */
export type Fleet = {
  readonly urls: Readonly<Record<string, string>>;
  readonly pids: readonly number[];
  readonly stop: () => Promise<void>;
};

/** Starts the product's own subgraph servers, as its containers do. */
export const startFleet = async (site: Site, logs: string): Promise<Fleet> => {
  const started = await Promise.allSettled(
    subgraphNames.map(async (name) => {
      const port = await freePort();
      return startChild({
        name: `subgraph-${name}`,
        program: `subgraphs/${name}/src/main.ts`,
        environment: {
          PORT: String(port),
          DATABASE_URL: site.serviceUrl,
          LINTEL_SECRET: site.secret,
          LINTEL_HOME: site.home,
          LINTEL_GATEWAY_JWKS_URL: site.jwksUrl,
          LINTEL_DATABASE_CONNECTIONS: String(site.connections),
          LINTEL_LOG_LEVEL: 'warn',
        },
        logs,
        port,
        readyPath: '/health/ready',
      });
    }),
  );
  const children = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => void (await Promise.all(children.map((child) => child.stop())));
  const failure = started.find((each) => each.status === 'rejected');
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  return { urls: urlsOf(children), pids: children.map(({ pid }) => pid), stop };
};

const urlsOf = (children: readonly Child[]): Record<string, string> =>
  Object.fromEntries(subgraphNames.map((name, index) => [name, `http://127.0.0.1:${children[index]!.port}/graphql`]));
