import type { Sql } from './build.ts';

/** The rows that operations ask for by name, and how many rows there are. */
export const readBenchFacts = async (admin: Sql, organizationId: string) => {
  const [row] = await admin`
    select (select id from identity.communities where organization_id = ${organizationId}) as "communityId",
      (select id from property.properties where organization_id = ${organizationId} order by name_key limit 1) as "propertyId",
      (select id from community.residents where organization_id = ${organizationId} order by name_key limit 1) as "residentId",
      (select id from finance.payments where organization_id = ${organizationId} order by received_on, id limit 1) as "paymentId",
      (select id from documents.documents where organization_id = ${organizationId} order by title_key limit 1) as "documentId"`;
  // In the middle of the list: the reading scenarios ask from both ends.
  const leases = await admin`
    select l.id from property.leases l
    join (select id from property.properties where organization_id = ${organizationId} order by name_key
      offset (select count(*) / 2 from property.properties where organization_id = ${organizationId}) limit 20) as p on p.id = l.property_id
    where l.organization_id = ${organizationId} order by l.id limit 200`;
  const sizes = await admin`
    select (select count(*)::int from identity.organizations) as organizations, (select count(*)::int from property.properties) as properties,
      (select count(*)::int from property.units) as units, (select count(*)::int from property.leases) as leases,
      (select count(*)::int from finance.payments) as payments, (select count(*)::int from finance.charges) as charges,
      (select count(*)::int from community.residents) as residents, (select count(*)::int from documents.documents) as documents`;
  return {
    ...(row as unknown as {
      communityId: string;
      propertyId: string;
      residentId: string;
      paymentId: string;
      documentId: string;
    }),
    writableLeaseIds: leases.map(({ id }) => String(id)),
    sizes: { ...sizes[0] } as Record<string, number>,
  };
};
