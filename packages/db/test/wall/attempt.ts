import postgres from 'postgres';
import { preamble } from '../../src/context-sql.ts';
import type { Acting } from './actors.ts';

/** What became of a statement: how many rows, and which; or SQLSTATE and the text of the refusal. */
export type Outcome =
  | { readonly count: number; readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly code?: undefined }
  | {
      readonly code: string;
      readonly message: string;
      readonly constraint: string | undefined;
      readonly told: string;
      readonly count?: undefined;
    };

/** Tries statements, each undone at once, in one transaction. */
export type Attempt = (statement: string) => Promise<Outcome>;

/** A connection as the services have it. Nothing that is tried on it lasts. */
export type Service = {
  /** As the product opens a transaction for somebody. */
  readonly as: <T>(acting: Acting, work: (attempt: Attempt) => Promise<T>) => Promise<T>;
  /** With a role and settings of one's own choice; `service` for the login itself. */
  readonly with: <T>(
    role: string,
    settings: Readonly<Record<string, string>>,
    work: (attempt: Attempt) => Promise<T>,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

export const openService = (url: string): Service => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, fetch_types: false });
  const attempt: Attempt = async (statement) => {
    // Sent together: one round trip each.
    const tried = Promise.allSettled([
      sql.unsafe('savepoint attempt').execute(),
      sql.unsafe(statement).execute(),
      sql.unsafe('rollback to savepoint attempt').execute(),
    ]);
    const [, outcome] = await tried;
    if (outcome.status === 'fulfilled') return { count: outcome.value.count, rows: [...outcome.value] };
    const error: unknown = outcome.reason;
    if (!(error instanceof postgres.PostgresError)) throw error;
    const { code, message, constraint_name: constraint, detail = '', hint = '', where = '' } = error;
    return { code, message, constraint, told: [message, detail, hint, where].join(' ') };
  };
  const within = async <T>(opening: string, work: (attempt: Attempt) => Promise<T>): Promise<T> => {
    await sql.unsafe(opening);
    // What a COMMIT would say is said at once.
    await sql.unsafe('set constraints all immediate');
    try {
      return await work(attempt);
    } finally {
      await sql.unsafe('rollback');
    }
  };
  return {
    as: (acting, work) => {
      const session = { ...acting, roles: [], permissions: [], locale: 'en-US' };
      return within(preamble('write', { role: 'lintel_app', session, requestId: 'wall' }), work);
    },
    with: (role, settings, work) => {
      const all = Object.entries({ ...(role === 'service' ? {} : { role }), ...settings });
      const set = all.map(([name, value]) => `set_config('${name}', '${value}', true)`);
      return within(`begin${set.length === 0 ? '' : `; select ${set.join(', ')}`}`, work);
    },
    close: () => sql.end({ timeout: 1 }),
  };
};
