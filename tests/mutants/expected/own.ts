import type { Actor } from '../stage/actors.ts';

/** Rows of a table, of all organizations. */
export type Rows = (table: string) => readonly Readonly<Record<string, unknown>>[];

/** Dates of the furniture lie years away from it, so that time zones do not matter. */
export const today = new Date().toISOString().slice(0, 10);

/** The resident that the person is, in his organization. */
export const ownResidentIds = (actor: Actor, rows: Rows): readonly string[] =>
  rows('community.residents')
    .filter(
      ({ organization_id, user_id, deleted_at }) =>
        actor.userId !== '' &&
        organization_id === actor.organizationId &&
        user_id === actor.userId &&
        deleted_at === null,
    )
    .map(({ id }) => String(id));

const ofOrganization = (table: string, actor: Actor, rows: Rows) =>
  rows(table).filter(({ organization_id }) => organization_id === actor.organizationId);

const ownedOccupancies = (actor: Actor, rows: Rows) => {
  const residents = ownResidentIds(actor, rows);
  return ofOrganization('community.occupancies', actor, rows).filter(
    ({ kind, resident_id, unit_id }) =>
      kind === 'owner' && residents.includes(String(resident_id)) && actor.unitIds.includes(String(unit_id)),
  );
};

export const ownLeaseIds = (actor: Actor, rows: Rows): readonly string[] => {
  const residents = ownResidentIds(actor, rows);
  const rented = ofOrganization('property.lease_tenants', actor, rows)
    .filter(({ resident_id }) => residents.includes(String(resident_id)))
    .map(({ lease_id }) => lease_id);
  const owned = ownedOccupancies(actor, rows);
  return ofOrganization('property.leases', actor, rows)
    .filter(({ status }) => status === 'active' || status === 'terminated')
    .filter(
      (lease) =>
        rented.includes(lease.id) ||
        owned.some(({ unit_id, start_date }) => unit_id === lease.unit_id && lastDayOf(lease) >= String(start_date)),
    )
    .map(({ id }) => String(id));
};

const lastDayOf = ({ end_date, terminated_on }: Readonly<Record<string, unknown>>): string =>
  [end_date, terminated_on]
    .filter((day) => day !== null)
    .map(String)
    .sort()[0] ?? '9999-12-31';

export const ownDocumentIds = (actor: Actor, rows: Rows): readonly string[] => {
  if (actor.visibility === 'organization' || actor.userId === '') return [];
  const reached = ofOrganization('documents.document_links', actor, rows).flatMap((link) =>
    reachesOf(link, actor, rows).map((asOwner) => ({ documentId: link.document_id, asOwner })),
  );
  return ofOrganization('documents.documents', actor, rows)
    .filter(({ deleted_at, confidential }) => deleted_at === null && confidential === false)
    .filter(({ id, access_level }) =>
      reached.some(
        ({ documentId, asOwner }) =>
          documentId === id && (access_level === 'residents' || (access_level === 'owners' && asOwner)),
      ),
    )
    .map(({ id }) => String(id));
};

/** For each way in which a link reaches him, whether it does so as an owner. */
const reachesOf = (link: Readonly<Record<string, unknown>>, actor: Actor, rows: Rows): readonly boolean[] => {
  const owned = ownedOccupancies(actor, rows).filter(
    ({ start_date, end_date }) => String(start_date) <= today && (end_date === null || String(end_date) >= today),
  );
  const ownsIn = (column: string, value: unknown) => owned.some((occupancy) => occupancy[column] === value);
  const reaches: boolean[] = [];
  if (actor.unitIds.includes(String(link.unit_id))) reaches.push(ownsIn('unit_id', link.unit_id));
  if (actor.propertyIds.includes(String(link.property_id))) reaches.push(ownsIn('property_id', link.property_id));
  if (link.target_type === 'community' && actor.communityIds.includes(String(link.community_id)))
    reaches.push(ownsIn('community_id', link.community_id));
  if (ownResidentIds(actor, rows).includes(String(link.resident_id))) reaches.push(owned.length > 0);
  if (ownLeaseIds(actor, rows).includes(String(link.lease_id))) {
    const lease = rows('property.leases').find(({ id }) => id === link.lease_id);
    reaches.push(ownsIn('unit_id', lease?.unit_id));
  }
  return reaches;
};
