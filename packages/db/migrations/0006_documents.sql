-- documents: categories, documents with their versions and links, uploads, downloads.

create table documents.document_categories (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  key text collate "C" not null check (key ~ '^[a-z][a-z0-9_]{1,62}$'),
  name text not null check (name <> '' and char_length(name) <= 100),
  description text not null default '' check (char_length(description) <= 1000),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id)
);
create unique index document_categories_key_key on documents.document_categories (organization_id, key) where deleted_at is null;
create index document_categories_order on documents.document_categories (organization_id, key, id);
call app.protect('documents.document_categories', '{organizationWide}', '{staffOnly}');

-- Every organization starts with these; it may rename, archive and add.
create function documents.create_standard_categories(of_organization uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into documents.document_categories (organization_id, key, name, description)
  select of_organization, key, name, description from (values
    ('survey', 'Survey', 'Boundary and topographic surveys.'),
    ('title', 'Title Report', 'Title reports and title insurance.'),
    ('arborist', 'Arborist Report', 'Reports on protected trees.'),
    ('civil', 'Civil Engineering', 'Grading, drainage and utility plans.'),
    ('floor_plan', 'Floor Plan', 'Floor plans of units and buildings.'),
    ('site_plan', 'Site Plan', 'Plans of the whole site.'),
    ('rendering', '3D Rendering', 'Pictures of what is planned.'),
    ('structural', 'Structural Calculations', 'Calculations of structural engineers.'),
    ('permit', 'Permit Documents', 'Applications, permits and approvals of authorities.'),
    ('inspection', 'Inspection Reports', 'Reports of inspections.'),
    ('loan_doc', 'Loan Documents', 'Loan agreements and what belongs to them.'),
    ('proforma', 'Proforma/Financials', 'Projections of income and cost.'),
    ('other', 'Other', 'Whatever fits nowhere else.'),
    ('legal', 'Legal', 'Leases, contracts, rules and notices.'),
    ('assembly', 'Assembly', 'Calls, minutes and resolutions of assemblies.'),
    ('financial', 'Financial', 'Statements, budgets, invoices and receipts.'),
    ('operational', 'Operational', 'Manuals, maintenance and everyday operation.')
  ) as standard (key, name, description)
  on conflict do nothing
$$;
create function documents.organization_created() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform documents.create_standard_categories(new.id);
  return null;
end $$;
create trigger standard_document_categories after insert on identity.organizations
  for each row execute function documents.organization_created();
select documents.create_standard_categories(id) from identity.organizations;

create table documents.documents (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  community_id uuid,                       -- whose staff keeps the document; null is the organization's own staff
  category_id uuid not null,
  title text not null check (title <> '' and char_length(title) <= 200),
  title_key text collate "C" not null,     -- normalised by the application, for order and prefix search
  status text not null default 'uploaded' check (status in ('uploaded')),
  access_level text not null default 'staff' check (access_level in ('staff', 'owners', 'residents')),
  confidential boolean not null default false, -- never for anybody outside of the staff, whatever the access level
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  expires_on date,
  metadata jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, category_id) references documents.document_categories (organization_id, id) on delete restrict
);
create index documents_title on documents.documents (organization_id, title_key, id);
create index documents_category on documents.documents (organization_id, category_id, id);
create index documents_community on documents.documents (organization_id, community_id, id);

-- One file of a document. A version is a fact: only which one is current changes.
create table documents.document_versions (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  document_id uuid not null,
  number int not null check (number >= 1),
  storage_key text not null,               -- made by the server; holds nothing that a client wrote
  file_name text not null check (file_name <> '' and char_length(file_name) <= 255),
  mime_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  is_current boolean not null default true,
  uploaded_by uuid default app.user_id(),  -- null for a key or a job; the audit log names those
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint document_versions_number_key unique (organization_id, document_id, number),
  constraint document_versions_storage_key unique (organization_id, storage_key),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete restrict,
  foreign key (organization_id, uploaded_by) references identity.memberships (organization_id, user_id) on delete set null (uploaded_by)
);
create unique index document_versions_current_key on documents.document_versions (organization_id, document_id) where is_current;
create index document_versions_uploaded_by on documents.document_versions (organization_id, uploaded_by);

