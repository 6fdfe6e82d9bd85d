import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Acting, actorNames, actorsOf } from './wall/actors.ts';
import { type Attempt, type Outcome, openService, type Service } from './wall/attempt.ts';
import { copyOf, grantsOn, type TableGrants } from './wall/grants.ts';
import { promises } from './wall/promises.ts';
import { type Furnished, inOrganization, openWall, type Table, type Wall } from './wall/world.ts';

/** What each kind of actor may add, change, remove and move, in each table: what is promised, and nothing of anybody else's. */
describe('the rows that a session writes', () => {
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

  const count = async (table: Table, condition: string): Promise<number> =>
    (await wall.database.admin.unsafe(`select count(*)::int as rows from ${table.name} t where ${condition}`))[0]?.rows;
  const due = (table: Table, acting: Acting): string => {
    const { sees, writes, isPersonal } = promises[table.name]!;
    return `${inOrganization(table, acting.organizationId, isPersonal)} and (${sees(acting)}) and (${writes?.(acting) ?? 'false'})`;
  };
  const eachTable = async (
    acting: Acting,
    attack: (table: Table, attempt: Attempt, granted: TableGrants) => Promise<readonly string[]>,
  ): Promise<string[]> => {
    const faults: string[] = [];
    await service.as(acting, async (attempt) => {
      for (const table of wall.tables) {
        const found = await attack(table, attempt, grants.get(table.name) ?? { insert: [], update: [], delete: false });
        faults.push(...found.map((fault) => `${table.name}: ${fault}`));
      }
    });
    return faults;
  };
  const bothWays = (): readonly (readonly [Furnished, Furnished])[] => [
    [wall.cedar, wall.birch],
    [wall.birch, wall.cedar],
  ];

  test.each(actorNames)('%s changes and removes what is promised to him, and nothing else', async (name) => {
    for (const [own] of bothWays()) {
      const acting = actorsOf(own)[name]!;
      const faults = await eachTable(acting, async (table, attempt, granted) => {
        const expected = promises[table.name] === undefined ? 0 : await count(table, due(table, acting));
        const column = granted.update[0];
        const changed = await attempt(
          `update ${table.name} set ${column ?? table.columns[0]} = ${column ?? table.columns[0]}`,
        );
        const removed = await attempt(`delete from ${table.name}`);
        return [
          ...verdict('update', changed, column === undefined ? undefined : expected),
          ...verdict('delete', removed, granted.delete ? expected : undefined),
        ];
      });
      expect(faults).toEqual([]);
    }
  });

  test.each(actorNames)('%s adds rows where it is promised to him, and nowhere else', async (name) => {
    for (const [own, other] of bothWays()) {
      const acting = actorsOf(own)[name]!;
      const faults = await eachTable(acting, async (table, attempt, granted) => {
        if (granted.insert.length === 0) {
          const outcome = await attempt(`insert into ${table.name} default values`);
          return outcome.code === '42501' ? [] : [`insert was not refused: ${JSON.stringify(outcome)}`];
        }
        const found: string[] = [];
        for (const { organization } of [own, other]) {
          const { writes, adds = writes } = promises[table.name]!;
          const rows = await wall.database.admin.unsafe(
            `select t.*, (${adds?.(acting) ?? 'false'}) as promised from ${table.name} t where ${inOrganization(table, organization.id)} order by md5(t::text) limit 16`,
          );
          for (const { promised, ...row } of rows) {
            const outcome = await attempt(copyOf(table, row, granted.insert));
            // Where the column is not granted, the row becomes one of the session's organization that names what is not there.
            const mayTry =
              organization === own.organization ? promised : !granted.insert.includes('organization_id') && promised;
            if (outcome.code === '42501' && mayTry) found.push(`a row of his was refused: ${outcome.told}`);
            if (outcome.code !== '42501' && !mayTry)
              found.push(`a row of others was not refused: ${JSON.stringify(row)}`);
            if (
              outcome.code === undefined &&
              organization === other.organization &&
              table.columns.some(
                (column) => column.endsWith('_id') && column !== 'organization_id' && granted.insert.includes(column),
              ) &&
              !withoutReferences.has(table.name)
            )
              found.push(`a row of his names things of another organization: ${JSON.stringify(row)}`);
          }
        }
        return found;
      });
      expect(faults).toEqual([]);
    }
  });

  test.each(actorNames)(
    '%s moves no row into another organization, or into a community that is not his',
    async (name) => {
      for (const [own, other] of bothWays()) {
        const acting = actorsOf(own)[name]!;
        const faults = await eachTable(acting, async (table, attempt, granted) => {
          const found: string[] = [];
          const key = table.name === 'identity.organizations' ? 'id' : 'organization_id';
          if (table.columns.includes(key)) {
            const moved = await attempt(`update ${table.name} set ${key} = '${other.organization.id}'`);
            if (moved.code === undefined && moved.count > 0) found.push(`${moved.count} moved to another organization`);
            if (moved.code !== undefined && moved.code !== '42501')
              found.push(`the move was refused by accident: ${moved.told}`);
          }
          if (!granted.update.includes('community_id')) return found;
          for (const place of [own.places.ash, own.places.elm]) {
            const theirs = await count(
              table,
              `t.community_id is distinct from '${place.community.id}' and ${due(table, acting)}`,
            );
            const outcome = await attempt(`update ${table.name} set community_id = '${place.community.id}'`);
            const isHis =
              acting.visibility === 'organization' ||
              (acting.visibility === 'communities' && acting.communityIds.includes(place.community.id));
            if (!isHis && outcome.code === undefined && outcome.count > 0 && !keptThroughOccupancy.has(table.name))
              found.push(`${outcome.count} moved to a community that is not his`);
            if (isHis && theirs > 0 && outcome.code === '42501') found.push('a move into his community was refused');
          }
          return found;
        });
        expect(faults).toEqual([]);
      }
    },
  );
});

/** `expected` rows, or that the command is not granted at all. */
const verdict = (command: string, outcome: Outcome, expected: number | undefined): readonly string[] => {
  if (expected === undefined)
    return outcome.code === '42501' ? [] : [`${command} was not refused: ${JSON.stringify(outcome)}`];
  // Nothing may refer to what is removed; that it is reached at all is what counts here.
  if (outcome.code === '23503' && expected > 0) return [];
  if (outcome.code !== undefined) return [`${command} failed: ${outcome.told}`];
  return outcome.count === expected ? [] : [`${command} reached ${outcome.count} rows instead of ${expected}`];
};

/** Their columns are no foreign keys: an event names what it happened to, whatever becomes of it. */
const withoutReferences: ReadonlySet<string> = new Set(['app.outbox_events']);

/** Seen and kept by those communities too in which the person lives. */
const keptThroughOccupancy: ReadonlySet<string> = new Set(['community.residents']);
