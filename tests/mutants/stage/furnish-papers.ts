import type { Row, Sql } from '@lintel/db/seeds/build';
import { type People, put } from './furnish.ts';
import type { Homes } from './furnish-homes.ts';

type Paper = {
  readonly title: string;
  readonly access: 'staff' | 'owners' | 'residents';
  readonly links: readonly Readonly<Record<string, unknown>>[];
  readonly more?: Readonly<Record<string, unknown>>;
};

/** Documents of every access level about every kind of target: his, next door, in the other community, nobody's. */
export const furnishPapers = async (sql: Sql, organization: Row, homes: Homes, people: People): Promise<void> => {
  const [category] = await sql`select id from documents.document_categories
    where organization_id = ${organization.id} and key = 'legal'`;
  const documents: Row[] = [];
  for (const paper of papersOf(homes)) {
    const values = { title: paper.title, title_key: paper.title, category_id: category?.id };
    documents.push(await furnishPaper(sql, organization, paper, { ...values, ...paper.more }, people));
  }
  await furnishFiles(sql, organization, documents[0]!, people);
};

const papersOf = (homes: Homes): readonly Paper[] => {
  const { units, leases, residents, eastProperty, east, west } = homes;
  const inEast = { community_id: east.id };
  const about = {
    unit: (row: Row) => ({ target_type: 'unit', unit_id: row.id, community_id: row.community_id }),
    property: { target_type: 'property', property_id: eastProperty.id, ...inEast },
    community: (row: Row) => ({ target_type: 'community', community_id: row.id }),
    lease: (row: Row) => ({ target_type: 'lease', lease_id: row.id, community_id: row.community_id }),
    resident: (row: Row) => ({ target_type: 'resident', resident_id: row.id, ...inEast }),
  };
  const residentsOf = (title: string, links: Paper['links'], more: Paper['more'] = inEast): Paper => ({
    title,
    access: 'residents',
    links,
    more,
  });
  const ownersOf = (title: string, links: Paper['links']): Paper => ({ title, access: 'owners', links, more: inEast });
  return [
    { title: 'for the staff', access: 'staff', links: [about.unit(units.tenant)], more: inEast },
    { title: 'of the office', access: 'staff', links: [] },
    residentsOf('his unit', [about.unit(units.tenant)]),
    residentsOf('in confidence', [about.unit(units.tenant)], { ...inEast, confidential: true }),
    residentsOf('thrown away', [about.unit(units.tenant)], { ...inEast, deleted_at: '2024-01-01' }),
    residentsOf('next door', [about.unit(units.neighbour)]),
    residentsOf('his and next door', [about.unit(units.tenant), about.unit(units.neighbour)]),
    residentsOf('the house', [about.property]),
    residentsOf('the community', [about.community(east), about.community(west)]),
    residentsOf('the other community', [about.community(west)], { community_id: west.id }),
    residentsOf('his lease', [about.lease(leases.tenant)]),
    residentsOf('the lease next door', [about.lease(leases.neighbour)]),
    residentsOf('about him', [about.resident(residents.tenant), about.resident(residents.neighbour)]),
    residentsOf('about the neighbour', [about.resident(residents.neighbour)]),
    ownersOf('to the tenant as an owner', [about.unit(units.tenant)]),
    ownersOf('to the owner', [about.unit(units.owner)]),
    ownersOf('to owners of the house', [about.property]),
    ownersOf('to owners of the community', [about.community(east)]),
    ownersOf('to owners about the owner', [about.resident(residents.owner)]),
    ownersOf('to the owner about the lease', [about.lease(leases.ofOwner)]),
    ownersOf('to the tenant about the lease', [about.lease(leases.tenant)]),
    // Kept in the east, about the west: two reasons to see it.
    residentsOf('of the east about the west', [about.unit(units.west)]),
  ];
};

const furnishPaper = async (
  sql: Sql,
  organization: Row,
  paper: Paper,
  values: Record<string, unknown>,
  people: People,
): Promise<Row> => {
  const own = { organization_id: organization.id };
  const document = await put(sql, 'documents.documents', { ...own, ...values, access_level: paper.access });
  await put(sql, 'documents.document_versions', {
    ...own,
    document_id: document.id,
    number: 1,
    storage_key: `${organization.id}/${document.id}`,
    file_name: 'paper.pdf',
    mime_type: 'application/pdf',
    size_bytes: '1024',
    sha256: '0'.repeat(64),
    uploaded_by: people.manager,
  });
  for (const [place, link] of paper.links.entries()) {
    await put(sql, 'documents.document_links', {
      ...own,
      document_id: document.id,
      is_primary: place === 0,
      ...link,
    });
  }
  return document;
};

/** Files on their way in, and links that were given out: of several people, and of a key. */
const furnishFiles = async (sql: Sql, organization: Row, document: Row, people: People): Promise<void> => {
  const own = { organization_id: organization.id };
  const [version] = await sql`select id from documents.document_versions where document_id = ${document.id}`;
  const actors = [...Object.values(people).map((id) => `user:${id}`), 'apiKey:00000000-0000-7000-8000-000000000001'];
  for (const actor of actors) {
    await put(sql, 'documents.uploads', {
      ...own,
      actor,
      file_name: 'new.pdf',
      mime_type: 'application/pdf',
      size_bytes: '10',
      expires_at: '2090-01-01',
      storage_key: `${organization.id}/${actor}`,
      sha256: '1'.repeat(64),
      finished_at: '2024-01-01',
    });
    await put(sql, 'documents.downloads', {
      ...own,
      document_id: document.id,
      version_id: version?.id,
      actor,
      scope: {},
      expires_at: '2090-01-01',
    });
  }
};