-- What a document is about: one column per kind of target, so that each is a real reference. The community is both where
-- the target is (whose staff is concerned) and, for the type community, the target itself.
create table documents.document_links (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  document_id uuid not null,
  target_type text not null check (target_type in ('community', 'property', 'unit', 'lease', 'resident')),
  community_id uuid,
  property_id uuid,
  unit_id uuid,
  lease_id uuid,
  resident_id uuid,
  is_primary boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint document_links_target check (
    num_nonnulls(property_id, unit_id, lease_id, resident_id) = case target_type when 'community' then 0 else 1 end
    and case target_type
      when 'community' then community_id is not null
      when 'property' then property_id is not null
      when 'unit' then unit_id is not null
      when 'lease' then lease_id is not null
      when 'resident' then resident_id is not null
    end),
  constraint document_links_key unique nulls not distinct (organization_id, document_id, target_type, community_id, property_id, unit_id, lease_id, resident_id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete cascade,
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, property_id) references property.properties (organization_id, id) on delete cascade,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete cascade,
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete cascade,
  foreign key (organization_id, resident_id) references community.residents (organization_id, id) on delete cascade
);
create unique index document_links_primary_key on documents.document_links (organization_id, document_id) where is_primary;
create index document_links_community on documents.document_links (organization_id, community_id, target_type, id desc);
create index document_links_property on documents.document_links (organization_id, property_id, id desc);
create index document_links_unit on documents.document_links (organization_id, unit_id, id desc);
create index document_links_lease on documents.document_links (organization_id, lease_id, id desc);
create index document_links_resident on documents.document_links (organization_id, resident_id, id desc);

-- The documents that a person outside of the staff may see: in use, not confidential, linked to a place or a lease of his
-- or to himself, and open to his kind of person. `residents` is open to everybody there, `owners` to those who own there.
-- SECURITY DEFINER because it looks through tables whose policies would ask back; asked once per statement, by staff of the
-- whole organization never.
create function documents.own_document_ids() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  organization uuid := app.organization_id();
  me uuid[];
  leases uuid[];
  owned record;
begin
  if app.visibility() = 'organization' or app.user_id() is null then
    return '{}';
  end if;
  me := community.own_resident_ids();
  leases := property.own_lease_ids();
  select * into owned from community.owned_places();
  return (
    with reach (document_id, as_owner) as (
      select document_id, unit_id = any (owned.unit_ids) from documents.document_links
        where organization_id = organization and unit_id = any (app.unit_ids())
      union all
      select document_id, property_id = any (owned.property_ids) from documents.document_links
        where organization_id = organization and property_id = any (app.property_ids())
      union all
      select document_id, community_id = any (owned.community_ids) from documents.document_links
        where organization_id = organization and community_id = any (app.community_ids()) and target_type = 'community'
      union all
      select document_id, cardinality(owned.unit_ids) > 0 from documents.document_links
        where organization_id = organization and resident_id = any (me)
      union all
      select k.document_id, l.unit_id = any (owned.unit_ids) from documents.document_links k
        join property.lease_facts l on l.organization_id = k.organization_id and l.id = k.lease_id
        where k.organization_id = organization and k.lease_id = any (leases)
    )
    select coalesce(array_agg(distinct d.id), '{}') from reach
    join documents.documents d on d.organization_id = organization and d.id = reach.document_id
    where d.deleted_at is null and not d.confidential
      and (d.access_level = 'residents' or (d.access_level = 'owners' and reach.as_owner)));
end $$;
grant execute on function documents.own_document_ids() to lintel_app;

create policy visible_own on documents.documents for select to lintel_app
  using (id = any ((select documents.own_document_ids())::uuid[]));
call app.protect('documents.documents', '{communityStaff(community_id)}', '{communityStaff(community_id)}');

-- A version is seen with its document, and added by staff that may change the document.
create policy visible_with_document on documents.document_versions for select to lintel_app using (
  exists (select from documents.documents d where d.organization_id = document_versions.organization_id and d.id = document_versions.document_id));
create policy insertable_with_document on documents.document_versions for insert to lintel_app with check (
  (select app.visibility()) in ('organization', 'communities')
  and exists (select from documents.documents d where d.organization_id = document_versions.organization_id and d.id = document_versions.document_id));
