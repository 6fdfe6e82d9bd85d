import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { binaryPath } from './binaries.ts';
import type { Place } from './place.ts';

export type Settings = Record<string, string>;

/** An acknowledged commit survives a power failure. Only a database that claims nothing durable may differ. */
const durable: Settings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

/** For data that is thrown away anyway: survives the death of every process, but not that of the machine. */
export const volatileSettings: Settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

const libraryExtensions = ['so', 'dylib', 'dll'];

/** Without what is no query: `alter role … password …` would be remembered with the password. */
const statementStatistics: Settings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_utility': 'off',
};

/** The longest path that a Unix socket may have: 104 bytes on macOS and 108 on Linux, with the closing zero. */
const maxSocketPathBytes = 103;

/** The name in the process titles of one database, by which its processes are known when their parent has died. */
export const clusterName = (data: string) => `lintel-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;

/**
 * The directory of the Unix socket: the data directory, which only the server user (and root) can enter. Null when the
 * path is too long for a socket, or on Windows.
 */
export function socketDirectory(data: string): string | null {
  const longest = Buffer.byteLength(join(data, '.s.PGSQL.65535'));
  // The setting is a list, in which commas and quotes have a meaning.
  const isUnfit = longest > maxSocketPathBytes || /[",]/.test(data);
  return process.platform === 'win32' || isUnfit ? null : data;
}

/**
 * The server's arguments except the port. Given on the command line, so that nothing edited in the data directory can
 * turn off durability or open a network address, and so that a running server shows what it was started with.
 */
export function serverArguments(place: Place, overrides: Settings): string[] {
  const settings: Settings = {
    ...durable,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketDirectory(place.data) ?? '',
    unix_socket_permissions: '0700',
    cluster_name: clusterName(place.data),
    max_connections: '100',
    shared_buffers: '256MB',
    jit: 'off',
    password_encryption: 'scram-sha-256',
    log_min_messages: 'warning',
    // A statement of an operator may hold a password, and it is in nobody's log. Ours have no values in their text.
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(hasLibrary(place, 'pg_stat_statements') ? statementStatistics : {}),
    ...overrides,
  };
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** What a server that was started with these arguments has written to postmaster.opts, the port (`-p`) aside. */
export const optionsText = (place: Place, args: string[]) =>
  [binaryPath(place.binaries, 'postgres'), ...args.map((each) => `"${each}"`)].join(' ');

const hasLibrary = (place: Place, name: string) =>
  ['postgresql', '.'].some((folder) =>
    libraryExtensions.some((extension) => existsSync(join(place.binaries.root, 'lib', folder, `${name}.${extension}`))),
  );
