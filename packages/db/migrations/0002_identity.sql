-- identity: organizations, communities, people and what they may do, sign-in, partners.

-- The customer, and the boundary of isolation. Its id is every other table's organization_id.
create table identity.organizations (
  id uuid primary key default app.new_id(),
  name text not null check (name <> '' and char_length(name) <= 200),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  plan text not null default 'standard' check (plan in ('demo', 'standard', 'enterprise')),
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  settings jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint organizations_slug_key unique (slug)
);
alter table identity.organizations enable row level security;
alter table identity.organizations force row level security;
create policy organization on identity.organizations as restrictive for all to lintel_app
  using (id = (select app.organization_id())) with check (id = (select app.organization_id()));
create policy visible on identity.organizations for select to lintel_app using (id = (select app.organization_id()));
create policy updatable on identity.organizations for update to lintel_app
  using ((select app.visibility()) = 'organization') with check ((select app.visibility()) = 'organization');
grant select, update on identity.organizations to lintel_app;
call app.audit('identity.organizations', 'id');

-- Whether this server knows the zone: the application checks names by ICU, and one that only ICU knows would make every
-- statement about the community's days fail.
create function identity.is_time_zone(name text) returns boolean language plpgsql stable parallel safe as $$
begin
  return timezone(name, timestamptz '2000-01-01') is not null;
exception when invalid_parameter_value then
  return false;
end $$;
grant execute on function identity.is_time_zone(text) to lintel_app;

-- A building, condominium or homeowners' association: its own time zone, currency and policies.
create table identity.communities (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  name text not null check (name <> '' and char_length(name) <= 200),
  name_key text collate "C" not null,      -- normalised by the application, for order and prefix search
  kind text not null default 'building' check (kind in ('building', 'condominium', 'hoa', 'portfolio')),
  time_zone text not null constraint communities_time_zone check (identity.is_time_zone(time_zone)),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null default 'en-US',
  address text check (char_length(address) <= 500),
  policies jsonb not null default '{}',
  branding jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id)
);
create unique index communities_name_key on identity.communities (organization_id, name_key) where deleted_at is null;
create index communities_order on identity.communities (organization_id, name_key, id);
call app.protect('identity.communities', '{staffOnly, communityMembers(id)}', '{staffOnly}');

-- A login. A person with logins in three organizations is one user with three memberships, so this table belongs to no
-- organization: a session sees the users of its organization through their memberships. The password stands elsewhere.
create table identity.users (
  id uuid primary key default app.new_id(),
  email text not null check (char_length(email) <= 320),
  email_norm text collate "C" not null,    -- what is unique and what sign-in compares
  full_name text not null check (full_name <> '' and char_length(full_name) <= 200),
  phone text,
  avatar_url text,
  locale text not null default 'en-US',
  preferences jsonb not null default '{}',
  email_verified boolean not null default false,
  is_active boolean not null default true,
  last_login_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint users_email_key unique (email_norm)
);

-- A user's place in an organization. It starts as `invited` and becomes active when the person first signs in to the
-- organization; until then the organization sees what it typed and nothing of the person, not even whether there was one.
create table identity.memberships (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  user_id uuid not null references identity.users (id) on delete restrict,
  status text not null default 'active' check (status in ('invited', 'active', 'suspended', 'ended')),
  is_primary boolean not null default false, -- the organization that a sign-in without a choice opens
  invited_email text check (char_length(invited_email) <= 320),
  invited_name text check (char_length(invited_name) <= 200),
  joined_at timestamptz default now(),     -- null: has never come
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint memberships_user_key unique (organization_id, user_id)
);
create index memberships_user on identity.memberships (user_id);
create index memberships_joined on identity.memberships (organization_id, id) where joined_at is not null;
call app.protect('identity.memberships', '{staffOnly, ownRecords(user_id)}', '{staffOnly}');

alter table identity.users enable row level security;
alter table identity.users force row level security;
create policy organization on identity.users as restrictive for all to lintel_app
  using (exists (select from identity.memberships m
    where m.organization_id = (select app.organization_id()) and m.user_id = users.id and m.joined_at is not null))
  with check (exists (select from identity.memberships m
    where m.organization_id = (select app.organization_id()) and m.user_id = users.id and m.joined_at is not null));
create policy visible on identity.users for select to lintel_app
  using ((select app.visibility()) = 'organization' or id = (select app.user_id()));
-- A login is its owner's: an administrator ends a membership, he does not edit the person.
create policy updatable on identity.users for update to lintel_app
  using (id = (select app.user_id())) with check (id = (select app.user_id()));
