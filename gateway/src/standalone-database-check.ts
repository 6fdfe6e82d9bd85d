import postgres from 'postgres';

/** A database that the operator named, and in which setting: messages must say what to correct. */
export type GivenDatabase = { readonly url: string; readonly setting: 'DATABASE_URL' | 'DATABASE_ADMIN_URL' };

/** Long enough for a server across an ocean; a wrong address should not keep anybody waiting. */
const connectSeconds = 5;

/**
 * Connects once to a database that the operator named, before anything else does, and so in words: which setting is wrong
 * and how it could be right. The message never holds the password.
 */
export const assertDatabaseAnswers = async (given: GivenDatabase): Promise<void> => {
  const sql = openOnce(given);
  try {
    const [login] = await sql`select rolname as name, rolsuper or rolcreaterole as administers
      from pg_roles where rolname = current_user`;
    if (given.setting === 'DATABASE_URL' || login?.administers) return;
    throw new Error(
      `"${login?.name}" of DATABASE_ADMIN_URL may not create roles. Name the login of an administrator, such as postgres: it makes roles and schema, and is used for nothing else.`,
    );
  } catch (error) {
    if (!isFromDriver(error)) throw error;
    throw new Error(explain(error, sql, given.setting), { cause: error });
  } finally {
    await sql.end({ timeout: 1 });
  }
};

/** Refuses a database that was never migrated, where the first query would only say that some table is missing. */
export const assertSchemaIsThere = async (given: GivenDatabase): Promise<void> => {
  const sql = openOnce(given);
  try {
    const [row] = await sql`select exists (select from pg_namespace where nspname = 'lintel') as migrated`;
    if (row?.migrated) return;
  } finally {
    await sql.end({ timeout: 1 });
  }
  throw new Error(
    `the database of ${given.setting} has no schema of Lintel yet. Run \`npm run migrate\` with DATABASE_ADMIN_URL set (or start once with both set), and let DATABASE_URL log in as lintel_service.`,
  );
};

const openOnce = ({ url, setting }: GivenDatabase): postgres.Sql => {
  try {
    return postgres(url, {
      max: 1,
      connect_timeout: connectSeconds,
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: 'lintel-start' },
    });
  } catch (error) {
    throw new Error(
      `${setting} is not the address of a database. It looks like postgres://user:password@host:5432/database; signs such as # and / in the password are written as %23 and %2F.`,
      { cause: error },
    );
  }
};

type DriverError = Error & { readonly code: string };

const isFromDriver = (error: unknown): error is DriverError => typeof (error as DriverError).code === 'string';

const explain = ({ code, message }: DriverError, sql: postgres.Sql, setting: GivenDatabase['setting']): string => {
  const { host, port, user, database } = sql.options;
  const place = `${host[0]}:${port[0]}`;
  const passwordFix =
    setting === 'DATABASE_URL'
      ? ' `npm run migrate` with DATABASE_ADMIN_URL and LINTEL_DATABASE_PASSWORD set gives lintel_service its password.'
      : '';
  if (code === '28P01' || code === '28000')
    return `the database at ${place} does not let "${user}" of ${setting} in (${message}). Correct user and password.${passwordFix}`;
  if (code === '3D000')
    return `the server at ${place} has no database "${database}". Create it, or correct the name at the end of ${setting}.`;
  // Five letters and digits are an SQLSTATE: somebody answered, and says why not.
  if (/^[0-9A-Z]{5}$/.test(code)) return `the database at ${place} of ${setting} refuses: ${message}`;
  return `no database answers at ${place} (${code}), the address in ${setting}. Start that server or correct the address. Without DATABASE_URL and DATABASE_ADMIN_URL, Lintel runs a Postgres of its own.`;
};
