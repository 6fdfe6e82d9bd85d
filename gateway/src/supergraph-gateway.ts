import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drainOnSignals } from '@lintel/server/drain';
import type { Environment } from '@lintel/server/environment';
import { openTracer } from '@lintel/server/telemetry/start';
import type { FastifyInstance } from 'fastify';
import type { IdentityEdge } from './edge/identity-edge.ts';
import { createGateway } from './gateway.ts';
import type { GatewayContext } from './gateway-context.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { portOf } from './port.ts';
import { type HttpSource, httpSource } from './sources/http-source.ts';

/**
 * The gateway alone, in front of any Federation 2 supergraph: `--supergraph FILE --port N [--host H]`. It reaches the subgraphs at the URLs of the
 * supergraph, knows no users and has no database. Introspection is open.
 */
export const startSupergraphGateway = async (
  commandLine: readonly string[],
  environment: Environment,
): Promise<FastifyInstance> => {
  const { file, port, host } = readCommandLine(commandLine);
  const supergraphSdl = await readFile(resolve(shellFolder(environment), file), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(`the supergraph ${file} cannot be read (${error.code})`);
    },
  );
  const sources: HttpSource<GatewayContext>[] = [];
  const tracer = await openTracer(environment, 'gateway');
  const app = await createGateway({
    supergraphSdl,
    source: (name, url) => {
      if (!URL.canParse(url)) throw new Error(`the supergraph gives the subgraph ${name} no usable URL`);
      const source = httpSource<GatewayContext>({
        name,
        url,
        metricsOf: ({ metrics }) => metrics,
        spanOf: ({ span }) => span,
      });
      sources.push(source);
      return source;
    },
    // Without users all callers behind one proxy would share a bucket, so it has to be asked for.
    ...gatewaySettings({ LINTEL_RATE_LIMIT: 'off', ...environment }, undefined),
    tracer,
    edge: nobody,
    introspection: 'open',
    isReady: async () => true,
    logLevel: environment.LINTEL_LOG_LEVEL ?? 'warn',
  }).catch((error: Error) => {
    throw new Error(`${file} cannot be used as a supergraph: ${error.message.split('\n', 1)}`, { cause: error });
  });
  app.addHook('onClose', async () => {
    await Promise.all([...sources.map((source) => source.close()), tracer?.close()]);
  });
  drainOnSignals(async () => {
    await app.close();
  });
  await app.listen({ port, host });
  process.stdout.write(`Supergraph gateway: http://${host}:${port}/graphql\n`);
  return app;
};

/** Whether a command line asks for this way to run. */
export const wantsSupergraphGateway = (commandLine: readonly string[]): boolean =>
  commandLine.some((argument) => argument === '--supergraph' || argument.startsWith('--supergraph='));

const readCommandLine = (commandLine: readonly string[]) => {
  const { values } = parseArgs({
    args: [...commandLine],
    options: { supergraph: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } },
  });
  if (values.supergraph === undefined || values.supergraph === '')
    throw new Error('--supergraph needs the file of a supergraph');
  // `localhost` listens on the loopback of IPv4 and of IPv6.
  return { file: values.supergraph, port: portOf(values.port, '--port'), host: values.host ?? 'localhost' };
};

/** The folder of whoever called `npm run gateway`, which itself moves to that of package.json. */
const shellFolder = ({ npm_lifecycle_event: script, INIT_CWD: folder }: Environment): string =>
  (script === 'gateway' && folder) || '.';

const nobody: IdentityEdge = {
  resolveSession: async () => ({ ok: true, session: null }),
  findOperation: async () => null,
  operationsToWarm: async () => [],
  jwks: async () => ({ keys: [] }),
};
