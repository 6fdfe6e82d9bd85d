import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorNames, actorsOf } from './wall/actors.ts';
import { openService, type Service } from './wall/attempt.ts';
import { grantedToNobody, promises } from './wall/promises.ts';
import { inOrganization, openWall, type Table, type Wall } from './wall/world.ts';

/** Row-level security by itself, for each kind of actor and each table: no more rows than promised, and no fewer. */
describe('the rows that a session sees', () => {
  let wall: Wall;
  let service: Service;
  beforeAll(async () => {
    wall = await openWall();
    service = openService(wall.database.serviceUrl);
  });
  afterAll(async () => {
    await service.close();
    await wall.database.close();
  });

  const keysOf = (table: Table, rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
    rows.map((row) => table.key.map((column) => JSON.stringify(row[column])).join()).sort();

  test('every table has rows of both organizations, and a promise of who sees them', async () => {
    for (const { organization } of [wall.cedar, wall.birch]) {
      for (const { name, columns } of wall.tables) {
        const own = columns.includes('organization_id') ? `organization_id = '${organization.id}'` : 'true';
        const [counted] = await wall.database.admin.unsafe(`select count(*)::int as rows from ${name} where ${own}`);
        expect(counted?.rows, `make a row of ${name} in packages/db/test/wall`).toBeGreaterThan(0);
      }
    }
    const known = [...Object.keys(promises), ...Object.keys(grantedToNobody)];
    expect(known.sort(), 'say in packages/db/test/wall/promises.ts who sees them').toEqual(
      wall.tables.map(({ name }) => name),
    );
  });

  test.each(actorNames)('for %s: those that are promised to him in each table, and none else', async (name) => {
    for (const furnished of [wall.cedar, wall.birch]) {
      const acting = actorsOf(furnished)[name]!;
      const differences: string[] = [];
      await service.as(acting, async (attempt) => {
        for (const table of wall.tables) {
          const promise = promises[table.name];
          const seen = await attempt(`select * from ${table.name} t`);
          if (promise === undefined) {
            expect(seen.code, table.name).toBe('42501');
            continue;
          }
          if (seen.code !== undefined) throw new Error(`${table.name}: ${seen.told}`);
          const inOwn = inOrganization(table, acting.organizationId, promise.isPersonal);
          const due = await wall.database.admin.unsafe(
            `select * from ${table.name} t where ${inOwn} and (${promise.sees(acting)})`,
          );
          const [is, ought] = [keysOf(table, seen.rows), keysOf(table, due)];
          const more = is.filter((key) => !ought.includes(key));
          const less = ought.filter((key) => !is.includes(key));
          if (more.length + less.length > 0)
            differences.push(`${table.name}: ${more.length} too many, ${less.length} missing`);
        }
      });
      expect(differences).toEqual([]);
    }
  });
});
