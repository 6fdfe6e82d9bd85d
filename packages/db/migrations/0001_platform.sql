-- What every slice stands on: schemas, session context, the policy procedures, audit, idempotency, outbox.

create extension if not exists btree_gist with schema public;

create schema app;
create schema identity;
create schema property;
create schema finance;
create schema community;
create schema documents;
grant usage on schema app, identity, property, finance, community, documents to lintel_app;
grant usage on schema app, identity to lintel_auth;
grant usage on schema app to lintel_worker;

-- A function is private until it is granted to somebody by name.
alter default privileges revoke execute on functions from public;

-- Session context ---------------------------------------------------------------------------------------------------
-- Set by the door for one transaction. A setting that was local to an earlier transaction reads '' and not NULL, hence
-- nullif. STABLE and never IMMUTABLE: an immutable helper would be folded into a cached plan and serve one
-- organization's id to another.

create function app.organization_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization_id', true), '')::uuid;
create function app.user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function app.actor() returns text language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '');
create function app.request_id() returns text language sql stable parallel safe
  return nullif(current_setting('app.request_id', true), '');
create function app.visibility() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.visibility', true), ''), 'none');
create function app.community_ids() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.community_ids', true), '')::uuid[], '{}');
create function app.property_ids() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.property_ids', true), '')::uuid[], '{}');
create function app.unit_ids() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.unit_ids', true), '')::uuid[], '{}');
grant execute on function app.organization_id(), app.user_id(), app.actor(), app.request_id(), app.visibility(),
  app.community_ids(), app.property_ids(), app.unit_ids() to lintel_app, lintel_auth;

-- Ids: uuid version 7, so that they sort by the time they were made. Postgres 18 brings it; older servers get the same
-- by RFC 9562 section 5.7.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'create function app.new_id() returns uuid language sql volatile parallel safe return uuidv7()';
  else
    execute $f$
      create function app.new_id() returns uuid language sql volatile parallel safe
        return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $f$;
  end if;
end $$;
grant execute on function app.new_id() to lintel_app, lintel_auth;

-- Policies by name ----------------------------------------------------------------------------------------------------
-- One place says what each name means; migrations say which names a table has. `(select …)` makes Postgres evaluate a
-- setting once per statement instead of once per row.

create function app.policy_text(policy text) returns text language plpgsql stable as $$
declare
  parts text[] := regexp_match(policy, '^(\w+)(?:\((\w+)\))?$');
  name text := parts[1];
  col text := quote_ident(parts[2]);
begin
  return case name
    -- Everybody who is signed in to the organization.
    when 'organizationWide' then 'organization_id = (select app.organization_id())'
    -- Staff that sees the whole organization.
    when 'staffOnly' then $p$(select app.visibility()) = 'organization'$p$
    -- Staff of the whole organization, or staff of that community.
    when 'communityStaff' then format(
      $p$((select app.visibility()) = 'organization' or ((select app.visibility()) = 'communities' and %s = any ((select app.community_ids())::uuid[])))$p$, col)
    -- Everybody who belongs to the community: its staff, its guards, its residents.
    when 'communityMembers' then format(
      $p$((select app.visibility()) = 'organization' or %s = any ((select app.community_ids())::uuid[]))$p$, col)
    -- Residents and owners, for what belongs to a unit of theirs.
    when 'ownUnits' then format('%s = any ((select app.unit_ids())::uuid[])', col)
    -- Residents and owners, for what belongs to a property in which they have a unit.
    when 'ownProperties' then format('%s = any ((select app.property_ids())::uuid[])', col)
    -- The user's own records.
    when 'ownRecords' then format('%s = (select app.user_id())', col)
  end;
end $$;

-- Protects a table: RLS enabled and forced, a RESTRICTIVE organization policy that no other policy can widen, one
-- permissive policy per command, grants, audit. A table is protected in the migration that creates it.
create procedure app.protect(
  target regclass,
  visible_to text[],                       -- who may SELECT, by policy names that are OR-ed
  writable_by text[],                      -- who may INSERT and UPDATE (and DELETE, when granted)
  granted text default 'select, insert, update',
  audited boolean default true
) language plpgsql as $$
declare
  visible text;
  writable text;