create policy updatable_with_document on documents.document_versions for update to lintel_app using (
  (select app.visibility()) in ('organization', 'communities')
  and exists (select from documents.documents d where d.organization_id = document_versions.organization_id and d.id = document_versions.document_id));
call app.protect('documents.document_versions', '{staffOnly}', '{staffOnly}', 'select, insert, update (is_current)');

-- Outside of the staff, a person sees of a document's links only those to what is his.
create policy visible_with_document on documents.document_links for select to lintel_app using (
  (select app.visibility()) = 'communities'
  and exists (select from documents.documents d where d.organization_id = document_links.organization_id and d.id = document_links.document_id));
create policy visible_own on documents.document_links for select to lintel_app using (
  document_id = any ((select documents.own_document_ids())::uuid[])
  and (unit_id = any ((select app.unit_ids())::uuid[])
    or property_id = any ((select app.property_ids())::uuid[])
    or (target_type = 'community' and community_id = any ((select app.community_ids())::uuid[]))
    or resident_id = any ((select community.own_resident_ids())::uuid[])
    or lease_id = any ((select property.own_lease_ids())::uuid[])));
create policy writable_with_document on documents.document_links for all to lintel_app
  using ((select app.visibility()) = 'communities'
    and exists (select from documents.documents d where d.organization_id = document_links.organization_id and d.id = document_links.document_id))
  with check ((select app.visibility()) = 'communities'
    and exists (select from documents.documents d where d.organization_id = document_links.organization_id and d.id = document_links.document_id));
call app.protect('documents.document_links', '{staffOnly}', '{staffOnly}', 'select, insert, update (is_primary), delete');

-- A file on its way: announced, received, then made a version of a document, each once. Only who announced it sees it, so
-- nobody takes another's upload. Not audited: what becomes of it is.
create table documents.uploads (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  actor text not null default app.actor(),
  file_name text not null check (file_name <> '' and char_length(file_name) <= 255),
  mime_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  announced_sha256 text check (announced_sha256 ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,         -- until then the file must begin to arrive
  storage_key text,                        -- where it is, once it has arrived
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  finished_at timestamptz,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint uploads_storage_key unique (organization_id, storage_key),
  constraint uploads_finished check (num_nonnulls(storage_key, sha256, finished_at) in (0, 3)),
  constraint uploads_used check (used_at is null or finished_at is not null)
);
create index uploads_open on documents.uploads (organization_id, expires_at) where used_at is null;
alter table documents.uploads enable row level security;
alter table documents.uploads force row level security;
create policy organization on documents.uploads as restrictive for all to lintel_app
  using (organization_id = (select app.organization_id())) with check (organization_id = (select app.organization_id()));
create policy own on documents.uploads for all to lintel_app
  using (actor = (select app.actor())) with check (actor = (select app.actor()));
grant select, insert, update (storage_key, sha256, finished_at, used_at) on documents.uploads to lintel_app;

-- Who was given a link to which file. The link is asked again with the scope of the session that it was given to.
create table documents.downloads (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  document_id uuid not null,
  version_id uuid not null,
  actor text not null default app.actor(),
  request_id text default app.request_id(),
  scope jsonb not null,                    -- visibility, communities, properties, units
  expires_at timestamptz not null,
  fetched_at timestamptz,                  -- the first time
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, document_id) references documents.documents (organization_id, id) on delete restrict,
  foreign key (organization_id, version_id) references documents.document_versions (organization_id, id) on delete restrict
);
create index downloads_document on documents.downloads (organization_id, document_id, created_at desc);
create index downloads_version on documents.downloads (organization_id, version_id);
create policy visible_to_actor on documents.downloads for select to lintel_app using (actor = (select app.actor()));
create policy insertable_by_actor on documents.downloads for insert to lintel_app with check (actor = (select app.actor()));
create policy updatable_by_actor on documents.downloads for update to lintel_app
  using (actor = (select app.actor())) with check (actor = (select app.actor()));
call app.protect('documents.downloads', '{staffOnly}', '{}', 'select, insert, update (fetched_at)', false);
