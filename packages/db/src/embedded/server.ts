import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAdmin, passwordMismatch, setAdminPassword } from './admin.ts';
import { ensureDataDirectory } from './data-directory.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import { launch, logFile } from './launch.ts';
import type { Place } from './place.ts';
import { becomesTrue, clearRemains, findPostmaster, isRunning, type Postmaster, stopPostmaster } from './postmaster.ts';
import { optionsText } from './settings.ts';

export type ServerPlan = {
  place: Place;
  /** The server's arguments without the port. */
  args: string[];
  adminPassword: string;
  resetAdminPassword: boolean;
  /** False: there was a database a moment ago, so that its absence is an error. */
  mayCreate: boolean;
  /** False: initdb need not reach the disk. */
  sync: boolean;
  onProgress: (step: string) => void;
  /** Called whenever the main process becomes another one. */
  onSpawn: (pid: number) => void;
};

export type RunningServer = Postmaster & { adopted: boolean; created: boolean };

const settleTimeoutMs = 300_000;

/** Brings the server of this place up, whatever the last Lintel left behind. The caller holds the lock of the place. */
export async function bringUp(plan: ServerPlan): Promise<RunningServer> {
  const { place, onProgress } = plan;
  const adopted = await adopt(plan);
  if (adopted !== null) return { ...adopted, adopted: true, created: false };

  const start = performance.now();
  const created = await ensureDataDirectory(plan);
  if (created) onProgress(`created a database in ${place.data} (${seconds(start)})`);
  await clearRemains(place.data);
  if (plan.resetAdminPassword && !created) {
    onProgress('setting the administrator password of the database');
    await setAdminPassword(place, plan.adminPassword);
  }
  const launchStart = performance.now();
  const launched = await launch(place, plan);
  await assertOurs(plan, launched);
  onProgress(`database server ready on port ${launched.port} (${seconds(launchStart)})`);
  return { ...launched, adopted: false, created };
}

/** The server that a Lintel that died has left running, if it is just the one that we would start; else it is stopped. */
async function adopt(plan: ServerPlan): Promise<Postmaster | null> {
  const { data } = plan.place;
  const first = findPostmaster(data);
  if (first === null) return null;

  plan.onProgress(`found the database server of an earlier start (process ${first.pid})`);
  plan.onSpawn(first.pid);
  const isGone = () => !isRunning(data, first.pid);
  await becomesTrue(() => isGone() || findPostmaster(data)?.isReady === true, settleTimeoutMs);
  const found = findPostmaster(data);
  if (found === null) return null;

  if (!plan.resetAdminPassword && hasSameOptions(plan, found)) {
    const answer = await checkAdmin(plan.place, found.port, plan.adminPassword);
    if (answer === 'ours') return found;
    if (answer === 'wrong password') {
      await stopPostmaster(data, found.pid);
      throw passwordMismatch(plan.place);
    }
  }
  plan.onProgress('restarting it');
  await stopPostmaster(data, found.pid);
  return null;
}

/** Compared with what the server itself wrote at its start: other settings or other binaries need a restart. */
function hasSameOptions({ place, args }: ServerPlan, found: Postmaster): boolean {
  try {
    const text = readFileSync(join(place.data, 'postmaster.opts'), 'utf8').trim();
    return text === optionsText(place, [...args, '-p', String(found.port)]);
  } catch {
    return false;
  }
}

async function assertOurs(plan: ServerPlan, launched: Postmaster): Promise<void> {
  const answer = await checkAdmin(plan.place, launched.port, plan.adminPassword);
  if (answer === 'ours') return;
  await stopPostmaster(plan.place.data, launched.pid);
  if (answer === 'wrong password') throw passwordMismatch(plan.place);
  throw new EmbeddedDatabaseError(
    'START_FAILED',
    `The database server on port ${launched.port} was started but does not answer as it should (${answer}).`,
    `Its log is in ${logFile(plan.place)}.`,
  );
}

const seconds = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
