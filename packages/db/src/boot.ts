import { sql } from 'drizzle-orm';
import { missingMigrations } from './migrate-files.ts';
import type { Door } from './session.ts';

/** Why a service must not run with the database as it is; the message names the fix. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase';
}

type ServiceFacts = {
  readonly login: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly creates: boolean;
  readonly owned: number;
  readonly dangerous: string | null;
  readonly version: number;
  readonly durable: boolean;
};

const fix =
  'Let the services log in as lintel_service: run `npm run migrate` with DATABASE_ADMIN_URL set, then put that login into DATABASE_URL.';

/**
 * Refuses to run as a role for which row-level security does not exist or could be switched off: superuser, BYPASSRLS, an
 * owner of our tables, or a member of such a role. Also refuses a schema that is older than the code.
 */
export const assertServiceRole = async (door: Door): Promise<void> => {
  const { facts, applied } = await door.authenticate('boot', async (tx) => {
    const rows = await tx.execute<ServiceFacts>(sql`
      select session_user as login, r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole or r.rolcreatedb as creates,
        (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents') and c.relowner = r.oid) as owned,
        (select string_agg(m.rolname, ', ') from pg_roles m
          where (m.rolsuper or m.rolbypassrls or m.rolname = 'lintel_owner') and m.oid <> r.oid and pg_has_role(r.oid, m.oid, 'member')) as dangerous,
        current_setting('server_version_num')::int as version,
        current_setting('fsync')::bool and current_setting('full_page_writes')::bool as durable
      from pg_roles r where r.rolname = session_user`);
    const names = await tx.execute<{ name: string }>(sql`select name from lintel.migrations`);
    return { facts: rows[0] as ServiceFacts, applied: names.map((row) => row.name) };
  });
  const reason = reasonToRefuse(facts);
  if (reason !== undefined)
    throw new UnsafeDatabase(`${facts.login} ${reason}, so row-level security would not hold. ${fix}`);
  const missing = await missingMigrations(applied);
  if (missing.length > 0)
    throw new UnsafeDatabase(
      `The database lacks ${missing.join(', ')}. Run \`npm run migrate\` with DATABASE_ADMIN_URL set.`,
    );
};

const reasonToRefuse = (facts: ServiceFacts): string | undefined => {
  if (facts.superuser) return 'is a superuser';
  if (facts.bypass) return 'has BYPASSRLS';
  if (facts.creates) return 'may create roles or databases';
  if (facts.owned > 0) return 'owns tables of Lintel';
  if (facts.dangerous !== null) return `is a member of ${facts.dangerous}`;
  return undefined;
};
