import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { homeDirectory, installationSecret } from '../src/home.ts';
import { introspectionPolicy } from '../src/introspection.ts';
import { assertPortFree, portOf } from '../src/port.ts';
import { startReport } from '../src/start-report.ts';

describe('the port', () => {
  const taken = async (work: (port: number) => Promise<void>) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    await work((other.address() as AddressInfo).port).finally(() => new Promise((resolve) => other.close(resolve)));
  };

  test('a port that is taken is named, with what to do about it', async () => {
    await taken(async (port) => {
      const next = port < 65_535 ? port + 1 : 4000;
      await expect(assertPortFree(port, '127.0.0.1')).rejects.toThrow(
        `port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=${next} npm start`,
      );
    });
  });

  test('the check itself leaves the port free', async () => {
    let port = 0;
    await taken(async (found) => {
      port = found;
    });
    await assertPortFree(port, '127.0.0.1');
    await assertPortFree(port, '127.0.0.1');
  });

  test('an address that is not of this machine is said to be no place to listen', async () => {
    await expect(assertPortFree(4000, '203.0.113.1')).rejects.toThrow(
      'cannot listen on 203.0.113.1:4000 (EADDRNOTAVAIL)',
    );
  });

  test.each([
    [undefined, 4000],
    ['', 4000],
    ['0', 0],
    ['8080', 8080],
    ['65535', 65_535],
  ])('PORT=%s is %i', (text, port) => {
    expect(portOf(text)).toBe(port);
  });

  test.each(['-1', '65536', '80.5', 'http', '4000 # comment', 'NaN', 'Infinity'])(
    'PORT=%s is refused by its value',
    (text) => {
      expect(() => portOf(text)).toThrow(`PORT must be a whole number from 0 to 65535, not ${text}`);
    },
  );
});

describe('the secret of an installation', () => {
  const home = () => mkdtemp(join(tmpdir(), 'lintel-secret-'));

  test('is made at the first start, long, for its owner only, and kept', async () => {
    const folder = await home();
    const secret = await installationSecret(undefined, folder);
    expect(Buffer.from(secret, 'base64')).toHaveLength(48);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await installationSecret('', folder)).toBe(secret);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  test('is the one that was given, and then none is written', async () => {
    const folder = await home();
    expect(await installationSecret('given', folder)).toBe('given');
    expect(await readdir(folder)).toEqual([]);
  });

  test('differs between installations', async () => {
    expect(await installationSecret(undefined, await home())).not.toBe(
      await installationSecret(undefined, await home()),
    );
  });

  test('is one and the same for starts at the same moment, in one process and in several', async () => {
    const folder = await home();
    const module = fileURLToPath(new URL('../src/home.ts', import.meta.url));
    const program = `import(${JSON.stringify(module)}).then(({ installationSecret }) => Promise.all(Array.from({ length: 20 }, () => installationSecret(undefined, ${JSON.stringify(folder)})))).then((all) => process.stdout.write(JSON.stringify(all)))`;
    const run = async () =>
      JSON.parse((await promisify(execFile)(process.execPath, ['-e', program])).stdout) as string[];
    const secrets = (await Promise.all([run(), run(), run()])).flat();
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toBe((await readFile(join(folder, 'secret'), 'utf8')).trim());
    expect(await readdir(folder)).toEqual(['secret']);
  });

  test('a folder that cannot be written is an error, not an empty secret', async () => {
    const folder = await home();
    await writeFile(join(folder, 'file'), '');
    await expect(installationSecret(undefined, join(folder, 'file'))).rejects.toThrow('ENOTDIR');
  });
});

describe('the home folder', () => {
  test('is made, wherever the command was run', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'lintel-home-'));
    const home = await homeDirectory(join(parent, 'a', 'b'));
    expect((await stat(home)).isDirectory()).toBe(true);
    expect(await homeDirectory(home)).toBe(home);
  });

  test('stands in the repository unless it is named', async () => {
    const repository = fileURLToPath(new URL('../../', import.meta.url));
    expect(await homeDirectory(undefined)).toBe(join(repository, '.lintel'));
    expect(await homeDirectory('')).toBe(join(repository, '.lintel'));
  });
});

test('introspection is for signed-in users unless it is set, and a wrong setting stops the start', () => {
  expect(introspectionPolicy(undefined)).toBe('signed-in');
  expect(introspectionPolicy('open')).toBe('open');
  expect(introspectionPolicy('off')).toBe('off');
  expect(() => introspectionPolicy('on')).toThrow('LINTEL_INTROSPECTION must be one of open, signed-in, off, not on');
});

test('the start report has a line per step, with the time since the last one', async () => {
  const lines: string[] = [];
  const report = startReport((line) => lines.push(line));
  report.note('unpacking');
  report.step('Postgres is running');
  report.step('schema is current');
  expect(lines[0]).toBe('    unpacking');
  expect(lines[1]).toMatch(/^ {2}✓ Postgres is running +\d+\.\d s$/);
  expect(lines[2]).toMatch(/^ {2}✓ schema is current +0\.0 s$/);
});