begin
  select string_agg('(' || app.policy_text(policy) || ')', ' or ') into strict visible from unnest(visible_to) as policy;
  select string_agg('(' || app.policy_text(policy) || ')', ' or ') into writable from unnest(writable_by) as policy;
  if visible is null or exists (select from unnest(visible_to || writable_by) as p where app.policy_text(p) is null) then
    raise exception 'unknown policy name for %', target;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organization on %s as restrictive for all to lintel_app
    using (organization_id = (select app.organization_id())) with check (organization_id = (select app.organization_id()))', target);
  execute format('create policy visible on %s for select to lintel_app using (%s)', target, visible);
  if writable is not null then
    execute format('create policy insertable on %s for insert to lintel_app with check (%s)', target, writable);
    execute format('create policy updatable on %s for update to lintel_app using (%s) with check (%s)', target, writable, writable);
    execute format('create policy deletable on %s for delete to lintel_app using (%s)', target, writable);
  end if;
  execute format('grant %s on %s to lintel_app', granted, target);
  if audited then
    call app.audit(target);
  end if;
end $$;

-- Audit ---------------------------------------------------------------------------------------------------------------
-- One function on every audited table, once per statement and set-based, so that a bulk command pays once. Written in the
-- transaction of the change: a rollback removes both. Nobody may change or remove a row, the owner included.

create table app.audit_log (
  organization_id uuid not null,
  id uuid not null default app.new_id(),
  occurred_at timestamptz not null default clock_timestamp(),
  actor text,                              -- user:<id>, apiKey:<id>, system:<name>
  request_id text,
  action text not null check (action in ('insert', 'update', 'delete')),
  entity text not null,                    -- schema.table
  entity_id uuid,
  before jsonb,
  after jsonb,
  primary key (organization_id, id)
);
create index audit_log_entity on app.audit_log (organization_id, entity, entity_id, occurred_at desc);
create index audit_log_time on app.audit_log (organization_id, occurred_at desc, id desc);

-- Columns whose values never reach the audit log, whatever table they are in.
create function app.redacted(record jsonb) returns jsonb language sql immutable parallel safe
  return record - array['password_hash', 'token_hash', 'secret_hash', 'secret_encrypted', 'storage_key', 'search_text'];

create function app.audit_rows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entity text := tg_table_schema || '.' || tg_table_name;
begin
  if tg_op = 'INSERT' then
    insert into app.audit_log (organization_id, actor, request_id, action, entity, entity_id, after)
    select (r ->> coalesce(tg_argv[0], 'organization_id'))::uuid, app.actor(), app.request_id(), 'insert', entity, (r ->> 'id')::uuid, app.redacted(r)
    from (select to_jsonb(n) as r from new_rows n) as rows;
  elsif tg_op = 'UPDATE' then
    insert into app.audit_log (organization_id, actor, request_id, action, entity, entity_id, before, after)
    select (n.r ->> coalesce(tg_argv[0], 'organization_id'))::uuid, app.actor(), app.request_id(), 'update', entity, (n.r ->> 'id')::uuid,
      app.redacted(o.r), app.redacted(n.r)
    from (select to_jsonb(x) as r, row_number() over () as i from new_rows x) as n
    join (select to_jsonb(x) as r, row_number() over () as i from old_rows x) as o using (i)
    where o.r is distinct from n.r;
  else
    insert into app.audit_log (organization_id, actor, request_id, action, entity, entity_id, before)
    select (r ->> coalesce(tg_argv[0], 'organization_id'))::uuid, app.actor(), app.request_id(), 'delete', entity, (r ->> 'id')::uuid, app.redacted(r)
    from (select to_jsonb(o) as r from old_rows o) as rows;
  end if;
  return null;
end $$;

-- `organization_column`: which column says whose row it is, for the few tables where it is not organization_id.
create procedure app.audit(target regclass, organization_column text default 'organization_id') language plpgsql as $$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows
    for each statement execute function app.audit_rows(%L)', target, organization_column);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function app.audit_rows(%L)', target, organization_column);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows
    for each statement execute function app.audit_rows(%L)', target, organization_column);
