// Installs what `npm start`, `npm test` and the other commands need. npm runs it before each of them, with whatever Node
// the machine has, so it uses nothing but Node >= 18, and it is quick when there is nothing to do.
//
//   node scripts/install.mjs                   the dependencies, by the lockfile
//   node scripts/install.mjs --with-explorer   and the explorer page, if its sources have changed
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpm = 'pnpm@10.34.9';
const minNode = [18, 12];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.lintel-install');
const lockDirectory = join(modules, '.lintel-install.lock');
const isWindows = process.platform === 'win32';
const pinnedNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
/** A lock that nobody has touched for this long belongs to an install that was killed. */
const lockExpiresMs = 4_000;
const lockTouchMs = 500;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A failure that is told without a stack: a problem and what to do about it. */
class InstallError extends Error {}

try {
  requireNode();
  if (!areDependenciesCurrent()) await withLock(installDependencies, areDependenciesCurrent);
  linkPinnedNode();
  if (process.argv.includes('--with-explorer')) await buildExplorer();
} catch (error) {
  process.stderr.write(`\nlintel  ${error instanceof InstallError ? error.message : explainSystemError(error)}\n`);
  process.exitCode = 1;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > minNode[0] || (major === minNode[0] && minor >= minNode[1])) return;
  throw new InstallError(
    `This is Node ${process.versions.node}; installing needs Node ${minNode.join('.')} or newer.\n` +
      'Lintel itself runs on a Node of its own, so any newer one will do.',
  );
}

/** Whether the last install finished, for these files and this platform, and its Node is still there. */
function areDependenciesCurrent() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === stampText();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) return false;
    throw error;
  }
}

