/**
 * For each rule of the catalog, by its promise: statements that break it, and what the rule must find then. Run by the
 * administrator in a transaction that is rolled back.
 */
export const wounds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Every table has row-level security, enabled and forced.': {
    'alter table property.units disable row level security': 'property.units',
    'alter table property.units no force row level security': 'property.units',
    'create table finance.scratch (organization_id uuid not null)': 'finance.scratch',
    'create table finance.parts (organization_id uuid not null) partition by hash (organization_id)': 'finance.parts',
  },
  'No schema of ours is unknown to these rules.': {
    'create schema visitors authorization lintel_owner': 'visitors',
  },
  'The plain roles may use nothing outside of these schemas.': {
    'create table public.copies (id uuid); grant select on public.copies to lintel_app': 'copies',
    'grant select on graphile_worker.jobs to lintel_app': 'graphile_worker.jobs',
    'grant delete on lintel.migrations to lintel_auth': 'lintel.migrations',
  },
  'Every table has organization_id, uuid and not null.': {
    'create table community.notes (organization_id uuid)': 'community.notes',
    'alter table app.audit_log drop constraint audit_log_pkey, alter organization_id drop not null': 'app.audit_log',
    'create table community.notes (organization_id text not null)': 'community.notes',
  },
  'Every granted table has a restrictive policy for all commands and a permissive one for each granted command.': {
    'drop policy organization on identity.api_key_usage': 'identity.api_key_usage SELECT',
    'grant delete on finance.lease_balances to lintel_app': 'finance.lease_balances DELETE',
    'grant update (debit_minor) on finance.account_balances to lintel_app': 'finance.account_balances UPDATE',
  },
  'The restrictive policy compares the row with the organization of the session.': {
    'alter policy organization on property.units using (true)': 'property.units',
    'alter policy organization on property.units with check (organization_id is not null)': 'property.units',
    'alter policy organization on property.units using (organization_id = (select app.organization_id()) or (select app.actor()) is null)':
      'property.units',
  },
  'Every policy is for lintel_app and nobody else.': {
    'alter policy visible on property.units to public': 'property.units visible',
    'create policy jobs on finance.charges for select to lintel_worker using ((select app.user_id()) is null)':
      'finance.charges jobs',
  },
  'No policy is always true, and each asks its settings once per statement.': {
    'create policy careless on property.units for select to lintel_app using (true)': 'property.units careless',
    'alter policy insertable on property.units with check (true)': 'property.units insertable',
    'alter policy visible on property.units using (app.visibility() = $$organization$$)': 'property.units visible',
  },
  'Every foreign key between organization tables carries organization_id on both sides, and is in force.': {
    'alter table property.units add unique (id); alter table property.leases add constraint loose foreign key (unit_id) references property.units (id)':
      'property.leases loose',
    'alter table property.units add unique (id, organization_id); alter table property.leases add constraint crossed foreign key (organization_id, unit_id) references property.units (id, organization_id) not valid':
      'property.leases crossed',
    'alter table property.leases add constraint idle foreign key (organization_id, unit_id) references property.units (organization_id, id) not valid':
      'property.leases idle',
  },
  'Every foreign key has an index.': {
    'drop index property.leases_unit; alter table property.leases drop constraint leases_no_overlap':
      'property.leases leases_organization_id_unit_id_fkey',
  },
  'Every unique and exclusion constraint leads with organization_id.': {
    'create unique index unit_numbers on property.units (number_key)': 'property.unit_numbers',
    'create unique index unit_numbers on property.units (lower(number), organization_id)': 'property.unit_numbers',
    'alter table property.leases add constraint no_overlap exclude using gist (unit_id with =, occupied with &&)':
      'property.no_overlap',
  },
  'Every view runs with the rights of its reader, and there is no materialised view and no foreign table.': {
    'alter view property.unit_facts reset (security_invoker)': 'property.unit_facts',
    'alter view property.unit_facts set (security_invoker = false)': 'property.unit_facts',
    'create materialized view finance.totals as select 1 as one': 'finance.totals',
  },
  'Functions with the rights of their owner are listed with a reason.': {
    'alter function community.today_in(uuid) security definer': 'community.today_in',
  },
  'Functions with the rights of their owner pin their search path and belong to lintel_owner.': {
    'alter function app.enqueue(text, jsonb, text) reset search_path': 'app.enqueue',
    'alter function app.enqueue(text, jsonb, text) set search_path = public, pg_catalog, pg_temp': 'app.enqueue',
    'alter function app.enqueue(text, jsonb, text) owner to current_user': 'app.enqueue',
  },
  'No function may be called by everybody.': {
    'grant execute on function identity.member_facts(uuid, uuid) to public': 'identity.member_facts',
  },
  'The plain roles have no attributes and are members of nothing.': {
    'alter role lintel_app bypassrls': 'lintel_app',
    'grant pg_read_all_data to lintel_auth': 'lintel_auth',
    'alter role lintel_worker createrole': 'lintel_worker',
  },
  'Everything of ours belongs to lintel_owner.': {
    'alter table property.units owner to lintel_app': 'property.units',
    'alter schema documents owner to lintel_service': 'documents',
    'alter function app.organization_id() owner to lintel_app': 'app.organization_id',
  },
  'Nobody but the owner may truncate, refer to, or put triggers on a table, and nothing is granted to everybody.': {
    'grant truncate on property.units to lintel_app': 'property.units TRUNCATE',
    'grant references (id) on property.units to lintel_app': 'property.units REFERENCES',
    'grant trigger on property.units to lintel_app': 'property.units TRIGGER',
    'grant select on property.units to public': 'property.units SELECT',
  },
  'Only lintel_app may read and write tables of organizations.': {
    'grant select (email) on identity.users to lintel_auth': 'identity.users lintel_auth',
    'grant delete on app.idempotency_keys to lintel_worker': 'app.idempotency_keys lintel_worker',
  },
  'The plain roles may create nothing in any schema.': {
    'grant create on schema finance to lintel_app': 'finance lintel_app',
    'grant create on schema public to lintel_worker': 'public lintel_worker',
  },
  'Settings are read by STABLE functions, which no cached plan can fold.': {
    'alter function app.organization_id() immutable': 'app.organization_id',
    'alter function community.today_in(uuid) immutable': 'community.today_in',
  },
  'Facts are final: triggers refuse every change, no role is granted one, and no deletion reaches them.': {
    'alter table finance.journal_lines disable trigger refuse_change': 'finance.journal_lines',
    'drop trigger refuse_truncate on app.audit_log': 'app.audit_log',
    'grant update (memo) on finance.journal_entries to lintel_app': 'finance.journal_entries',
    'grant insert on app.audit_log to lintel_app': 'app.audit_log INSERT',
    'alter table app.audit_log add foreign key (organization_id) references identity.organizations (id) on delete cascade':
      'app.audit_log',
  },
  'Every table is audited.': {
    'drop trigger audit_update on property.units': 'property.units',
    'alter table finance.payments disable trigger audit_delete': 'finance.payments',
  },
  'Every trigger is enabled.': {
    'alter table finance.journal_lines disable trigger post_lines': 'finance.journal_lines post_lines',
    'alter table finance.payments enable replica trigger check_payment': 'finance.payments check_payment',
  },
};
