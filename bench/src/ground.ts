import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveSecrets } from '../../packages/server/src/secrets.ts';
import { internalKeyPurpose, publicJwks } from '../../packages/server/src/session-token.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import type { EngineName, RunningEngine, Starting } from './engines/engine.ts';
import { type Fleet, startFleet } from './engines/fleet.ts';
import { engineOf } from './engines/index.ts';
import { type LoadGenerator, startLoadGenerator } from './load/client.ts';
import type { Site } from './site.ts';

/** Everything that stands while engines are measured. */
export type Ground = {
  readonly site: Site;
  readonly database: BenchDatabase;
  readonly generator: LoadGenerator;
  /** What an engine is started with. */
  readonly starting: (nodeFlags?: readonly string[]) => Starting;
  readonly start: (name: EngineName, nodeFlags?: readonly string[]) => Promise<RunningEngine>;
  /** Ends all processes and removes the files of the run; calling it again waits for the first call. */
  readonly close: () => Promise<void>;
  readonly isClosed: () => boolean;
};

const connectionsOfProcess = 10;

/** Opens the database, the load generator, and the address where subgraph servers find the key of their callers. */
export const openGround = async (): Promise<Ground> => {
  const endings: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      for (const end of endings.toReversed()) await end();
    })();
    return closing;
  };
  try {
    const home = await mkdtemp(join(tmpdir(), 'lintel-bench-'));
    endings.push(() => rm(home, { recursive: true, force: true }));
    const secret = randomBytes(32).toString('base64url');
    const login = { email: 'admin@bench.example', password: randomBytes(18).toString('base64url') };
    const database = await openBenchDatabase(login);
    endings.push(database.stop);
    const jwks = await serveJwks(secret);
    endings.push(jwks.close);
    const generator = await startLoadGenerator();
    endings.push(generator.stop);
    const site: Site = {
      serviceUrl: database.serviceUrl,
      secret,
      home,
      jwksUrl: jwks.url,
      login,
      facts: database.facts,
      connections: connectionsOfProcess,
    };
    let fleet: Promise<Fleet> | undefined;
    const sharedFleet = () => {
      fleet ??= startFleet(site, home).then((started) => {
        endings.push(started.stop);
        return started;
      });
      return fleet;
    };
    const starting = (nodeFlags: readonly string[] = []): Starting => ({
      site,
      logs: home,
      nodeFlags,
      fleet: sharedFleet,
    });
    return {
      site,
      database,
      generator,
      starting,
      start: async (name, nodeFlags) => {
        const running = await engineOf(name).start(starting(nodeFlags));
        endings.push(running.stop);
        return running;
      },
      close,
      isClosed: () => closing !== undefined,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const serveJwks = async (secret: string) => {
  const body = JSON.stringify(await publicJwks(deriveSecrets(secret), internalKeyPurpose));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/jwks.json`, close };
};
