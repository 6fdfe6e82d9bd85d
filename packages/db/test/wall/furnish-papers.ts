import type { Row, Sql } from '../../src/seeds/build.ts';
import { type People, put } from './furnish-people.ts';
import type { Places } from './furnish-places.ts';

/** Documents of each access level and about each kind of target, files on their way, and what the platform keeps of requests. */
export const furnishPapers = async (
  sql: Sql,
  { organization, people, places }: { organization: Row; people: People; places: Places },
): Promise<void> => {
  const own = { organization_id: organization.id };
  const { ash, elm, residents, leases } = places;
  const [category] =
    await sql`select id from documents.document_categories where organization_id = ${organization.id} limit 1`;
  let serial = 0;
  const paper = async (
    about: Readonly<Record<string, unknown>> | null,
    more: Readonly<Record<string, unknown>> = {},
  ) => {
    serial += 1;
    const document = await put(sql, 'documents.documents', {
      ...own,
      category_id: category?.id,
      title: `Paper ${serial}`,
      title_key: `paper ${serial}`,
      access_level: 'residents',
      community_id: ash.community.id,
      ...more,
    });
    await put(sql, 'documents.document_versions', {
      ...own,
      document_id: document.id,
      number: 1,
      storage_key: `same/${serial}`,
      file_name: 'a.txt',
      mime_type: 'text/plain',
      size_bytes: '1',
      sha256: 'b'.repeat(64),
    });
    if (about !== null)
      await put(sql, 'documents.document_links', { ...own, document_id: document.id, is_primary: true, ...about });
    return document;
  };
  const inAsh = { community_id: ash.community.id };
  const ofUnit = { target_type: 'unit', unit_id: ash.unit.id, ...inAsh };
  const seen = await paper(ofUnit);
  await paper(ofUnit, { access_level: 'owners' });
  await paper(ofUnit, { access_level: 'staff' });
  await paper(ofUnit, { confidential: true });
  await paper(ofUnit, { deleted_at: '2026-01-01' });
  await paper({ target_type: 'community', ...inAsh });
  await paper({ target_type: 'community', ...inAsh }, { access_level: 'owners' });
  await paper({ target_type: 'property', property_id: ash.property.id, ...inAsh });
  await paper({ target_type: 'lease', lease_id: leases.tina.id, ...inAsh }, { community_id: null });
  await paper({ target_type: 'lease', lease_id: leases.former.id, ...inAsh }, { access_level: 'owners' });
  await paper({ target_type: 'resident', resident_id: residents.tina.id });
  await paper({ target_type: 'resident', resident_id: residents.olga.id }, { access_level: 'owners' });
  await paper({ target_type: 'unit', unit_id: ash.next.id, ...inAsh });
  await paper(
    { target_type: 'unit', unit_id: elm.unit.id, community_id: elm.community.id },
    { community_id: elm.community.id },
  );
  await paper(null, { community_id: null, access_level: 'staff' });
  await furnishTraces(sql, { own, people, document: seen });
};

/** What requests of two people left behind. */
const furnishTraces = async (
  sql: Sql,
  { own, people, document }: { own: { organization_id: string }; people: People; document: Row },
): Promise<void> => {
  const [version] = await sql`select id from documents.document_versions where document_id = ${document.id}`;
  const scope = { visibility: 'own' };
  for (const { id } of [people.anna, people.tina]) {
    const actor = `user:${id}`;
    const expires_at = '2099-01-01';
    await put(sql, 'documents.uploads', {
      ...own,
      actor,
      file_name: 'a.txt',
      mime_type: 'text/plain',
      size_bytes: '1',
      expires_at,
    });
    await put(sql, 'documents.downloads', {
      ...own,
      actor,
      document_id: document.id,
      version_id: version?.id,
      scope,
      expires_at,
    });
    await sql`insert into app.idempotency_keys ${sql({
      ...own,
      actor,
      key: 'the same everywhere',
      path: 'unitUpdate',
      command: 'unitUpdate',
      request_hash: 'c',
      fingerprint: 'd',
      keep_for_ever: false,
    })}`;
    await put(sql, 'app.outbox_events', {
      ...own,
      actor,
      event_type: 'unit.updated',
      entity: 'Unit',
      entity_id: document.id,
      payload: {},
    });
  }
};
