-- property: addresses, properties, buildings, units, leases.
--
-- Keys that names and numbers are searched and ordered by have byte order (`collate "C"`) whatever the database was made
-- with: that is what the two comparisons of a prefix search rely on, and it is the fastest.

create table property.addresses (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  line1 text not null check (line1 <> '' and char_length(line1) <= 300),
  line2 text check (char_length(line2) <= 300),
  city text not null check (city <> '' and char_length(city) <= 200),
  region text check (char_length(region) <= 100), -- state or province
  postal_code text check (char_length(postal_code) <= 20),
  country text not null check (country ~ '^[A-Z]{2}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint addresses_coordinates_both check ((latitude is null) = (longitude is null)),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict
);
create index addresses_community on property.addresses (organization_id, community_id);

create table property.properties (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  address_id uuid,
  name text not null check (name <> '' and char_length(name) <= 200),
  name_key text collate "C" not null,      -- normalised by the application, for order and prefix search
  kind text not null default 'multifamily' check (kind in (
    'single_family', 'multifamily', 'apartment', 'condominium', 'townhouse', 'senior', 'supportive', 'commercial', 'mixed_use', 'land', 'other')),
  external_id text check (char_length(external_id) <= 200), -- the id in the system that a record was imported from
  parcel_number text check (char_length(parcel_number) <= 100),
  year_built int check (year_built between 1600 and 2200),
  square_feet int check (square_feet >= 0),
  management_company text check (char_length(management_company) <= 200), -- as imported; a vendor record replaces it
  amenities text[] not null default '{}',
  description text not null default '' check (char_length(description) <= 10000),
  notes text not null default '' check (char_length(notes) <= 10000), -- of the staff; the field has a permission of its own
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, address_id) references property.addresses (organization_id, id) on delete set null (address_id)
);
create unique index properties_external_id_key on property.properties (organization_id, external_id) where deleted_at is null;
create index properties_order on property.properties (organization_id, name_key, id);
create index properties_community on property.properties (organization_id, community_id, name_key, id);
create index properties_address on property.properties (organization_id, address_id);
call app.protect('property.properties', '{communityStaff(community_id), ownProperties(id)}', '{communityStaff(community_id)}');
-- Where a house stands is no secret among those who belong to its community.
call app.protect('property.addresses', '{communityMembers(community_id)}', '{communityStaff(community_id)}', 'select, insert, update, delete');

create table property.buildings (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  property_id uuid not null,
  name text not null check (name <> '' and char_length(name) <= 200),
  name_key text collate "C" not null,
  floors int check (floors between 0 and 300),
  year_built int check (year_built between 1600 and 2200),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, property_id) references property.properties (organization_id, id) on delete restrict
);
create unique index buildings_name_key on property.buildings (organization_id, property_id, name_key) where deleted_at is null;
create index buildings_property on property.buildings (organization_id, property_id);
create index buildings_community on property.buildings (organization_id, community_id);
call app.protect('property.buildings', '{communityStaff(community_id), ownProperties(property_id)}', '{communityStaff(community_id)}');

create table property.units (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  property_id uuid not null,
  building_id uuid,
  number text not null check (number <> '' and char_length(number) <= 50),
  number_key text collate "C" not null,    -- number with its digits padded, so that 10 follows 9
  -- For prefix search, which the padding would defeat: A-1 finds A-10.
  number_lower text collate "C" not null generated always as (lower(number collate "C")) stored,
  kind text not null default 'apartment' check (kind in (
    'apartment', 'house', 'townhouse', 'studio', 'office', 'retail', 'warehouse', 'storage', 'parking', 'lot', 'other')),
  floor int check (floor between -20 and 300),
  square_feet int check (square_feet >= 0),
  bedrooms int check (bedrooms between 0 and 100),
  bathrooms numeric(4, 1) check (bathrooms between 0 and 100), -- halves are usual
  base_rent_minor bigint check (base_rent_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amenities text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, property_id) references property.properties (organization_id, id) on delete restrict,
  foreign key (organization_id, building_id) references property.buildings (organization_id, id) on delete set null (building_id)
);
create unique index units_number_key on property.units (organization_id, property_id, number_key) where deleted_at is null;
create index units_property on property.units (organization_id, property_id, number_key, id);
create index units_order on property.units (organization_id, number_key, id);
create index units_number_prefix on property.units (organization_id, number_lower);
create index units_community on property.units (organization_id, community_id);
create index units_building on property.units (organization_id, building_id);
call app.protect('property.units', '{communityStaff(community_id), ownUnits(id)}', '{communityStaff(community_id)}');

