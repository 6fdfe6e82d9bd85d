import { buildCommunity, buildLease, buildProperty, buildUnit } from '@lintel/db/seeds/build';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPropertyTest, type PropertyTest } from './setup.ts';

// SQL and TypeScript both say which leases are current (rule R37); here they are held against each other.

const zones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Mexico_City',
  'America/Santiago',
  'Africa/Cairo',
  'UTC',
];

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
  await test.sql`delete from property.lease_tenants`;
  await test.sql`delete from property.leases`;
  for (const time_zone of zones) {
    const property = await buildProperty(test.sql, await buildCommunity(test.sql, test.cedar, { time_zone }));
    for (const day of ['2026-04-04', '2026-04-05', '2026-04-06']) {
      for (const lease of [
        { start_date: day },
        { start_date: '2026-01-01', end_date: day },
        { start_date: '2026-01-01', end_date: '2026-04-06', status: 'terminated', terminated_on: day },
        { start_date: '2026-04-10', status: 'terminated', terminated_on: day },
        { start_date: day, status: 'draft' },
      ]) {
        await buildLease(test.sql, await buildUnit(test.sql, property), undefined, lease);
      }
    }
  }
});
afterAll(() => test.database.close());

type Listed = {
  nodes: { id: string; isCurrent: boolean; unit: { id: string; currentLease: { id: string } | null } }[];
};

describe('which leases are current', () => {
  it('is the same in a filter, in a field and for the unit, in every time zone at every instant', async () => {
    // Around midnight of each zone, and around the end of summer time in Santiago (4 April 2026, 24:00).
    const instants = fc.date({
      min: new Date('2026-04-03T08:00:00Z'),
      max: new Date('2026-04-07T14:00:00Z'),
      noInvalidDate: true,
    });
    const counts = new Set<number>();
    await fc.assert(
      fc.asyncProperty(instants, async (now) => {
        test.clock.now = now;
        const { data, errors } = await test.ask(
          test.manager,
          `{ all: leases(first: 100) { nodes { id isCurrent unit { id currentLease { id } } } }
             current: leases(first: 100, filter: { current: true }) { nodes { id } }
             others: leases(first: 100, filter: { current: false }) { nodes { id } }
             occupied: units(first: 100, filter: { occupied: true }) { nodes { id } } }`,
        );
        expect(errors).toBeUndefined();
        const all = (data.all as Listed).nodes;
        const idsOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id).toSorted();
        const current = all.filter(({ isCurrent }) => isCurrent);
        expect(all).toHaveLength(zones.length * 15);
        expect(idsOf(data.current.nodes)).toEqual(idsOf(current));
        expect(idsOf(data.others.nodes)).toEqual(idsOf(all.filter(({ isCurrent }) => !isCurrent)));
        expect(idsOf(data.occupied.nodes)).toEqual(idsOf(current.map(({ unit }) => unit)));
        for (const { id, isCurrent, unit } of all) expect(unit.currentLease).toEqual(isCurrent ? { id } : null);
        counts.add(current.length);
      }),
      { numRuns: 60 },
    );
    expect(counts.size).toBeGreaterThan(5);
  });

  it('differs between a zone that is 14 hours ahead and one that is 11 behind', async () => {
    test.clock.now = new Date('2026-04-05T10:30:00Z');
    const startingOn = async (zone: string) => {
      const rows =
        await test.sql`select l.id from property.leases l join identity.communities c on c.id = l.community_id
        where c.time_zone = ${zone} and l.start_date = '2026-04-05' and l.status = 'active'`;
      const { data } = await test.ask(test.manager, 'query ($id: ID!) { lease(id: $id) { isCurrent } }', {
        id: rows[0]!.id,
      });
      return data.lease.isCurrent;
    };
    // 00:30 on the 6th there, 23:30 on the 4th here.
    expect(await startingOn('Pacific/Kiritimati')).toBe(true);
    expect(await startingOn('Pacific/Pago_Pago')).toBe(false);
  });
});
