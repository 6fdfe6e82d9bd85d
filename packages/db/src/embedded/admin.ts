import { spawn } from 'node:child_process';
import postgres from 'postgres';
import { binaryPath } from './binaries.ts';
import { adminUser } from './data-directory.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import type { Place } from './place.ts';
import { host } from './port.ts';
import { serverEnvironment, spawnAs } from './server-user.ts';

/** How a server on our data directory answers the administrator. */
export type AdminCheck = 'ours' | 'wrong password' | 'another database' | 'no answer';

const invalidPassword = '28P01';

/** Signs in as the administrator and asks which data directory this server really has. */
export async function checkAdmin(place: Place, port: number, password: string): Promise<AdminCheck> {
  const sql = postgres({ host, port, user: adminUser, password, database: 'postgres', max: 1, connect_timeout: 5 });
  try {
    const [row] = await sql`select current_setting('data_directory') as directory`.simple();
    return row?.directory === place.data ? 'ours' : 'another database';
  } catch (error) {
    return (error as { code?: string }).code === invalidPassword ? 'wrong password' : 'no answer';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Sets the administrator's password in a database that is stopped. Whoever may write its files may do this. */
export async function setAdminPassword(place: Place, password: string): Promise<void> {
  const child = spawn(binaryPath(place.binaries, 'postgres'), ['--single', '-D', place.data, 'postgres'], {
    ...spawnAs(place.user),
    env: serverEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  child.stdin.end(`ALTER ROLE ${adminUser} PASSWORD '${password.replaceAll("'", "''")}';\n`);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  // Single-user mode ends with 0 after a statement that failed.
  if (code === 0 && !/^(.*\s)?(ERROR|FATAL|PANIC):/m.test(output)) return;
  throw new EmbeddedDatabaseError(
    'START_FAILED',
    `The password could not be set.\n${output}`,
    'See the message above.',
  );
}

export const passwordMismatch = (place: Place) =>
  new EmbeddedDatabaseError(
    'PASSWORD_MISMATCH',
    `The database in ${place.data} has another administrator password than the one kept in LINTEL_HOME.`,
    [
      'Put the old secret back. If it is lost, start once with LINTEL_RESET_ADMIN_PASSWORD=1: the data stays, and the',
      `database takes the present secret. To begin with an empty database instead, remove ${place.data}.`,
    ].join('\n'),
  );
