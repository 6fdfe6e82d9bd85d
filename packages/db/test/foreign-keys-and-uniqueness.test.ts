import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uniqueWithoutOrganization } from '../src/catalog/allow-lists.ts';
import { actorsOf } from './wall/actors.ts';
import { type Outcome, openService, type Service } from './wall/attempt.ts';
import { copyOf, grantsOn, type TableGrants } from './wall/grants.ts';
import { openWall, type Table, type Wall } from './wall/world.ts';

/**
 * Constraints are checked past row-level security, so each is asked whether it tells one organization of the rows of another:
 * unique keys, exclusions, foreign keys, upserts. All of them, from the catalog.
 */
describe('what constraints tell', () => {
  let wall: Wall;
  let service: Service;
  let grants: ReadonlyMap<string, TableGrants>;
  beforeAll(async () => {
    wall = await openWall();
    service = openService(wall.database.serviceUrl);
    grants = await grantsOn(wall.database.admin);
  });
  afterAll(async () => {
    await service.close();
    await wall.database.close();
  });

  /** Runs work whose effects nobody wants to keep. */
  const undone = async (work: (tx: postgres.TransactionSql) => Promise<void>) => {
    const undo = new Error('undone');
    await wall.database.admin
      .begin(async (tx) => {
        await work(tx);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  };
  const ofOrganizations = () => wall.tables.filter(({ columns }) => columns.includes('organization_id'));

  test('every row of one organization could stand in the other as it is: no key and no exclusion notices', async () => {
    const [victim, other] = [wall.cedar.organization.id, wall.birch.organization.id];
    const global = await globalKeys(wall.database.admin);
    for (const { name } of ofOrganizations()) {
      await undone(async (tx) => {
        // Without triggers: neither foreign keys nor the books are asked here.
        await tx.unsafe('set local session_replication_role = replica');
        const columns = await writableColumns(tx, name);
        const values = columns.map((column) => {
          if (column === 'organization_id') return `'${other}'`;
          return global.get(name)?.has(column) ? fresh(column) : column;
        });
        await tx.unsafe(`delete from ${name} where organization_id = '${other}'`);
        const copied = await tx.unsafe(
          `insert into ${name} (${columns.join(', ')}) overriding system value select ${values.join(', ')} from ${name} where organization_id = '${victim}'`,
        );
        expect(copied.count, name).toBeGreaterThan(0);
      });
    }
  });

  test('every partial key has a row of which it speaks, or the test above would not try it', async () => {
    const partial = await wall.database.admin<{ name: string; table: string; condition: string }[]>`
      select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table, pg_get_expr(i.indpred, i.indrelid) as condition
      from pg_index i join pg_class c on c.oid = i.indrelid
      where (i.indisunique or i.indisexclusion) and i.indpred is not null
        and c.relnamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')`;
    expect(partial.length).toBeGreaterThan(5);
    for (const { name, table, condition } of partial) {
      const [found] = await wall.database.admin.unsafe(
        `select count(*)::int as rows from ${table} where organization_id = '${wall.cedar.organization.id}' and ${condition}`,
      );
      expect(found?.rows, name).toBeGreaterThan(0);
    }
  });

  test('a foreign key answers for a row of the other organization as for a row of nobody', async () => {
    const keys = await foreignKeys(wall.database.admin);
    expect(keys.length).toBeGreaterThan(50);
    const untried: string[] = [];
    for (const key of keys) {
      const told: (string | undefined)[] = [];
      const theirs = await idOfOther(wall, key);
      for (const id of [theirs, randomUUID()]) {
        await undone(async (tx) => {
          // Rules of ours that come before the constraint are out of the way; the constraint itself is not.
          await tx.unsafe(`alter table ${key.table} disable trigger user; set constraints all immediate`);
          const set = `update ${key.table} set ${key.column} = '${id}' where ctid = (select ctid from ${key.table} where organization_id = '${wall.birch.organization.id}' limit 1)`;
          const outcome = await tx
            .savepoint((step) => step.unsafe(set))
            .catch((error: postgres.PostgresError) => error);
          if (!('code' in outcome) || outcome.code !== '23503')
            untried.push(`${key.name}: ${'message' in outcome ? outcome.message : 'accepted'}`);
          else told.push([outcome.message, outcome.detail, outcome.constraint_name].join(' ').replaceAll(id, '<id>'));
        });
      }
      expect(told[0], key.name).toBe(told[1]);
    }
    // A CHECK speaks first where a column does not go with the others of its row, whatever the id; the same for both.
    expect(untried.filter((name) => !/document_links_target|charges_void/.test(name))).toEqual([]);
  });

  test('an insert, an upsert or a change is told of a row of the other organization what it is told of one of nobody', async () => {
    for (const [own, other] of [
      [wall.birch, wall.cedar],
      [wall.cedar, wall.birch],
    ] as const) {
      const acting = actorsOf(own)['staff of the organization']!;
      await service.as(acting, async (attempt) => {
        for (const table of ofOrganizations()) {
          const columns = (grants.get(table.name)?.insert ?? []).filter(
            (column) => column !== 'organization_id' && !(column === 'id' && table.name === 'identity.users'),
          );
          if (columns.length === 0) continue;
          const rows = await wall.database.admin.unsafe(
            `select * from ${table.name} where organization_id = '${other.organization.id}' limit 20`,
          );
          for (const row of rows) {
            const names = new Map<string, string>();
            const decoy = withoutNames(row, names);
            for (const ending of ['', ' on conflict do nothing', upsertOn(table, columns)]) {
              const [real, fake] = [
                await attempt(`${copyOf(table, row, columns)}${ending}`),
                await attempt(`${copyOf(table, decoy, columns)}${ending}`),
              ];
              expect(plain(real, names), `${table.name}${ending} ${JSON.stringify(row)}`).toBe(plain(fake, names));
            }
          }
        }
      });
    }
  });
});

const writableColumns = async (sql: postgres.TransactionSql, name: string): Promise<string[]> =>
  (
    await sql.unsafe(
      `select attname from pg_attribute where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    )
  ).map((row) => String(row.attname));

/** Columns of the keys that are unique in the whole installation, each with its reason in the allow-lists. */
const globalKeys = async (admin: postgres.Sql): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const rows = await admin<{ table: string; column: string }[]>`
    select i.indrelid::regclass::text as table, a.attname as column from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indexrelid::regclass::text = any (${Object.keys(uniqueWithoutOrganization)})`;
  const found = new Map<string, Set<string>>();
  for (const { table, column } of rows) found.set(table, (found.get(table) ?? new Set()).add(column));
  return found;
};

const fresh = (column: string): string => {
  if (column === 'prefix') return 'substr(md5(random()::text), 1, 12)';
  return column.endsWith('_hash') ? 'uuid_send(gen_random_uuid())' : 'gen_random_uuid()';
};

type Key = {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly targetColumn: string;
};

/** Every foreign key between tables of organizations, by the column beside organization_id. */
const foreignKeys = async (admin: postgres.Sql): Promise<readonly Key[]> => [
  ...(await admin<Key[]>`
    select k.conname as name, k.conrelid::regclass::text as table, a.attname as column, k.confrelid::regclass::text as target, b.attname as "targetColumn"
    from pg_constraint k, unnest(k.conkey, k.confkey) as pair (own, theirs)
    join pg_attribute a on true join pg_attribute b on true
    where k.contype = 'f' and cardinality(k.conkey) = 2 and a.attrelid = k.conrelid and a.attnum = pair.own and b.attrelid = k.confrelid and b.attnum = pair.theirs
      and a.attname <> 'organization_id' and k.connamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')`),
];

/** An id that exists for cedar and not for birch. */
const idOfOther = async ({ database, cedar, birch }: Wall, { target, targetColumn }: Key): Promise<string> => {
  const [found] = await database.admin.unsafe(
    `select ${targetColumn} as id from ${target} where organization_id = '${cedar.organization.id}'
      and ${targetColumn} not in (select ${targetColumn} from ${target} where organization_id = '${birch.organization.id}') limit 1`,
  );
  if (found === undefined) throw new Error(`cedar has nothing of its own in ${target}`);
  return String(found.id);
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same row with every id changed into one of nothing; `names` gets the old and new ones. */
const withoutNames = (row: Readonly<Record<string, unknown>>, names: Map<string, string>): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(row).replaceAll(uuid, (id) => {
      const known = names.get(id) ?? randomUUID();
      names.set(id, known);
      return known;
    }),
  );

const upsertOn = ({ key }: Table, columns: readonly string[]): string => {
  const changed = columns.find((column) => !key.includes(column)) ?? columns[0];
  return ` on conflict (${key.join(', ')}) do update set ${changed} = excluded.${changed}`;
};

const plain = (outcome: Outcome, names: ReadonlyMap<string, string>): string => {
  let text =
    outcome.code === undefined ? `${outcome.count} rows` : `${outcome.code} ${outcome.constraint} ${outcome.told}`;
  for (const [real, fake] of names) text = text.replaceAll(real, '<id>').replaceAll(fake, '<id>');
  // What the row itself got as its id.
  return text.replaceAll(uuid, '<id>').replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*\+\d\d/g, '<time>');
};
