-- What the planner believes about organizations.
--
-- A policy compares organization_id with a setting that the planner cannot see, so it takes the average organization: with a thousand small ones
-- beside one that has half of all rows, it expects six rows where there are thousands, thinks that reading all of them is cheaper than finding the
-- wanted ones, and filters a whole organization for one lease. Told that there are five organizations, it expects a fifth of each table, follows
-- the index that answers the question, and still finds an organization by its index. In a small organization every plan is quick.

create procedure app.plan_for_large_organizations(target regclass) language plpgsql as $$
begin
  execute format('alter table %s alter column organization_id set (n_distinct = 5)', target);
end $$;

do $$
declare
  target regclass;
begin
  for target in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents') and c.relkind in ('r', 'p')
  loop
    call app.plan_for_large_organizations(target);
  end loop;
end $$;

-- As in 0001, and every table that is protected from now on is planned for like that.
create or replace procedure app.protect(
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
  call app.plan_for_large_organizations(target);
  if audited then
    call app.audit(target);
  end if;
end $$;

-- The planner believes it from the next look at a table on, for which a quiet table might wait for years. Tables that nothing stands in yet are
-- better not looked at: it would take them for empty ones until the next time.
do $$
begin
  if exists (select from identity.organizations) then
    perform app.refresh_statistics();
  end if;
end $$;