end $$;

-- For tables whose rows are facts: refuses UPDATE, DELETE and TRUNCATE from everybody, the owner included.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: its rows are final', tg_op, tg_table_schema, tg_table_name using errcode = 'LN001';
end $$;
create procedure app.make_immutable(target regclass) language plpgsql as $$
begin
  execute format('create trigger refuse_change before update or delete on %s for each row execute function app.refuse_change()', target);
  execute format('create trigger refuse_truncate before truncate on %s for each statement execute function app.refuse_change()', target);
end $$;

call app.protect('app.audit_log', '{staffOnly}', '{}', 'select', false);
call app.make_immutable('app.audit_log');

-- Idempotency -----------------------------------------------------------------------------------------------------------
-- The key is inserted in the transaction of the effect, so that both exist or neither. Calls under one
-- key take turns (an advisory lock of the transaction); the second reads what the first has stored.

create table app.idempotency_keys (
  organization_id uuid not null default app.organization_id(),
  actor text not null default app.actor(),
  key text not null check (octet_length(key) between 1 and 255),
  path text not null,                      -- response path of the mutation field: one document may carry several
  command text not null,
  request_hash text not null,              -- SHA-256 of document and variables: a key belongs to one request
  fingerprint text not null,               -- SHA-256 of command and input
  result jsonb,                            -- what the command answered, set before COMMIT
  keep_for_ever boolean not null,          -- money: the key is never forgotten
  created_at timestamptz not null default now(),
  primary key (organization_id, actor, key, path)
);
create index idempotency_keys_age on app.idempotency_keys (organization_id, created_at) where not keep_for_ever;
call app.protect('app.idempotency_keys', '{organizationWide}', '{organizationWide}', 'select, insert, update (result)', false);

-- Outbox ----------------------------------------------------------------------------------------------------------------
-- A domain event is a row in the transaction of the change; a job that is queued in that same transaction delivers it.

create table app.outbox_events (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  occurred_at timestamptz not null default now(),
  event_type text not null,                -- object.verb in the past: payment.recorded
  entity text not null,
  entity_id uuid not null,
  payload jsonb not null,
  actor text default app.actor(),
  request_id text default app.request_id(),
  delivered_at timestamptz,
  primary key (organization_id, id)
);
create index outbox_events_undelivered on app.outbox_events (organization_id, occurred_at, id) where delivered_at is null;
call app.protect('app.outbox_events', '{staffOnly}', '{organizationWide}', 'select, insert, update (delivered_at)', false);

-- The only way for a service to queue a job: the organization, the actor and the request come from the transaction.
create function app.enqueue(task text, payload jsonb, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    identifier => task,
    payload => (payload || jsonb_build_object('organizationId', app.organization_id(), 'actor', app.actor(), 'requestId', app.request_id()))::json,
    job_key => job_key);
end $$;
grant execute on function app.enqueue(text, jsonb, text) to lintel_app;

-- Forgets the keys of commands that move no money after the days given; money keys are kept for ever.
create function app.forget_idempotency_keys(older_than interval) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with forgotten as (
    delete from app.idempotency_keys where not keep_for_ever and created_at < now() - older_than returning 1
  ) select count(*) from forgotten
$$;
grant execute on function app.forget_idempotency_keys(interval) to lintel_worker;

-- Job queue -------------------------------------------------------------------------------------------------------------
-- graphile-worker enables row-level security on its tables without policies; the worker role is the one that may use them.
grant usage on schema graphile_worker to lintel_worker;
grant select, insert, update, delete on all tables in schema graphile_worker to lintel_worker;
grant usage on all sequences in schema graphile_worker to lintel_worker;
grant execute on all functions in schema graphile_worker to lintel_worker;
create policy worker on graphile_worker._private_jobs to lintel_worker using (true) with check (true);
create policy worker on graphile_worker._private_job_queues to lintel_worker using (true) with check (true);
create policy worker on graphile_worker._private_tasks to lintel_worker using (true) with check (true);
create policy worker on graphile_worker._private_known_crontabs to lintel_worker using (true) with check (true);
