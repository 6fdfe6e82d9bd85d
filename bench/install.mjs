// Installs the engines that Lintel is compared with: by the lockfile of this folder, next to the product and not into it.
// Says nothing when there is nothing to do; everything it says goes to stderr.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpm = 'pnpm@10.34.9';
const bench = dirname(fileURLToPath(import.meta.url));
const modules = join(bench, 'node_modules');
const stamp = join(modules, '.lintel-bench-install');

/** Whether the last install finished for these files. */
const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === stampText();

const stampText = () => {
  const hash = createHash('sha256').update(`${pnpm} ${process.platform} ${process.arch}`);
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(join(bench, name)));
  return `${hash.digest('hex')}\n`;
};

/** Installs what is missing. Rejects with what pnpm has printed. */
const install = async () => {
  process.stderr.write('bench  installing the engines to compare with …\n');
  const flags = [
    '--frozen-lockfile',
    '--ignore-scripts',
    '--config.confirmModulesPurge=false',
    '--reporter=append-only',
  ];
  const isWindows = process.platform === 'win32';
  // npx must run on the machine's own Node: the pinned one comes without it.
  const ours = join(bench, '..', 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ours);
  const child = spawn(isWindows ? 'npx.cmd' : 'npx', ['--yes', pnpm, 'install', ...flags], {
    cwd: bench,
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${output}\nThe engines to compare with could not be installed (${pnpm}).`);
  writeFileSync(stamp, stampText());
};

if (!isCurrent()) {
  await install().catch((error) => {
    process.stderr.write(`bench  ${error.message}\n`);
    process.exitCode = 1;
  });
}
