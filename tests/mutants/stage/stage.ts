import { openTestDatabase } from '@lintel/db/testing';
import postgres from 'postgres';
import { type CatalogFacts, readCatalog } from '../catalog-facts.ts';
import { type Actor, actorsOf } from './actors.ts';
import { attemptFunction } from './attempts.ts';
import { type FurnishedOrganization, furnishEmpty, furnishOrganization, furnishPeople } from './furnish.ts';

/** A row as JSON, and where it lies: nothing moves it as long as every attempt is taken back. */
export type StoredRow = Readonly<Record<string, unknown>> & { readonly ctid: string };

/** A furnished database of its own, on which everything is tried and nothing is kept. */
export type Stage = {
  readonly admin: postgres.Sql;
  readonly catalog: CatalogFacts;
  /** Rows of each table, by its name. */
  readonly rows: ReadonlyMap<string, readonly StoredRow[]>;
  readonly actors: readonly Actor[];
  /** Whose people act. */
  readonly ours: FurnishedOrganization;
  /** Whose rows they must not reach. */
  readonly theirs: FurnishedOrganization;
  /** An organization that has not even what others start with. */
  readonly emptyId: string;
  readonly close: () => Promise<void>;
};

/** Error: a table in which the furniture has no row of one of the organizations. */
export const openStage = async (): Promise<Stage> => {
  const database = await openTestDatabase();
  // Attempts throw away all prepared statements of their connection.
  const admin = postgres(database.adminUrl, { max: 1, prepare: false, onnotice: () => undefined });
  const close = async () => {
    await admin.end({ timeout: 1 });
    await database.close();
  };
  try {
    const people = await furnishPeople(admin);
    const ours = await furnishOrganization(admin, 'ours', people);
    const theirs = await furnishOrganization(admin, 'theirs', people);
    await admin`select app.seal_audit_log(20)`;
    await admin`select app.seal_audit_log(20, ${ours.id})`;
    const emptyId = await furnishEmpty(admin);
    const catalog = await readCatalog(admin);
    // No vacuum may move a row or take the lock that a mutant waits for.
    for (const { name } of catalog.tables) await admin.unsafe(`alter table ${name} set (autovacuum_enabled = false)`);
    await admin.unsafe(attemptFunction);
    const rows = await readRows(admin, catalog);
    const bare = [...rows].filter(([, stored]) => stored.length === 0).map(([name]) => name);
    if (bare.length > 0)
      throw new Error(`no row to try anything on: furnish ${bare.join(', ')} in tests/mutants/stage`);
    return { admin, catalog, rows, actors: actorsOf(ours, theirs), ours, theirs, emptyId, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const readRows = async (admin: postgres.Sql, { tables }: CatalogFacts): Promise<Stage['rows']> => {
  const rows = new Map<string, readonly StoredRow[]>();
  for (const { name } of tables) {
    const found = await admin.unsafe<{ row: Record<string, unknown>; ctid: string }[]>(
      `select to_jsonb(t) as row, ctid::text as ctid from ${name} t order by t.ctid`,
    );
    rows.set(
      name,
      found.map(({ row, ctid }) => ({ ...row, ctid })),
    );
  }
  return rows;
};
