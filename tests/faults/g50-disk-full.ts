import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asker, openAsker, pay, read, type Seen } from './asking.ts';
import { atMost, check, type Fault } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import { openStage, type Stage } from './stage.ts';
import { checkAlive } from './vitals.ts';

const diskMb = 700;

/** The disk of the database is full: what must be written fails in words, what is there can be read, and all is well after. */
export const diskFull: Fault = {
  group: '50',
  title: 'disk full, one process',
  run: async (pace) => {
    const disk = mkdtempSync(join(tmpdir(), 'lintel-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMb}m`, 'tmpfs', disk]);
    if (mounted.status !== 0) {
      rmSync(disk, { recursive: true });
      return [check('a disk of its own can be mounted (root only)', 'left out on this machine', true)];
    }
    chmodSync(disk, 0o755);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = disk;
    try {
      const stage = await openStage({ mode: 'one process', pace }).finally(() => {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      });
      return await suffer(stage, disk);
    } finally {
      spawnSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

const suffer = async (stage: Stage, disk: string) => {
  const asker = openAsker(stage.product.url);
  try {
    const filler = join(disk, 'filler');
    const fill = () => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize)), { flag: 'a' });
    };
    fill();
    const writes = await writeUntilRefused(asker, stage);
    const reads: Seen[] = [];
    for (let round = 0; round < 10; round += 1) reads.push(await asker.ask(read(stage.manager.token)));
    rmSync(filler);
    const since = performance.now();
    const back = await untilWritten(asker, stage, since);
    const refused = writes.filter(({ code }) => code !== undefined);
    const untyped = [...refused, ...reads].filter(
      ({ status, code }) => status !== 200 && !(status === 503 && code !== undefined),
    );
    const [row] = await stage.database.admin`select count(*)::int as n from finance.payments where amount_minor = 1`;
    const acknowledged = writes.length - refused.length + back.written;
    return [
      check(
        'a write that finds no room gets a typed 503',
        describe(refused),
        refused.length > 0 && untyped.length === 0,
      ),
      check(
        'reads are served, or told why not',
        describe(reads),
        reads.every(({ status }) => [200, 503].includes(status)),
      ),
      check(
        'every acknowledged payment is there, and no other',
        `${row?.n} of ${acknowledged}`,
        row?.n === acknowledged,
      ),
      atMost('writes again once there is room', back.ms, 10_000),
      checkAlive(stage.product.programs),
    ];
  } finally {
    asker.close();
    await stage.close();
  }
};

/** Postgres has some room left in files that it has already made, so it takes some writes until one fails. */
const writeUntilRefused = async (asker: Asker, { manager, leaseIds }: Stage): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (let round = 0; round < 3000; round += 1) {
    seen.push(await asker.ask(pay(manager.token, leaseIds[round % leaseIds.length]!)));
    if (seen.filter(({ code }) => code !== undefined).length >= 3) break;
  }
  return seen;
};

const untilWritten = async (
  asker: Asker,
  { manager, leaseIds }: Stage,
  since: number,
): Promise<{ ms: number; written: number }> => {
  for (;;) {
    const { status, code, text } = await asker.ask(pay(manager.token, leaseIds[0]!));
    if (status === 200 && code === undefined) return { ms: performance.now() - since, written: 1 };
    if (performance.now() - since > 60_000) throw new Error(`does not write again: ${text}`);
  }
};
