-- The audit log, sealed. Policies and triggers keep services and the owner from changing an entry; whoever is superuser could do it all the same.
-- A chain of hashes per organization tells on him: each seal is a hash over the one before it and an entry, so that nobody can change, remove or
-- insert a sealed entry without making all seals after it anew, and the newest one is known outside.

-- What stands in an entry, and the seal before it, as one hash. Instants are counted, so that no setting of the session changes their text.
create function app.audit_link(previous bytea, entry app.audit_log) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return sha256(previous || convert_to(jsonb_build_array(
    entry.organization_id, entry.id, extract(epoch from entry.occurred_at), entry.actor, entry.request_id, entry.action, entry.entity, entry.entity_id,
    entry.before, entry.after)::text, 'UTF8'));
grant execute on function app.audit_link(bytea, app.audit_log) to lintel_app;

-- The position is the order in which entries were sealed, which is nearly that in which they were written: a transaction that commits late has
-- earlier entries. Not sealed within the transaction of the change, because then an organization's changes would wait for each other.
create table app.audit_seals (
  organization_id uuid not null,
  position bigint not null check (position > 0),
  entry_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, position),
  constraint audit_seals_entry_key unique (organization_id, entry_id)
);
call app.protect('app.audit_seals', '{staffOnly}', '{}', 'select', false);
call app.make_immutable('app.audit_seals');

-- Seals what is not sealed yet, at most so many entries of each organization, and answers how many it has sealed. Looks an hour further back than the
-- newest sealed entry, for transactions that committed late; what is older and not sealed was not written by the product, and verification says so.
create function app.seal_audit_log(most int) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  organization uuid;
  last_position bigint;
  last_hash bytea;
  since timestamptz;
  entry app.audit_log;
  sealed bigint := 0;
begin
  for organization in select id from identity.organizations loop
    -- Another worker is at it; the next minute is soon enough.
    continue when not pg_try_advisory_xact_lock(hashtextextended('lintel audit seal ' || organization, 0));
    select s.position, s.hash, e.occurred_at - interval '1 hour' into last_position, last_hash, since
      from app.audit_seals s left join app.audit_log e on e.organization_id = s.organization_id and e.id = s.entry_id
      where s.organization_id = organization order by s.position desc limit 1;
    if not found then
      last_position := 0;
      -- Before the first seal of an organization stands its name.
      last_hash := sha256(convert_to(organization::text, 'UTF8'));
      since := '-infinity';
    end if;
    for entry in
      select e.* from app.audit_log e
      where e.organization_id = organization and e.occurred_at >= since
        and not exists (select from app.audit_seals s where s.organization_id = organization and s.entry_id = e.id)
      order by e.occurred_at, e.id limit most
    loop
      last_position := last_position + 1;
      last_hash := app.audit_link(last_hash, entry);
      insert into app.audit_seals (organization_id, position, entry_id, hash) values (organization, last_position, entry.id, last_hash);
      sealed := sealed + 1;
    end loop;
  end loop;
  return sealed;
end $$;
grant execute on function app.seal_audit_log(int) to lintel_worker;

-- The first seal after the position `behind`, of at most `most` ones, that is not what it should be; nothing when all of them are. The reader's policies hold: it
-- answers about his organization.
create function app.broken_audit_seal(behind bigint, most int) returns table ("position" bigint, entry_id uuid, reason text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with links as (
    select s.position, s.entry_id, s.hash, coalesce(lag(s.position) over before, 0) as previous_position,
      coalesce(lag(s.hash) over before, sha256(convert_to(s.organization_id::text, 'UTF8'))) as previous_hash, e.id as found, e as entry
    from app.audit_seals s left join app.audit_log e on e.organization_id = s.organization_id and e.id = s.entry_id
    where s.organization_id = (select app.organization_id()) and s.position >= behind and s.position <= behind + most
    window before as (order by s.position)
  ), judged as (
    select l.position, l.entry_id, case
      when l.previous_position <> l.position - 1 then 'seal_missing'
      when l.found is null then 'entry_missing'
      when l.hash <> app.audit_link(l.previous_hash, l.entry) then 'entry_changed'
    end as reason
    from links l where l.position > behind
  )
  select j.position, j.entry_id, j.reason from judged j where j.reason is not null order by j.position limit 1
$$;
grant execute on function app.broken_audit_seal(bigint, int) to lintel_app;

-- How many entries have no seal although the newest sealed one is an hour younger.
create function app.entries_without_seal() returns bigint language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*) from app.audit_log e
  where e.organization_id = (select app.organization_id())
    and e.occurred_at < (
      select n.occurred_at - interval '1 hour' from app.audit_seals s join app.audit_log n on n.organization_id = s.organization_id and n.id = s.entry_id
      where s.organization_id = (select app.organization_id()) order by s.position desc limit 1)
    and not exists (select from app.audit_seals s where s.organization_id = e.organization_id and s.entry_id = e.id)
$$;
grant execute on function app.entries_without_seal() to lintel_app;