grant select, update (full_name, phone, avatar_url, locale, preferences, version, updated_at) on identity.users to lintel_app;

-- A user belongs to no organization, so his changes are audited for the one in which he acts.
create function identity.audit_users() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.organization_id() is not null then
    insert into app.audit_log (organization_id, actor, request_id, action, entity, entity_id, before, after)
    select app.organization_id(), app.actor(), app.request_id(), 'update', 'identity.users', n.id, app.redacted(to_jsonb(o)), app.redacted(to_jsonb(n))
    from new_rows n join old_rows o using (id) where n is distinct from o;
  end if;
  return null;
end $$;
create trigger audit_update after update on identity.users referencing old table as old_rows new table as new_rows
  for each statement execute function identity.audit_users();

-- Passwords: no grant to anybody. Only the functions for sign-in read them. A password that an administrator chose for a
-- member opens his organization only: otherwise whoever first typed somebody's address could sign in as him everywhere.
create table identity.user_credentials (
  id uuid primary key default app.new_id(),
  user_id uuid not null references identity.users (id) on delete cascade,
  organization_id uuid references identity.organizations (id) on delete cascade, -- null: opens all organizations of the person
  password_hash text not null,             -- PHC string, argon2id
  updated_at timestamptz not null default now(),
  constraint user_credentials_key unique nulls not distinct (user_id, organization_id)
);
create index user_credentials_organization on identity.user_credentials (organization_id);
alter table identity.user_credentials enable row level security;
alter table identity.user_credentials force row level security;

create table identity.roles (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  key text collate "C" not null check (key ~ '^[a-z][a-z0-9_]{1,62}$'),
  name text not null check (name <> '' and char_length(name) <= 100),
  department text,
  level int not null default 0 check (level between 0 and 100),
  visibility text not null check (visibility in ('organization', 'communities', 'own', 'none')),
  is_system boolean not null default false, -- made with the organization; its key cannot change and it cannot be removed
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id)
);
create unique index roles_key_key on identity.roles (organization_id, key) where deleted_at is null;
call app.protect('identity.roles', '{organizationWide}', '{staffOnly}');

create table identity.role_permissions (
  organization_id uuid not null default app.organization_id(),
  role_id uuid not null,
  permission text not null check (permission ~ '^[a-z]+\.[a-zA-Z]+\.[a-zA-Z]+$'),
  primary key (organization_id, role_id, permission),
  foreign key (organization_id, role_id) references identity.roles (organization_id, id) on delete cascade
);
call app.protect('identity.role_permissions', '{organizationWide}', '{staffOnly}', 'select, insert, delete');

-- A role of a member: in the whole organization, or in one community.
create table identity.membership_roles (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  membership_id uuid not null,
  role_id uuid not null,
  community_id uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint membership_roles_key unique nulls not distinct (organization_id, membership_id, role_id, community_id),
  foreign key (organization_id, membership_id) references identity.memberships (organization_id, id) on delete cascade,
  foreign key (organization_id, role_id) references identity.roles (organization_id, id) on delete restrict,
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete cascade
);
create index membership_roles_role on identity.membership_roles (organization_id, role_id);
create index membership_roles_community on identity.membership_roles (organization_id, community_id);
create policy visible_own on identity.membership_roles for select to lintel_app using (
  exists (select from identity.memberships m
    where m.organization_id = membership_roles.organization_id and m.id = membership_roles.membership_id and m.user_id = (select app.user_id())));
call app.protect('identity.membership_roles', '{staffOnly}', '{staffOnly}', 'select, insert, delete');

-- A sign-in, and the family of refresh tokens that descends from it.
create table identity.user_sessions (
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  id uuid not null default app.new_id(),   -- the `sid` of access tokens
  user_id uuid not null references identity.users (id) on delete cascade,
  ip text,
  user_agent text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text check (revoked_reason in ('signed_out', 'reuse_detected', 'ended_by_user', 'membership_ended')),
  primary key (organization_id, id),
  constraint user_sessions_id_key unique (id)
);
create index user_sessions_user on identity.user_sessions (organization_id, user_id, created_at desc);
create index user_sessions_by_user on identity.user_sessions (user_id);
call app.protect('identity.user_sessions', '{ownRecords(user_id)}', '{ownRecords(user_id)}', 'select, update (revoked_at, revoked_reason)', false);

-- Refresh tokens: single use, only their SHA-256 is stored. No grant: sign-in functions only.
create table identity.refresh_tokens (
  token_hash bytea primary key,
  organization_id uuid not null,
  session_id uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  successor_hash bytea,                    -- what it was exchanged for; a lost answer is given again for a few seconds
  foreign key (organization_id, session_id) references identity.user_sessions (organization_id, id) on delete cascade
);
create index refresh_tokens_session on identity.refresh_tokens (organization_id, session_id);
alter table identity.refresh_tokens enable row level security;
alter table identity.refresh_tokens force row level security;

