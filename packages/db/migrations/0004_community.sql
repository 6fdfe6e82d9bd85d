-- community: the people of a community and where they live.

create table community.residents (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  community_id uuid,                       -- whose staff keeps the record; null is the organization's own staff
  user_id uuid,                            -- the login, when the person has one
  full_name text not null check (full_name <> '' and char_length(full_name) <= 200),
  name_key text collate "C" not null,      -- normalised by the application, for order and prefix search
  email text check (char_length(email) <= 320),
  email_norm text,                         -- not unique: couples share an address
  phone text check (char_length(phone) <= 50),
  preferred_language text check (char_length(preferred_language) <= 35),
  notes text not null default '' check (char_length(notes) <= 10000),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint residents_email_both check ((email is null) = (email_norm is null)),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  -- Through the membership: a resident's login must be one of this organization.
  constraint residents_user_fkey foreign key (organization_id, user_id)
    references identity.memberships (organization_id, user_id) on delete set null (user_id)
);
create unique index residents_user_key on community.residents (organization_id, user_id) where deleted_at is null and user_id is not null;
create index residents_order on community.residents (organization_id, name_key, id);
create index residents_community on community.residents (organization_id, community_id);
create index residents_email on community.residents (organization_id, email_norm);
create index residents_user on community.residents (organization_id, user_id);

-- Who lives in a unit, or owns it, or may stay there: for some days, or open-ended.
create table community.occupancies (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  property_id uuid not null,
  unit_id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('owner', 'tenant', 'authorised')),
  start_date date not null,
  end_date date,                           -- last day; null is open-ended
  is_primary boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint occupancies_dates check (end_date is null or end_date >= start_date),
  -- One person stands once in one relation to one unit on any day.
  constraint occupancies_no_overlap exclude using gist (
    organization_id with =, unit_id with =, resident_id with =, kind with =, daterange(start_date, end_date, '[]') with &&),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, property_id) references property.properties (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, resident_id) references community.residents (organization_id, id) on delete restrict
);
create index occupancies_unit on community.occupancies (organization_id, unit_id, start_date desc, id desc);
create index occupancies_resident on community.occupancies (organization_id, resident_id, start_date desc, id desc);
create index occupancies_order on community.occupancies (organization_id, start_date desc, id desc);
create index occupancies_community on community.occupancies (organization_id, community_id);
create index occupancies_property on community.occupancies (organization_id, property_id);

-- The day in a community: who lives somewhere "now" is judged in its time zone. Null for a community that the session
-- does not see.
create function community.today_in(wanted_community uuid) returns date language sql stable
  return (select (now() at time zone c.time_zone)::date from identity.communities c
    where c.organization_id = app.organization_id() and c.id = wanted_community);

-- The resident that the signed-in user is; none or one. Asked past the policies, since those ask it themselves.
create function community.own_resident_ids() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.id), '{}') from community.residents r
  where r.organization_id = app.organization_id() and r.user_id = app.user_id() and r.deleted_at is null
$$;

-- What the signed-in user owns today, as against the places where he only lives.
create function community.owned_places() returns table (unit_ids uuid[], property_ids uuid[], community_ids uuid[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct o.unit_id), '{}'), coalesce(array_agg(distinct o.property_id), '{}'), coalesce(array_agg(distinct o.community_id), '{}')
  from community.occupancies o
  join identity.communities c on c.organization_id = o.organization_id and c.id = o.community_id
  where o.organization_id = app.organization_id() and o.resident_id = any (community.own_resident_ids()) and o.kind = 'owner'
    and o.unit_id = any (app.unit_ids())
    and daterange(o.start_date, o.end_date, '[]') @> (now() at time zone c.time_zone)::date
$$;

-- Whether a person still stands, or will stand, in a relation to any unit: also in communities that the session does not see.
create function community.has_open_occupancies(wanted_resident uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from community.occupancies o
    join identity.communities c on c.organization_id = o.organization_id and c.id = o.community_id
    where o.organization_id = app.organization_id() and o.resident_id = wanted_resident
      and (o.end_date is null or o.end_date >= (now() at time zone c.time_zone)::date))
$$;
grant execute on function community.today_in(uuid), community.own_resident_ids(), community.owned_places(),
  community.has_open_occupancies(uuid) to lintel_app;

-- Outside of the staff, a person sees the whole history of his own and who stays today in the units that are his: not
-- those who lived there before him, nor those who will after him.
create policy visible_own on community.occupancies for select to lintel_app using (
  resident_id = any ((select community.own_resident_ids())::uuid[])
  or (unit_id = any ((select app.unit_ids())::uuid[])
    and start_date <= community.today_in(community_id)
    and (end_date is null or end_date >= community.today_in(community_id))));
call app.protect('community.occupancies', '{communityStaff(community_id)}', '{communityStaff(community_id)}');

-- A resident is seen through the occupancies that the session sees: by the staff of each community he has lived in (a
-- person may live in two), and by those who share a unit with him. Besides by the staff that keeps the record, and himself.
create policy visible_through_occupancy on community.residents for select to lintel_app using (
  exists (select from community.occupancies o where o.organization_id = residents.organization_id and o.resident_id = residents.id));
create policy updatable_through_occupancy on community.residents for update to lintel_app
  using ((select app.visibility()) = 'communities'
    and exists (select from community.occupancies o where o.organization_id = residents.organization_id and o.resident_id = residents.id))
  with check ((select app.visibility()) = 'communities'
    and exists (select from community.occupancies o where o.organization_id = residents.organization_id and o.resident_id = residents.id));
call app.protect('community.residents', '{communityStaff(community_id), ownRecords(user_id)}', '{communityStaff(community_id)}');

alter table property.lease_tenants add constraint lease_tenants_resident_fkey
  foreign key (organization_id, resident_id) references community.residents (organization_id, id) on delete restrict;

-- What other subgraphs may read of a resident: the name, and whose staff is concerned: the community that keeps the
-- record, or else the one where he lives. The invoker's policies hold.
create view community.resident_facts with (security_invoker = true) as
  select r.organization_id, r.id, r.full_name, r.deleted_at,
    coalesce(r.community_id, (select o.community_id from community.occupancies o
      where o.organization_id = r.organization_id and o.resident_id = r.id
      order by o.is_primary desc, o.start_date desc, o.id limit 1)) as community_id
  from community.residents r;
grant select on community.resident_facts to lintel_app;

-- What a person with a relation to units may see: asked once, when a session is made. Days are judged in each
-- community's own time zone.
create function community.scope_of_user(wanted_organization uuid, wanted_user uuid)
  returns table (unit_ids uuid[], property_ids uuid[], community_ids uuid[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct o.unit_id), '{}'), coalesce(array_agg(distinct o.property_id), '{}'), coalesce(array_agg(distinct o.community_id), '{}')
  from community.residents r
  join community.occupancies o on o.organization_id = r.organization_id and o.resident_id = r.id
  join identity.communities c on c.organization_id = o.organization_id and c.id = o.community_id
  where r.organization_id = wanted_organization and r.user_id = wanted_user and r.deleted_at is null
    and daterange(o.start_date, o.end_date, '[]') @> (now() at time zone c.time_zone)::date
$$;
grant usage on schema community to lintel_auth;
grant execute on function community.scope_of_user(uuid, uuid) to lintel_auth;