create table property.leases (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  property_id uuid not null,
  unit_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'active', 'terminated', 'discarded')),
  start_date date not null,
  end_date date,                           -- last day of the lease; null is open-ended
  monthly_rent_minor bigint not null check (monthly_rent_minor >= 0),
  deposit_minor bigint not null default 0 check (deposit_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  payment_day int not null default 1 check (payment_day between 1 and 31),
  activated_at timestamptz,
  terminated_at timestamptz,
  terminated_on date,                      -- last day; before the start when the lease never came to be
  termination_reason text check (char_length(termination_reason) <= 2000),
  -- Days on which the unit is let: half-open, up to the day after the last one. An empty range when it never came to be.
  occupied daterange not null generated always as (
    case when terminated_on is not null and terminated_on < start_date then 'empty'::daterange
         else daterange(start_date, least(end_date, terminated_on) + 1, '[)') end) stored,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint leases_dates check (end_date is null or end_date >= start_date),
  constraint leases_terminated check ((status = 'terminated') = (terminated_on is not null)),
  -- Rule R34: nobody lets a unit twice. Not a unique index on "active": a renewal may be signed long before it starts.
  constraint leases_no_overlap exclude using gist (organization_id with =, unit_id with =, occupied with &&) where (status in ('active', 'terminated')),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, property_id) references property.properties (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict
);
create index leases_unit on property.leases (organization_id, unit_id, start_date desc, id desc);
create index leases_order on property.leases (organization_id, start_date desc, id desc);
create index leases_status on property.leases (organization_id, status, start_date desc, id desc);
create index leases_property on property.leases (organization_id, property_id, start_date desc, id desc);
create index leases_community on property.leases (organization_id, community_id);

-- The leases that a resident may see: those that he is a tenant of, and those of a unit that he owns as far as they reach
-- into his time. The next tenant must not read what the last one paid, nor the draft of a lease with a third. SECURITY
-- DEFINER because it looks through tables whose policies would ask back; asked once per statement, and by staff never.
create function property.own_lease_ids() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select coalesce(array_agg(mine.id), '{}') from (
      select l.id
      from community.residents r
      join property.lease_tenants t on t.organization_id = r.organization_id and t.resident_id = r.id
      join property.leases l on l.organization_id = t.organization_id and l.id = t.lease_id
      where r.organization_id = app.organization_id() and r.user_id = app.user_id() and r.deleted_at is null
        and l.status in ('active', 'terminated')
      union
      select l.id
      from community.residents r
      join community.occupancies o on o.organization_id = r.organization_id and o.resident_id = r.id
      join property.leases l on l.organization_id = o.organization_id and l.unit_id = o.unit_id
      where r.organization_id = app.organization_id() and r.user_id = app.user_id() and r.deleted_at is null
        and o.kind = 'owner' and o.unit_id = any (app.unit_ids())
        and l.status in ('active', 'terminated') and coalesce(least(l.end_date, l.terminated_on), 'infinity') >= o.start_date
    ) as mine);
end $$;
grant execute on function property.own_lease_ids() to lintel_app;

create policy visible_own on property.leases for select to lintel_app
  using (id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('property.leases', '{communityStaff(community_id)}', '{communityStaff(community_id)}');

-- Who rents. The resident lives in the community subgraph; its migration adds the foreign key.
create table property.lease_tenants (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  unit_id uuid not null,
  lease_id uuid not null,
  resident_id uuid not null,
  role text not null default 'primary' check (role in ('primary', 'co_tenant', 'guarantor', 'occupant')),
  position int not null default 0,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint lease_tenants_key unique (organization_id, lease_id, resident_id),
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete cascade,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict
);
create index lease_tenants_resident on property.lease_tenants (organization_id, resident_id);
create index lease_tenants_unit on property.lease_tenants (organization_id, unit_id);
create index lease_tenants_community on property.lease_tenants (organization_id, community_id);
create policy visible_own on property.lease_tenants for select to lintel_app
  using (lease_id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('property.lease_tenants', '{communityStaff(community_id)}', '{communityStaff(community_id)}', 'select, insert, delete');

-- What other subgraphs may read of a property, a unit and a lease. The invoker's policies hold.
create view property.property_facts with (security_invoker = true) as
  select organization_id, id, community_id, name, deleted_at from property.properties;
create view property.unit_facts with (security_invoker = true) as
  select organization_id, id, community_id, property_id, number, currency, deleted_at from property.units;
create view property.lease_facts with (security_invoker = true) as
  select organization_id, id, community_id, property_id, unit_id, status, start_date, end_date, terminated_on,
    monthly_rent_minor, currency, payment_day from property.leases;
grant select on property.property_facts, property.unit_facts, property.lease_facts to lintel_app;
