import { assertServiceRole } from '@lintel/db/boot';
import { demoLogins, demoPassword, seedDemoIfEmpty } from '@lintel/demo/demo';
import { documentsRoutes } from '@lintel/documents/files/routes';
import { identityEdge } from '@lintel/identity/edge';
import { drainOnSignals } from '@lintel/server/drain';
import { type Environment, openPlatform } from '@lintel/server/environment';
import { drainNotice, leave } from '@lintel/server/leaving';
import { type Log, processLog, quietLog } from '@lintel/server/log';
import { databaseReadiness } from '@lintel/server/readiness';
import { openTracer } from '@lintel/server/telemetry/start';
import { startWorker } from '@lintel/worker/worker';
import type { FastifyInstance } from 'fastify';
import { cachedEdge } from './edge/cached-edge.ts';
import { explorerRoutes } from './explorer-routes.ts';
import { createGateway } from './gateway.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { homeDirectory, installationSecret } from './home.ts';
import { introspectionPolicy } from './introspection.ts';
import { assertPortFree, portOf } from './port.ts';
import { localSource } from './sources/local-source.ts';
import { openStandaloneDatabase } from './standalone-database.ts';
import { startReport } from './start-report.ts';
import { subgraphs } from './subgraphs.ts';
import { loadSupergraph } from './supergraph.ts';

/**
 * The whole product in one process: Postgres (embedded unless told otherwise), five subgraphs, gateway, worker, explorer.
 * Reads PORT, HOST, LINTEL_HOME, LINTEL_SECRET, DATABASE_URL, DATABASE_ADMIN_URL, REDIS_URL, LINTEL_DEMO,
 * LINTEL_INTROSPECTION, LINTEL_LOG_LEVEL.
 */
export const startStandalone = async (environment: Environment): Promise<FastifyInstance> => {
  const report = startReport();
  const host = environment.HOST || '127.0.0.1';
  const port = await assertPortFree(portOf(environment.PORT), host);
  const publicUrl = environment.LINTEL_PUBLIC_URL ?? `http://localhost:${port}`;
  const home = await homeDirectory(environment.LINTEL_HOME);
  const secret = await installationSecret(environment.LINTEL_SECRET, home);
  const database = await openStandaloneDatabase({ environment, home, secret, report });

  const log: Log = environment.LINTEL_LOG_LEVEL === 'silent' ? quietLog(processLog()) : processLog();
  const { platform, redis, close } = openPlatform(
    {
      ...environment,
      DATABASE_URL: database.serviceUrl,
      LINTEL_SECRET: secret,
      LINTEL_HOME: home,
      LINTEL_PUBLIC_URL: publicUrl,
    },
    log,
  );
  await assertServiceRole(platform.door);
  const demo = demoAllowed(environment, host) && (await seedDemoIfEmpty(platform, report.note));
  if (demo) report.step(`demo data: ${demo}`);

  const noticeMs = drainNotice(environment, 0);
  const tracer = await openTracer(environment, 'gateway');
  const introspection = introspectionPolicy(environment.LINTEL_INTROSPECTION);
  const app = await createGateway({
    supergraphSdl: await loadSupergraph(environment.LINTEL_SUPERGRAPH),
    source: (name) => localSource(subgraphs[name]!),
    ...gatewaySettings(environment, redis),
    tracer,
    edge: await cachedEdge(identityEdge(platform), platform.bus),
    platform,
    introspection,
    isReady: databaseReadiness(platform.door),
    logLevel: environment.LINTEL_LOG_LEVEL ?? 'warn',
  });
  await documentsRoutes(app, platform);
  explorerRoutes(app, { introspection, demo: demo ? { logins: demoLogins, password: demoPassword } : null });
  report.step('five subgraphs composed behind the gateway');
  const worker = await startWorker(platform, database.serviceUrl);
  report.step('job worker is running');
  await app.listen({ port, host });
  report.step(`listening on ${host}:${port}`);
  drainOnSignals(
    async () => {
      await app.close();
      await worker.stop();
      await close();
      await tracer?.close();
      await database.stop();
    },
    () => leave(app, noticeMs),
  );
  welcome(publicUrl, demo !== undefined && demo !== false);
  return app;
};

/** Known passwords belong on a machine of one's own: off loopback the demo must be asked for. */
const demoAllowed = (environment: Environment, host: string): boolean => {
  if (environment.LINTEL_DEMO !== undefined) return environment.LINTEL_DEMO !== 'off';
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
};

const welcome = (url: string, demo: boolean): void => {
  const lines = [
    '',
    '  Lintel is running.',
    '',
    `  Explorer   ${url}/explorer`,
    `  Endpoint   ${url}/graphql`,
    ...(demo
      ? [
          '',
          `  Demo logins (password: ${demoPassword})`,
          ...demoLogins.map(({ email, role, organization }) => `    ${email.padEnd(28)} ${role}, ${organization}`),
        ]
      : []),
    '',
    '  Try it:',
    demo ? exampleRequest(url) : `  curl -s ${url}/health/ready`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** One line that signs in and asks, for any POSIX shell with curl. */
const exampleRequest = (url: string): string => {
  const email = demoLogins[0]?.email;
  const signIn = `{"query":"mutation { sessionCreate(input: { email: \\"${email}\\", password: \\"${demoPassword}\\" }) { session { accessToken } } }"}`;
  const ask =
    '{"query":"{ viewer { organization { name } } properties(first: 3) { totalCount nodes { name units(first: 2) { nodes { number balance { amount currency } } } } } }"}';
  return `  curl -s ${url}/graphql -H 'content-type: application/json' -H "authorization: Bearer $(curl -s ${url}/graphql -H 'content-type: application/json' -d '${signIn}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')" -d '${ask}'`;
};
