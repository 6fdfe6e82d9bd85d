-- What the start of an installation asks before anybody can sign in: is there an organization yet, and which are demos.
create function identity.installation_state() returns table (organizations bigint, demos jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*), coalesce(jsonb_object_agg(slug, id) filter (where plan = 'demo'), '{}') from identity.organizations
$$;
grant execute on function identity.installation_state() to lintel_auth;

-- After thousands of rows in one transaction the planner still believes that the tables are empty, and autovacuum cannot see
-- them yet. Bulk work asks for fresh statistics; ANALYZE needs the owner's rights.
create function app.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target text;
begin
  for target in
    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents')
  loop
    execute 'analyze ' || target;
  end loop;
end $$;
grant execute on function app.refresh_statistics() to lintel_app;
