import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isUnlocked } from './home-lock.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { type Settings, volatileSettings } from './settings.ts';
import { type EmbeddedServer, startEmbedded } from './start.ts';

export type ThrowawayOptions = {
  settings?: Settings;
  /** True: the same durability as a real database, for tests that kill the server and claim that nothing is lost. */
  durable?: boolean;
};

const prefix = 'lintel-throwaway-';
const abandonedAfterMs = 60_000;

/** A database server for tests, with its data in a temporary directory that `stop` removes. It is not restarted. */
export async function startThrowaway(
  options: ThrowawayOptions = {},
): Promise<EmbeddedServer & { adminPassword: string }> {
  await sweepAbandoned();
  const home = await mkdtemp(join(tmpdir(), prefix));
  await chmod(home, 0o711);
  const adminPassword = randomBytes(16).toString('hex');
  const durable = options.durable ?? false;
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    const settings = { ...(durable ? {} : volatileSettings), ...options.settings };
    const server = await startEmbedded({
      home,
      adminPassword,
      settings,
      sync: durable,
      restart: false,
      resetAdminPassword: false,
    });
    const stop = async () => {
      await server.stop();
      await remove();
    };
    return { ...server, adminPassword, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A test run that was killed leaves its server and its data. The next one ends and removes what nobody holds. */
async function sweepAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const home of names.map((name) => join(tmpdir(), name))) {
    try {
      // A start that has not taken its lock yet is younger than this.
      if (Date.now() - (await stat(home)).mtimeMs < abandonedAfterMs) continue;
      const base = join(home, 'postgres');
      const isStarted = await stat(base).then(
        () => true,
        () => false,
      );
      if (isStarted && !isUnlocked(base)) continue;
      const found = findPostmaster(join(base, 'data'));
      if (found !== null) await stopPostmaster(join(base, 'data'), found.pid);
      await rm(home, { recursive: true, force: true });
    } catch {
      // It belongs to another user, or another run sweeps it at this moment.
    }
  }
}
