import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { Overloaded } from './admission.ts';
import { type CatalogAnswer, catalogQuestion, describeFinding, findingsIn } from './catalog/check.ts';
import { catalogRules } from './catalog/rules.ts';
import { DatabaseUnavailable, isSocketError } from './connection.ts';
import { missingMigrations, unknownMigrations } from './migrate-files.ts';
import type { Door } from './session.ts';
import type { Tx } from './transaction.ts';

/** Why a service must not run with the database as it is; the message names the fix. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase';
}

type LoginFacts = {
  readonly login: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly creates: boolean;
  /** What it owns of ours, one name. */
  readonly owned: string | null;
  /** Roles that it can become, or has the rights of, and must not. */
  readonly dangerous: string | null;
};

const loginFix =
  'Let the services log in as lintel_service: run `npm run migrate` with DATABASE_ADMIN_URL set, then put that login into DATABASE_URL.';
const catalogFix =
  'If somebody changed the database by hand, undo that or restore a backup; a migration that wants an exception lists it in packages/db/src/catalog/allow-lists.ts.';

/**
 * Refuses to run where the wall between organizations does not stand: as a role for which row-level security does not exist
 * or could be switched off (superuser, BYPASSRLS, an owner of our tables, or a member of such a role), on a schema that is
 * older than the code, or where the catalog breaks a rule, such as a table whose policy was dropped. A database that is away or busy is asked
 * again for `patienceMs`: many services that start at once make it so themselves. Errors: UnsafeDatabase, DatabaseUnavailable.
 */
export const assertServiceRole = async (door: Door, { patienceMs = 30_000 } = {}): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await assertOnce(door);
    } catch (error) {
      const cause = passingReason(error);
      if (cause === undefined) throw error;
      if (performance.now() >= deadline)
        throw new DatabaseUnavailable(`the database did not serve within ${patienceMs / 1000} s (${cause.message})`);
    }
    await sleep(pauseMs);
  }
};

/** Between two attempts. */
const pauseMs = 250;

/** What in an error says that the database is away or busy; undefined when it says something else. */
const passingReason = (error: unknown): Error | undefined => {
  for (let current = error; current instanceof Error; current = current.cause) {
    const { severity, code } = current as { severity?: unknown; code?: unknown };
    // The server's own words for starting, ending, and having no connection free.
    const isBusy = severity !== undefined && /^(57P0|53)/.test(String(code));
    const isAway = current instanceof DatabaseUnavailable || current instanceof Overloaded || isSocketError(current);
    if (isBusy || isAway) return current;
  }
  return undefined;
};

const assertOnce = async (door: Door): Promise<void> => {
  const login = await door.authenticate('boot', loginFacts);
  const reason = reasonToRefuse(login);
  if (reason !== undefined)
    throw new UnsafeDatabase(`${login.login} ${reason}, so row-level security would not hold. ${loginFix}`);
  const applied = await door.authenticate('boot', async (tx) =>
    (await tx.execute<{ name: string }>(sql`select name from lintel.migrations`)).map(({ name }) => name),
  );
  const missing = await missingMigrations(applied);
  if (missing.length > 0)
    throw new UnsafeDatabase(
      `The database lacks ${missing.join(', ')}. Run \`npm run migrate\` with DATABASE_ADMIN_URL set.`,
    );
  await assertCatalog(door, applied);
};

const assertCatalog = async (door: Door, applied: readonly string[]): Promise<void> => {
  // While a new version is rolled out, the database may be newer than this code, which does not know the new exceptions.
  const isNewer = (await unknownMigrations(applied)).length > 0;
  const rules = catalogRules.filter(
    ({ allowed, isAboutSpeed }) => !isAboutSpeed && !(isNewer && allowed !== undefined),
  );
  const answers = await door.authenticate('boot', (tx) => tx.execute<CatalogAnswer>(sql.raw(catalogQuestion(rules))));
  const findings = findingsIn(answers, rules);
  if (findings.length > 0)
    throw new UnsafeDatabase(
      `The wall between organizations has a hole. ${findings.map(describeFinding).join('. ')}. ${catalogFix}`,
    );
};

const loginFacts = async (tx: Tx): Promise<LoginFacts> => {
  const rows = await tx.execute<LoginFacts>(sql`
    select session_user as login, r.rolsuper as superuser, r.rolbypassrls as bypass,
      r.rolcreaterole or r.rolcreatedb or r.rolreplication as creates,
      (select name from (
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspowner = 'lintel_owner'::regrole and c.relowner = r.oid
        union all select 'the schema ' || nspname from pg_namespace where nspowner = r.oid and nspname !~ '^pg_'
        union all select 'the database ' || datname from pg_database where datname = current_database() and datdba = r.oid
      ) as things limit 1) as owned,
      (select string_agg(m.rolname, ', ' order by m.rolname) from pg_roles m
        where m.oid <> r.oid and pg_has_role(r.oid, m.oid, 'member') and (
          m.rolsuper or m.rolbypassrls or m.rolcreaterole or m.rolcreatedb or m.rolreplication
          -- Predefined roles read, write or run past the policies, or show the statements of others.
          or m.rolname ~ '^pg_'
          or exists (select from pg_class c where c.relowner = m.oid)
          or exists (select from pg_namespace n where n.nspowner = m.oid))) as dangerous
    from pg_roles r where r.rolname = session_user`);
  return rows[0] as LoginFacts;
};

const reasonToRefuse = (facts: LoginFacts): string | undefined => {
  if (facts.superuser) return 'is a superuser';
  if (facts.bypass) return 'has BYPASSRLS';
  if (facts.creates) return 'may create roles or databases, or replicate';
  if (facts.owned !== null) return `owns ${facts.owned}`;
  if (facts.dangerous !== null) return `is a member of ${facts.dangerous}`;
  return undefined;
};
