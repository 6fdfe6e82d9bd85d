import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, openService, type Service } from './wall/attempt.ts';
import { copyOf } from './wall/grants.ts';
import { openWall, type Wall } from './wall/world.ts';

const roles = ['lintel_app', 'lintel_auth', 'lintel_worker', 'service'] as const;

/** What the database may be told of the organization without one being meant. */
const contexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no setting': {},
  'an empty setting': { 'app.organization_id': '' },
  'a setting that is no id': { 'app.organization_id': 'x' },
  'an organization that does not exist': { 'app.organization_id': '00000000-0000-7000-8000-00000000dead' },
  'two organizations': {
    'app.organization_id': '{00000000-0000-7000-8000-00000000dead,00000000-0000-7000-8000-00000000beef}',
  },
};

/** What a session would be told besides, at its widest. */
const widest = (userId: string) => ({
  'app.visibility': 'organization',
  'app.user_id': userId,
  'app.actor': `user:${userId}`,
});

/** R2: all tables, all commands, all roles of the services. */
describe.each(roles)('without an organization, as %s', (role) => {
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

  describe.each(Object.entries(contexts))('and with %s', (_, settings) => {
    const faultsOf = async (
      statementOf: (table: Wall['tables'][number]) => Promise<readonly string[]>,
      isRefused: (outcome: Outcome) => boolean,
    ) => {
      const faults: string[] = [];
      for (const more of [{}, widest(wall.cedar.people.shared.id)]) {
        await service.with(role, { ...settings, ...more }, async (attempt) => {
          for (const table of wall.tables)
            for (const statement of await statementOf(table)) {
              const outcome = await attempt(statement);
              if (!isRefused(outcome))
                faults.push(`${statement.slice(0, 200)} → ${JSON.stringify(outcome).slice(0, 200)}`);
            }
        });
      }
      return faults;
    };
    const nothing = ({ code, count }: Outcome) => code !== undefined || count === 0;

    test('every table answers nothing', async () => {
      expect(await faultsOf(async ({ name }) => [`select * from ${name}`], nothing)).toEqual([]);
      const counted = ({ code, rows }: Extract<Outcome, { count: number }> & { code?: string }) =>
        code !== undefined || rows[0]?.count === '0';
      expect(
        await faultsOf(
          async ({ name }) => [`select count(*)::text from ${name}`],
          counted as (outcome: Outcome) => boolean,
        ),
      ).toEqual([]);
    });

    test('nothing is changed or removed', async () => {
      const statements = async ({ name, columns }: Wall['tables'][number]) => [
        ...columns.map((column) => `update ${name} set ${column} = ${column}`),
        `delete from ${name}`,
      ];
      expect(await faultsOf(statements, nothing)).toEqual([]);
      const truncated = await faultsOf(
        async ({ name }) => [`truncate ${name} cascade`],
        ({ code }) => code === '42501',
      );
      expect(truncated).toEqual([]);
    });

    test('nothing is added, whosever row it says that it is', async () => {
      const statements = async (table: Wall['tables'][number]) => {
        const rows = await wall.database.admin.unsafe(`select * from ${table.name} t order by md5(t::text) limit 2`);
        const stranger = { ...rows[0], organization_id: '00000000-0000-7000-8000-00000000dead' };
        return [...rows, stranger].flatMap((row) => [
          copyOf(table, row, table.columns),
          copyOf(
            table,
            row,
            table.columns.filter((column) => !['organization_id', 'actor', 'posted_xact'].includes(column)),
          ),
        ]);
      };
      expect(await faultsOf(statements, ({ code }) => code !== undefined)).toEqual([]);
    });
  });
});
