import { join } from 'node:path';
import type { Login, Site } from '../site.ts';
import { freePort, startChild } from './child.ts';
import type { Engine, Starting } from './engine.ts';

/** Renewed well before the token's ten minutes are over. */
const signInAgainAfterMs = 240_000;

/** The product as its users run it: one process, the database of DATABASE_URL, signed in through the API. */
export const lintel: Engine = {
  name: 'lintel',
  title: 'Lintel, one process',
  dialect: 'federated',
  start: (starting) => startLintel(starting, { name: 'lintel', environment: {} }),
};

/** The product in services mode: its gateway in front of the subgraph servers. */
export const lintelServices: Engine = {
  name: 'lintelServices',
  title: 'Lintel, services mode',
  dialect: 'federated',
  start: async (starting) => {
    const fleet = await starting.fleet();
    const addresses = Object.entries(fleet.urls).map(([name, url]) => [`LINTEL_SUBGRAPH_${name.toUpperCase()}`, url]);
    const running = await startLintel(starting, {
      name: 'lintel-services',
      environment: Object.fromEntries(addresses),
    });
    return { ...running, pids: [...running.pids, ...fleet.pids] };
  },
};

type Variant = { readonly name: string; readonly environment: Readonly<Record<string, string>> };

/** Starts `gateway/src/main.ts`; several at once need a name each. */
export const startLintel = async ({ site, logs, nodeFlags }: Starting, { name, environment }: Variant) => {
  const port = await freePort();
  const child = await startChild({
    name,
    program: 'gateway/src/main.ts',
    environment: {
      PORT: String(port),
      DATABASE_URL: site.serviceUrl,
      LINTEL_SECRET: site.secret,
      LINTEL_HOME: join(site.home, name),
      LINTEL_DATABASE_CONNECTIONS: String(site.connections),
      LINTEL_DEMO: 'off',
      LINTEL_LOG_LEVEL: 'warn',
      // All load comes from one user, who is not what is measured.
      LINTEL_RATE_LIMIT: 'off',
      // The load of a benchmark is more than a server lets in.
      LINTEL_MAX_IN_FLIGHT: '0',
      // The largest answers of the study of scaling are dearer than a client may ask for.
      LINTEL_LIMITS: '{"cost":100000}',
      ...environment,
    },
    logs,
    nodeFlags,
    port,
    readyPath: '/health/ready',
  });
  const origin = `http://127.0.0.1:${child.port}`;
  return { origin, pids: [child.pid], headers: signedIn(origin, site), stop: child.stop };
};

const signedIn = (origin: string, { login }: Site) => {
  let token: { readonly text: string; readonly at: number } | undefined;
  return async (): Promise<Record<string, string>> => {
    if (token === undefined || Date.now() - token.at > signInAgainAfterMs)
      token = { text: await signIn(origin, login), at: Date.now() };
    return { authorization: `Bearer ${token.text}` };
  };
};

const signIn = async (origin: string, login: Login): Promise<string> => {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } userErrors { message } } }',
      variables: { input: login },
    }),
  });
  const body = await response.text();
  const token = /"accessToken":"([^"]+)"/.exec(body)?.[1];
  if (token === undefined) throw new Error(`signing in at Lintel failed: ${body.slice(0, 500)}`);
  return token;
};
