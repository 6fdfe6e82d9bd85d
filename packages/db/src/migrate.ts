import { readFile } from 'node:fs/promises';
import { runMigrations as migrateJobQueue } from 'graphile-worker';
import postgres from 'postgres';
import { type MigrationFile, migrationsDirectory, readMigrations } from './migrate-files.ts';

/**
 * Brings a database to the present schema. Ours and not Drizzle's, because that one takes no lock, runs all pending files
 * in one transaction and cannot FORCE row-level security (findings F6).
 *
 * - One migrator at a time: an advisory lock on a connection of its own.
 * - A file is a transaction; a file that starts with `-- no transaction` (CREATE INDEX CONCURRENTLY) runs outside one.
 * - Applied files are kept with their checksum; a file that was changed afterwards stops the run.
 * - `lock_timeout` keeps a migration from stalling writers behind itself; it is retried.
 */
export type MigrateOptions = {
  /** A role that may create roles and create in the database; used here only. */
  readonly adminUrl: string;
  /** Sets the password of the login role of the services when given. */
  readonly servicePassword?: string;
  readonly directory?: URL;
  readonly onProgress?: (message: string) => void;
};

export type MigrationReport = { readonly applied: readonly string[]; readonly alreadyApplied: number };

const rolesFile = new URL('../sql/roles.sql', import.meta.url);
/** Any number, as long as every migrator of this product takes the same. */
const migrationLock = 7_146_523_001;
const lockAttempts = 15;
/** Less than a service waits for a lock (`sql/roles.sql`): who queues behind a migration that waits is served when that gives up. */
const lockTimeout = '1s';
/** Longest pause between two attempts, in which those who queued get on. */
const longestPauseMs = 3000;

export const migrate = async (options: MigrateOptions): Promise<MigrationReport> => {
  const sql = postgres(options.adminUrl, { max: 1, onnotice: () => undefined, fetch_types: false });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await createRoles(sql, options.servicePassword);
    const pending = await pendingFiles(sql, options.directory ?? migrationsDirectory);
    if (pending.files.length > 0) await migrateJobQueue({ connectionString: asOwner(options.adminUrl) });
    for (const file of pending.files) {
      options.onProgress?.(file.name);
      await applyWithRetry(sql, file);
    }
    return { applied: pending.files.map((file) => file.name), alreadyApplied: pending.alreadyApplied };
  } finally {
    await sql.end({ timeout: 5 });
  }
};

const createRoles = async (sql: postgres.Sql, servicePassword: string | undefined): Promise<void> => {
  await sql.begin(async (tx) => {
    // Roles belong to the cluster: two databases migrated at once must not create them at once.
    await tx`select pg_advisory_xact_lock(${migrationLock + 1})`;
    await tx.unsafe(await readFile(rolesFile, 'utf8'));
    const [admin] = await tx`select current_user as name, current_database() as database`;
    await tx.unsafe(`grant lintel_owner to ${quoteIdentifier(admin?.name)}`);
    await tx.unsafe(`grant create on database ${quoteIdentifier(admin?.database)} to lintel_owner`);
    if (servicePassword !== undefined) {
      await tx.unsafe(`alter role lintel_service password ${quoteLiteral(servicePassword)}`);
    }
  });
  await sql.unsafe(`
    create schema if not exists lintel authorization lintel_owner;
    create table if not exists lintel.migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now()
    );
    alter table lintel.migrations owner to lintel_owner;
    grant usage on schema lintel to lintel_auth;
    grant select on lintel.migrations to lintel_auth;`);
};

const pendingFiles = async (sql: postgres.Sql, directory: URL) => {
  const rows = await sql<{ name: string; checksum: string }[]>`select name, checksum from lintel.migrations`;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const files = await readMigrations(directory);
  for (const file of files) {
    const checksum = applied.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum) {
      throw new Error(`migration ${file.name} was changed after it had been applied; write a new one instead`);
    }
  }
  return { files: files.filter((file) => !applied.has(file.name)), alreadyApplied: applied.size };
};

/** Lock timeout and deadlock: others are at work on the tables. */
const lockConflicts = ['55P03', '40P01'];

const applyWithRetry = async (sql: postgres.Sql, file: MigrationFile): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await apply(sql, file);
    } catch (error) {
      const isLockConflict = error instanceof postgres.PostgresError && lockConflicts.includes(error.code);
      if (!isLockConflict || attempt === lockAttempts) {
        throw new Error(`migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * attempt, longestPauseMs)));
    }
  }
};

const apply = async (sql: postgres.Sql, file: MigrationFile): Promise<void> => {
  const record = (on: postgres.Sql | postgres.TransactionSql) =>
    on`insert into lintel.migrations (name, checksum) values (${file.name}, ${file.checksum})`;
  if (file.text.startsWith('-- no transaction')) {
    await sql.unsafe('set role lintel_owner');
    try {
      await sql.unsafe(file.text);
      await record(sql);
    } finally {
      await sql.unsafe('reset role');
    }
    return;
  }
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local lock_timeout = '${lockTimeout}'; set local role lintel_owner`);
    await tx.unsafe(file.text);
    await record(tx);
  });
};

const asOwner = (adminUrl: string): string => {
  const url = new URL(adminUrl);
  url.searchParams.set('options', '-c role=lintel_owner');
  return url.toString();
};

const quoteIdentifier = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`;
const quoteLiteral = (value: string): string => `'${value.replaceAll("'", "''")}'`;
