// The program that the tests start and kill: node start.child.ts '<options as JSON>'. It prints one line when the
// database is up, one per progress step, and lives until it is told to end.
import { startEmbedded } from './start.ts';

const { drainMs, exitAfterMs, ...options } = JSON.parse(process.argv[2] ?? '{}');
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const server = await startEmbedded({ ...options, onProgress: (step) => print({ step }) });
  print({ ready: { ...server, uid: process.getuid?.() } });
  setInterval(() => {}, 60_000);
  if (exitAfterMs !== undefined) setTimeout(() => process.exit(3), exitAfterMs);
  if (drainMs !== undefined) {
    process.on('SIGTERM', () => {
      setTimeout(async () => {
        const { default: postgres } = await import('postgres');
        const { host, port, adminUser: user } = server;
        const sql = postgres({ host, port, user, password: options.adminPassword, database: 'postgres', max: 1 });
        const [row] = await sql`select 1 as one`;
        await sql.end();
        await server.stop();
        print({ drained: row?.one });
        process.exit(0);
      }, drainMs);
    });
  }
} catch (error) {
  print({ error: { ...(error as object), message: (error as Error).message } });
  process.exit(1);
}
