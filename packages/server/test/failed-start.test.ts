import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from '@lintel/db/testing';
import { expect, test } from 'vitest';

const worker = fileURLToPath(new URL('../../../worker/src/main.ts', import.meta.url));

test('a service that cannot start says why in one line, without the statement that failed', async () => {
  const database = await openTestDatabase();
  const url = new URL(database.serviceUrl);
  url.pathname = '/there-is-no-such-database';
  const environment = {
    ...process.env,
    DATABASE_URL: url.href,
    LINTEL_SECRET: 'a secret that is long enough for the derivation',
  };
  const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [worker], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: error?.code, output: `${stdout}${stderr}` }),
    );
  });
  await database.close();
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', errorCode: '3D000', message: 'the start failed' });
  expect(output).not.toMatch(/select|pg_roles|Failed query/);
  expect(code).toBe(1);
});
