import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedBench } from '../src/seeds/bench.ts';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('the bench seed makes one large organization and many tiny ones, every unit let to one resident', async () => {
  const { large, tiny } = await seedBench(database.admin, { properties: 4, unitsPerProperty: 5, tinyOrganizations: 3 });
  expect(tiny).toHaveLength(3);
  const counted = await database.admin`
    select (select count(*)::int from property.units where organization_id = ${large.id}) as units,
      (select count(distinct resident_id)::int from community.occupancies where organization_id = ${large.id}) as residents,
      (select count(*)::int from property.leases l join property.lease_tenants t on t.lease_id = l.id
        join community.occupancies o on o.unit_id = l.unit_id and o.resident_id = t.resident_id where l.organization_id = ${large.id}) as paired,
      (select count(*)::int from property.units where organization_id = ${tiny[0]!.id}) as tiny`;
  expect(counted[0]).toEqual({ units: 20, residents: 20, paired: 20, tiny: 3 });
});
