-- The roles of the cluster. Run by the administrator before the migrations; safe to repeat.
--
--   lintel_owner    owns every object and runs migrations; nobody can log in as it. BYPASSRLS, because a data migration
--                   under FORCE ROW LEVEL SECURITY would otherwise match no row and say nothing.
--   lintel_app      what a transaction of a signed-in session becomes: plain, subject to every policy.
--   lintel_auth     what a transaction before sign-in becomes: may only execute a few lookups.
--   lintel_worker   runs the job queue; no access to business tables.
--   lintel_backup   reads everything for backups; not reachable by the services.
--   lintel_service  the login of all services: owns nothing, may do nothing, may only become app, auth or worker.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('lintel_owner', 'nologin bypassrls'),
      ('lintel_app', 'nologin nobypassrls'),
      ('lintel_auth', 'nologin nobypassrls'),
      ('lintel_worker', 'nologin nobypassrls'),
      ('lintel_backup', 'nologin bypassrls'),
      ('lintel_service', 'login noinherit nobypassrls')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s nosuperuser nocreatedb nocreaterole', wanted.name, wanted.attributes);
    end if;
  end loop;
end $$;

grant lintel_app, lintel_auth, lintel_worker to lintel_service;
grant pg_read_all_data to lintel_backup;

-- No statement of a service runs away, waits for ever on a lock, or leaves a transaction open.
alter role lintel_service set statement_timeout = '5s';
alter role lintel_service set lock_timeout = '2s';
alter role lintel_service set idle_in_transaction_session_timeout = '10s';