function stampText() {
  const hash = createHash('sha256').update(`${pnpm} ${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()]) addToHash(hash, file);
  fs.accessSync(pinnedNode, fs.constants.X_OK);
  return `${hash.digest('hex')} ${fs.statSync(pinnedNode).size}\n`;
}

function addToHash(hash, file) {
  const content = fs.readFileSync(join(root, file));
  hash.update(`\n${file} ${content.length}\n`).update(content);
}

/** The package.json files of the workspace, by the list in pnpm-workspace.yaml: folders, or all folders in one (`x/*`). */
function manifests() {
  const text = fs.readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const list = /^packages:\s*\n((?:[ \t]*(?:-.*|#.*)?\n)+)/m.exec(text)?.[1] ?? '';
  const patterns = [...list.matchAll(/^\s*-\s*['"]?([^'"#\s]+)/gm)].map((match) => match[1]);
  const folders = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    const isThere = fs.existsSync(join(root, parent));
    return isThere ? fs.readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [];
  });
  const files = ['package.json', ...folders.map((folder) => `${folder}/package.json`)];
  return files.filter((file) => fs.existsSync(join(root, file))).sort();
}

async function installDependencies() {
  fs.rmSync(stampFile, { force: true });
  const flags = ['--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false', '--reporter=append-only'];
  const result = await showProgress('installing dependencies', 'installed dependencies', () =>
    run(isWindows ? 'npx.cmd' : 'npx', ['--yes', pnpm, 'install', ...flags], { env: installEnvironment() }),
  );
  if (result.code !== 0) {
    throw new InstallError(`${result.output}\n\nThe install failed (${pnpm}).\n${adviceFor(result.output)}`);
  }
  linkPinnedNode();
  await requirePinnedNode();
  writeWhole(stampFile, stampText());
}

/** The environment of npx: the machine's own Node (ours may be half replaced), and a home that can be written. */
function installEnvironment() {
  const ours = join(modules, '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ours);
  const env = { ...process.env, PATH: [...path, dirname(process.execPath)].join(delimiter) };
  if (canWrite(homedir())) return env;
  // Service accounts often have no home. npm and pnpm keep their caches there.
  const home = join(modules, '.cache', 'lintel-home');
  fs.mkdirSync(home, { recursive: true });
  for (const name of Object.keys(env)) {
    if (/^(npm_config_cache|npm_config_prefix|XDG_.*)$/i.test(name)) delete env[name];
  }
  return { ...env, HOME: home, npm_config_cache: join(home, '.npm') };
}

function canWrite(directory) {
  try {
    fs.accessSync(directory, fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function requirePinnedNode() {
  const { devDependencies } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8'));
  const { code, output } = await run(pinnedNode, ['--version']);
  if (code === 0 && output.trim() === `v${devDependencies.node}`) return;
  throw new InstallError(
    `The pinned Node ${devDependencies.node} does not run here: ${output.trim()}\n` +
      'It is built for macOS, Windows and Linux with glibc 2.28 or newer (not Alpine).',
  );
}

/**
 * pnpm makes node_modules/.bin/node a shell script that waits for Node as its child. A SIGTERM to `npm start` would end
 * that shell and leave the server running, so the name becomes a link to the program. A link to nothing, after an
 * interrupted install, also lets the shell find the machine's Node, where a script would fail.
 */
function linkPinnedNode() {
  if (isWindows) return;
  const link = join(modules, '.bin', 'node');
  const target = relative(dirname(link), pinnedNode);
  try {
    if (fs.lstatSync(link).isSymbolicLink()) return;
    const unfinished = `${link}.${process.pid}`;
    fs.symlinkSync(target, unfinished);
    fs.renameSync(unfinished, link);
  } catch (error) {
    // A tree that somebody else installed and owns works with the script too.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

/** Builds packages/explorer/dist unless it was built from the same sources. */
async function buildExplorer() {
  const explorer = join(root, 'packages', 'explorer');
  if (!fs.existsSync(join(explorer, 'vite.config.ts'))) return;
  const stamp = join(explorer, 'dist', '.stamp');
  const isCurrent = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === explorerHash();
  if (isCurrent()) return;
  const place = fs.existsSync(join(explorer, 'dist')) ? join(explorer, 'dist') : explorer;
  if (!canWrite(place) || !canWrite(modules)) {
    process.stderr.write(`lintel  the explorer is not up to date, and ${place} cannot be written: run as its owner\n`);
    return;
  }
  await withLock(async () => {
    const hash = explorerHash();
    const vite = join(explorer, 'node_modules', 'vite', 'bin', 'vite.js');
    const result = await showProgress('building the explorer', 'built the explorer', () =>
      run(pinnedNode, [vite, 'build', '--logLevel', 'warn'], { cwd: explorer }),
    );
    if (result.code !== 0) throw new InstallError(`${result.output}\n\nThe explorer could not be built.`);
    writeWhole(stamp, hash);
  }, isCurrent);
}

function explorerHash() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', ...sourcesBelow('packages/explorer')]) addToHash(hash, file);
  return `${hash.digest('hex')}\n`;
}

function sourcesBelow(folder) {
  const entries = fs.readdirSync(join(root, folder), { withFileTypes: true });
  const kept = entries.filter(({ name }) => !/^\.|^(node_modules|dist)$|\.test\.tsx?$/.test(name));
  return kept
    .flatMap((each) => (each.isDirectory() ? sourcesBelow(`${folder}/${each.name}`) : `${folder}/${each.name}`))
    .sort();
}

/** Runs the work while no other process does; skips it when another has done it meanwhile. */
async function withLock(work, isDone) {
  fs.mkdirSync(modules, { recursive: true });
  await takeLock();
  const touch = setInterval(() => fs.utimesSync(lockDirectory, new Date(), new Date()), lockTouchMs);
  const release = () => fs.rmSync(lockDirectory, { recursive: true, force: true });
  process.once('exit', release);
  try {
    if (!isDone()) await work();
  } finally {
    clearInterval(touch);
    process.off('exit', release);
    release();
  }
}

async function takeLock() {
  for (let isTold = false; ; isTold = true) {
    try {
      fs.mkdirSync(lockDirectory);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (fs.statSync(lockDirectory, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > lockExpiresMs) breakLock();
    else {
      if (!isTold) process.stderr.write('lintel  waiting for another install of this checkout …\n');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** By renaming, so that of several processes that see the same expired lock only one removes it. */
function breakLock() {
  const expired = `${lockDirectory}.${process.pid}`;
  try {
    fs.renameSync(lockDirectory, expired);
    fs.rmSync(expired, { recursive: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Runs a program to its end and returns its exit code and all that it printed. */
async function run(program, args, { env = process.env, cwd = root } = {}) {
  const { spawn } = await import('node:child_process');
  // Windows starts .cmd files only through a shell; the arguments are our own constants.
  const child = spawn(program, args, { env, cwd, shell: program.endsWith('.cmd'), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  // Told to end, we end with the child: it has its own half-done work to give up.
  const forward = (name) => {
    output += `\nInterrupted (${name}).`;
    child.kill(name);
  };
  for (const name of signals) process.on(name, forward);
  const result = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, output: output || `Ended by ${signal}.` }));
  });
  for (const name of signals) process.off(name, forward);
  return result;
}

/** One line with the time that passes on a terminal, elsewhere one at the start and one at the end. */
async function showProgress(doing, done, work) {
  const out = process.stdout;
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  out.write(`lintel  ${doing} …${out.isTTY ? '' : '\n'}`);
  const timer = out.isTTY ? setInterval(() => out.write(`\rlintel  ${doing} … ${seconds()}`), 100) : undefined;
  const result = await work();
  clearInterval(timer);
  const text = result.code === 0 ? done : `${doing} failed after`;
  out.write(`${out.isTTY ? '\r\u001b[K' : ''}lintel  ${text} … ${seconds()}\n`);
  return result;
}

function writeWhole(path, text) {
  const unfinished = `${path}.${process.pid}`;
  fs.writeFileSync(unfinished, text);
  fs.renameSync(unfinished, path);
}

function adviceFor(output) {
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `package.json and pnpm-lock.yaml do not agree. Run: npx ${pnpm} install, and commit the lockfile.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|META_FETCH_FAIL|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'The package registry was not reached. Check the network, a proxy, and `npm config get registry`.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EPERM|EROFS/.test(output)) return `${root} or a cache cannot be written. Run once as its owner.`;
  return 'Run the command again; if it fails again, remove node_modules first.';
}

function explainSystemError(error) {
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return (
      `The dependencies are not installed, or not for this lockfile, and ${error.path ?? root} cannot be written` +
      ` (${error.code}).\nRun the command once as the owner of ${root}, or copy the checkout to a directory of your own.`
    );
  }
  if (error.code === 'ENOENT') return `${error.path} is missing. Is this a whole checkout of Lintel?`;
  return error.stack;
}
