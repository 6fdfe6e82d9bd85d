-- What the isolation suite has found: ways in which organizations could have met in the same database.

-- Every row belongs to an organization that exists: a transaction that was told of none could still leave these behind.
-- Those that did belong to nobody, and nobody could ever read them.
delete from app.idempotency_keys k where not exists (select from identity.organizations o where o.id = k.organization_id);
delete from app.outbox_events e where not exists (select from identity.organizations o where o.id = e.organization_id);
alter table app.idempotency_keys add constraint idempotency_keys_organization_id_fkey
  foreign key (organization_id) references identity.organizations (id) on delete restrict not valid;
alter table app.idempotency_keys validate constraint idempotency_keys_organization_id_fkey;
alter table app.outbox_events add constraint outbox_events_organization_id_fkey
  foreign key (organization_id) references identity.organizations (id) on delete restrict not valid;
alter table app.outbox_events validate constraint outbox_events_organization_id_fkey;

-- As in 0001, and: no job without an organization, and the keys by which jobs replace each other are those of one
-- organization. The queue itself knows one list of keys for all.
create or replace function app.enqueue(task text, payload jsonb, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.organization_id() is null then
    raise exception 'a job belongs to an organization' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(
    identifier => task,
    payload => (payload || jsonb_build_object('organizationId', app.organization_id(), 'actor', app.actor(), 'requestId', app.request_id()))::json,
    job_key => app.organization_id() || ' ' || job_key);
end $$;

-- An id of version 7 tells when it was made. Whoever invites a person gets the id of his login, and would learn from its age
-- that the person had one before.
alter table identity.users alter column id set default gen_random_uuid();

-- As in 0001, and: when a person last signed in anywhere, and which organization he enters by himself, tell of others to which he belongs.
create or replace function app.redacted(record jsonb) returns jsonb language sql immutable parallel safe
  return record - array['password_hash', 'token_hash', 'secret_hash', 'secret_encrypted', 'storage_key', 'search_text', 'last_login_at']
    - case when record ? 'invited_email' then 'is_primary' else '' end;

-- As in 0010, and: what counts in all organizations of a person is seen from inside of one of them, not from nowhere.
do $$
declare
  target regclass;
  own text := '(user_id = (select app.user_id()) and (organization_id = (select app.organization_id()) or (organization_id is null and
    (select exists (select from identity.memberships m where m.organization_id = app.organization_id() and m.user_id = app.user_id())))))';
begin
  foreach target in array array['identity.mfa_factors'::regclass, 'identity.recovery_codes'::regclass] loop
    execute format('alter policy own on %s using %s with check %s', target, own, own);
  end loop;
end $$;

-- Whoever may write the person of a membership sees that person, of whatever organization he is. Members are added by
-- identity.invite_member, which asks for an address and shows nobody before he has come; a session changes no more than this.
revoke insert, update on identity.memberships from lintel_app;
grant update (status, version, updated_at) on identity.memberships to lintel_app;

-- A slug is unique in the whole installation, and plan and status are the operator's: a session changes none of them.
revoke update on identity.organizations from lintel_app;
grant update (name, settings, version, updated_at) on identity.organizations to lintel_app;
