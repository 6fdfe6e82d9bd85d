import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '@lintel/demo/logins';
import { signIn } from '../support/client.ts';
import { freePort } from '../support/ports.ts';
import { type Program, startProgram, untilReady } from '../support/processes.ts';
import { type Asker, openAsker, read } from './asking.ts';
import { check, type Fault } from './fault.ts';
import { openFaultyDatabase } from './stage.ts';
import { checkAlive } from './vitals.ts';

/** Every clock of a process, moved by so many minutes before its first line runs. */
const movedClock = (minutes: number): string => {
  const code = `const R=Date,m=${minutes}*60000;globalThis.Date=class extends R{constructor(...a){super(...(a.length?a:[R.now()+m]))}static now(){return R.now()+m}};`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
};

type Replica = { readonly minutes: number; readonly url: string; readonly program: Program };

/** Three replicas on one database: one clock is right, one is an hour ahead, one an hour behind. */
export const clockJump: Fault = {
  group: '50',
  title: 'clock jumps by an hour',
  run: async (pace) => {
    const data = await openFaultyDatabase(pace);
    const replicas: Replica[] = [];
    const askers: Asker[] = [];
    try {
      for (const minutes of [0, 60, -60]) replicas.push(await startReplica(data.database.serviceUrl, minutes));
      const cells: { from: number; at: number; status: number; code: string | undefined }[] = [];
      for (const { url, minutes: from } of replicas) {
        const { token } = await signIn(url, 'manager@cedar.example', demoPassword);
        for (const replica of replicas) {
          const asker = openAsker(replica.url);
          askers.push(asker);
          const { status, code } = await asker.ask(read(token));
          cells.push({ from, at: replica.minutes, status, code });
        }
      }
      const show = cells.map(({ from, at, status, code }) => `${from}→${at}: ${status} ${code ?? 'served'}`).join(', ');
      const same = cells.filter(({ from, at }) => from === at);
      const older = cells.filter(({ from, at }) => at > from);
      const younger = cells.filter(({ from, at }) => at < from);
      return [
        check(
          'a session goes on where the clock is the one it began with',
          show,
          same.every(({ status, code }) => status === 200 && code === undefined),
        ),
        check(
          'a token that is an hour old has expired',
          `${older.length}`,
          older.every(({ status, code }) => status === 401 && code === 'TOKEN_EXPIRED'),
        ),
        check(
          'a token from the future is refused, so that no jump makes one live longer',
          `${younger.length}`,
          younger.every(({ status, code }) => status === 401 && code === 'UNAUTHENTICATED'),
        ),
        checkAlive(new Map(replicas.map(({ minutes, program }) => [`${minutes} minutes`, program]))),
      ];
    } finally {
      for (const asker of askers) asker.close();
      await Promise.all(replicas.map(({ program }) => program.stop()));
      await data.close();
    }
  },
};

const startReplica = async (databaseUrl: string, minutes: number): Promise<Replica> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram('gateway/src/main.ts', {
    PORT: String(port),
    LINTEL_HOME: mkdtempSync(join(tmpdir(), 'lintel-home-')),
    LINTEL_PUBLIC_URL: 'http://lintel.example',
    LINTEL_SECRET: 'one secret for three replicas, which nobody else has',
    DATABASE_URL: databaseUrl,
    LINTEL_DEMO: 'off',
    NODE_OPTIONS: movedClock(minutes),
  });
  await untilReady(`${url}/health/ready`, program);
  return { minutes, url, program };
};
