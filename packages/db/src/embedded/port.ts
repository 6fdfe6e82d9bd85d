import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './errors.ts';

export const host = '127.0.0.1';

/** Below the ports that Linux and macOS lend to outgoing connections: one of those could be in use at the next start. */
const firstPort = 20_000;
const lastPort = 32_000;

/** The port of the last start, if it is recorded. */
export async function rememberedPort(state: string): Promise<number | null> {
  const text = await readFile(join(state, 'port'), 'utf8').catch(() => '');
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

/** A port that is free now: the preferred one if possible, so that addresses survive a restart. */
export async function freePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(firstPort, lastPort);
    if (await isFree(port)) return port;
  }
  throw new EmbeddedDatabaseError(
    'START_FAILED',
    `No free TCP port was found on ${host} between ${firstPort} and ${lastPort}.`,
    'Check that this machine has a loopback interface, or set DATABASE_URL to a Postgres of your own.',
  );
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
