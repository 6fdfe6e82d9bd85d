import { buildLease, buildOccupancy, buildUnit, type Row, type Sql } from '../../src/seeds/build.ts';
import { type People, put } from './furnish-people.ts';

export type Home = { readonly unit: Row; readonly next: Row; readonly property: Row; readonly community: Row };
export type Places = {
  readonly ash: Home;
  readonly elm: Home;
  readonly residents: Readonly<Record<'tina' | 'olga' | 'nina' | 'paul' | 'former', Row>>;
  readonly leases: Readonly<Record<'tina' | 'nina' | 'paul' | 'former' | 'draft', Row>>;
};

export const furnishCommunity = (sql: Sql, organization: Row, name: string): Promise<Row> =>
  put(sql, 'identity.communities', {
    organization_id: organization.id,
    name,
    name_key: name.toLowerCase(),
    time_zone: 'UTC',
    currency: 'USD',
  });

const furnishHome = async (sql: Sql, community: Row): Promise<Home> => {
  const own = { organization_id: community.organization_id, community_id: community.id };
  const address = await put(sql, 'property.addresses', { ...own, line1: '1 Main', city: 'Town', country: 'US' });
  const name = String(community.name);
  const named = { name, name_key: name.toLowerCase() };
  const property = await put(sql, 'property.properties', {
    ...own,
    ...named,
    address_id: address.id,
    external_id: `x-${named.name_key}`,
  });
  const building = await put(sql, 'property.buildings', { ...own, property_id: property.id, ...named });
  const units = [];
  for (const number of ['1', '2'])
    units.push(await buildUnit(sql, property, { number, number_key: number, building_id: building.id }));
  return { unit: units[0]!, next: units[1]!, property, community };
};

/**
 * Two communities with two units each. In the first unit of Ash: somebody lived until 2019, Olga owns it since 2018, Tina rents
 * it since 2023 and a draft waits; next door Nina. Paul rents in Elm.
 */
export const furnishPlaces = async (
  sql: Sql,
  { ash: ashCommunity, elm: elmCommunity, people }: { ash: Row; elm: Row; people: People },
): Promise<Places> => {
  const [ash, elm] = [await furnishHome(sql, ashCommunity), await furnishHome(sql, elmCommunity)];
  const person = (name: string, { community, user }: { community?: Row; user?: Row }) =>
    put(sql, 'community.residents', {
      organization_id: ashCommunity.organization_id,
      full_name: name,
      name_key: name,
      community_id: community?.id ?? null,
      user_id: user?.id ?? null,
    });
  const residents = {
    tina: await person('tina', { community: ashCommunity, user: people.tina }),
    olga: await person('olga', { user: people.olga }),
    nina: await person('nina', { community: ashCommunity, user: people.nina }),
    paul: await person('paul', { community: elmCommunity, user: people.paul }),
    former: await person('former', {}),
  };
  await buildOccupancy(sql, ash.unit, residents.former, { start_date: '2015-01-01', end_date: '2019-12-31' });
  await buildOccupancy(sql, ash.unit, residents.olga, { start_date: '2018-01-01', kind: 'owner' });
  await buildOccupancy(sql, ash.unit, residents.tina, { start_date: '2023-01-01' });
  await buildOccupancy(sql, ash.next, residents.nina);
  await buildOccupancy(sql, elm.unit, residents.paul);
  const ended = { start_date: '2015-01-01', status: 'terminated' };
  await buildLease(sql, ash.unit, residents.former, { ...ended, terminated_on: '2016-12-31' });
  const leases = {
    former: await buildLease(sql, ash.unit, residents.former, {
      ...ended,
      start_date: '2017-01-01',
      terminated_on: '2019-12-31',
    }),
    tina: await buildLease(sql, ash.unit, residents.tina, { start_date: '2023-01-01' }),
    draft: await buildLease(sql, ash.unit, residents.tina, { start_date: '2030-01-01', status: 'draft' }),
    nina: await buildLease(sql, ash.next, residents.nina),
    paul: await buildLease(sql, elm.unit, residents.paul),
  };
  return { ash, elm, residents, leases };
};