-- How often sign-in was tried without success, for the delays between attempts. Counted before a password is looked at, so
-- that parallel guesses count too.
create table identity.sign_in_attempts (
  kind text not null check (kind in ('account', 'account_ip', 'ip')),
  key text not null check (char_length(key) <= 400),
  attempts int not null default 0,
  last_attempt_at timestamptz not null default now(),
  primary key (kind, key)
);
create index sign_in_attempts_age on identity.sign_in_attempts (last_attempt_at);
alter table identity.sign_in_attempts enable row level security;
alter table identity.sign_in_attempts force row level security;

-- What happened at the door: failed sign-ins, reuse of a token. organization_id is null when no organization is known yet.
create table identity.security_events (
  id uuid primary key default app.new_id(),
  occurred_at timestamptz not null default now(),
  organization_id uuid references identity.organizations (id) on delete cascade,
  user_id uuid references identity.users (id) on delete cascade,
  kind text not null check (kind in ('sign_in', 'sign_in_failed', 'sign_out', 'refresh_reuse', 'session_ended')),
  email_norm text,
  ip text,
  user_agent text
);
create index security_events_organization on identity.security_events (organization_id, occurred_at desc);
create index security_events_user on identity.security_events (user_id, occurred_at desc);
create index security_events_email on identity.security_events (email_norm, occurred_at desc) where kind = 'sign_in_failed';
alter table identity.security_events enable row level security;
alter table identity.security_events force row level security;
create policy organization on identity.security_events as restrictive for all to lintel_app
  using (organization_id = (select app.organization_id()));
create policy visible on identity.security_events for select to lintel_app
  using ((select app.visibility()) = 'organization' or user_id = (select app.user_id()));
grant select on identity.security_events to lintel_app;

-- Partners: a client registers operations and calls them with its keys.
create table identity.api_clients (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  name text not null check (name <> '' and char_length(name) <= 100),
  description text not null default '',
  status text not null default 'active' check (status in ('active', 'suspended', 'ended')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint api_clients_name_key unique (organization_id, name)
);
call app.protect('identity.api_clients', '{staffOnly}', '{staffOnly}');

create table identity.api_keys (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  client_id uuid not null,
  name text not null check (name <> '' and char_length(name) <= 100),
  prefix text not null check (prefix ~ '^[A-Za-z0-9]{12}$'), -- public part, by which a key is found
  secret_hash bytea not null,              -- HMAC-SHA-256 of the whole key under a derived pepper
  permissions text[] not null,
  community_ids uuid[] not null default '{}', -- empty: the whole organization
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint api_keys_prefix_key unique (prefix),
  foreign key (organization_id, client_id) references identity.api_clients (organization_id, id) on delete restrict
);
create index api_keys_client on identity.api_keys (organization_id, client_id, id);
call app.protect('identity.api_keys', '{staffOnly}', '{staffOnly}',
  'select, insert, update (name, revoked_at, expires_at)');

-- When a key was last used, sampled once a minute. Apart from the key, because it is no change that an audit wants to see.
create table identity.api_key_usage (
  organization_id uuid not null default app.organization_id(),
  key_id uuid not null,
  last_used_at timestamptz not null,
  primary key (organization_id, key_id),
  foreign key (organization_id, key_id) references identity.api_keys (organization_id, id) on delete cascade
);
call app.protect('identity.api_key_usage', '{staffOnly}', '{}', 'select', false);

create table identity.persisted_operations (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  client_id uuid not null,
  document_id text not null check (document_id ~ '^[0-9a-f]{64}$'), -- SHA-256 of the document text
  name text not null,
  document text not null check (octet_length(document) <= 65536),
  status text not null default 'active' check (status in ('draft', 'active', 'deprecated', 'retired')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint persisted_operations_document_key unique (organization_id, client_id, document_id),
  foreign key (organization_id, client_id) references identity.api_clients (organization_id, id) on delete restrict
);
create index persisted_operations_document on identity.persisted_operations (organization_id, document_id);
create index persisted_operations_client on identity.persisted_operations (organization_id, client_id, id);
call app.protect('identity.persisted_operations', '{staffOnly}', '{staffOnly}');

-- What other subgraphs may read of a community. The invoker's policies hold.
create view identity.community_facts with (security_invoker = true) as
  select organization_id, id, name, time_zone, currency, deleted_at from identity.communities;
grant select on identity.community_facts to lintel_app;
