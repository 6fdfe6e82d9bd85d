-- The audit log, sealed. Policies and triggers keep services and the owner from changing an entry; whoever is superuser could do it all the same.
-- A chain of hashes per organization tells on him: each seal is a hash over the one before it and an entry, so that nobody can change, remove or
-- insert a sealed entry without making all seals after it anew, and the newest one is known outside.

-- What stands in an entry, the mark of its seal and the seal before it, as one hash. Instants are counted, so that no setting of the session changes
-- their text.
create function app.audit_link(previous bytea, mark timestamptz, entry app.audit_log) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return sha256(previous || convert_to(jsonb_build_array(
    extract(epoch from mark), entry.organization_id, entry.id, extract(epoch from entry.occurred_at), entry.actor, entry.request_id, entry.action,
    entry.entity, entry.entity_id, entry.before, entry.after)::text, 'UTF8'));
grant execute on function app.audit_link(bytea, timestamptz, app.audit_log) to lintel_app;

-- The position is the order in which entries were sealed, which is nearly that in which they were written: a transaction that commits late has
-- earlier entries. Not sealed within the transaction of the change, because then an organization's changes would wait for each other.
create table app.audit_seals (
  organization_id uuid not null,
  position bigint not null check (position > 0),
  entry_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  mark timestamptz not null,               -- of this entry and all sealed before it, when the youngest was written: it never goes back
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, position),
  constraint audit_seals_entry_key unique (organization_id, entry_id)
);
call app.protect('app.audit_seals', '{staffOnly}', '{}', 'select', false);
call app.make_immutable('app.audit_seals');

-- Seals what is not sealed yet, at most so many entries, of the organizations that follow `behind`. Answers how many it has sealed, after which
-- organization to go on, and whether there is nothing left to do. It looks an hour further back than the mark, for transactions that committed late;
-- what is older and not sealed was not written by the product, and verification says so.
create function app.seal_audit_log(most int, behind uuid default null) returns table (sealed bigint, next_behind uuid, is_last boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  organizations constant int := 500;       -- at most, so that one call is short
  organization uuid;
  last app.audit_seals;
  entry app.audit_log;
  looked_at int := 0;
begin
  sealed := 0;
  next_behind := behind;
  is_last := false;
  for organization in
    select o.id from identity.organizations o where behind is null or o.id > behind order by o.id limit organizations
  loop
    looked_at := looked_at + 1;
    -- Where another worker is at it, the next minute is soon enough.
    if pg_try_advisory_xact_lock(hashtextextended('lintel audit seal ' || organization, 0)) then
      select s.* into last from app.audit_seals s where s.organization_id = organization order by s.position desc limit 1;
      if not found then
        -- Before the first seal of an organization stands its name.
        last.position := 0;
        last.hash := sha256(convert_to(organization::text, 'UTF8'));
        last.mark := '-infinity';
      end if;
      for entry in
        select e.* from app.audit_log e
        where e.organization_id = organization and e.occurred_at >= last.mark - interval '1 hour'
          and not exists (select from app.audit_seals s where s.organization_id = organization and s.entry_id = e.id)
        order by e.occurred_at, e.id limit most - sealed
      loop
        last.position := last.position + 1;
        last.mark := greatest(last.mark, entry.occurred_at);
        last.hash := app.audit_link(last.hash, last.mark, entry);
        insert into app.audit_seals (organization_id, position, entry_id, hash, mark)
          values (organization, last.position, entry.id, last.hash, last.mark);
        sealed := sealed + 1;
      end loop;
      if sealed >= most then
        return next;
        return;
      end if;
    end if;
    next_behind := organization;
  end loop;
  is_last := looked_at < organizations;
  return next;
end $$;
grant execute on function app.seal_audit_log(int, uuid) to lintel_worker;

-- The first seal after the position `behind`, of at most `most` ones, that is not what it should be; nothing when all of them are. The reader's policies hold: it
-- answers about his organization.
create function app.broken_audit_seal(behind bigint, most int) returns table ("position" bigint, entry_id uuid, reason text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with links as (
    select s.position, s.entry_id, s.hash, s.mark, coalesce(lag(s.position) over before, 0) as previous_position,
      coalesce(lag(s.hash) over before, sha256(convert_to(s.organization_id::text, 'UTF8'))) as previous_hash, e.id as found, e as entry
    from app.audit_seals s left join app.audit_log e on e.organization_id = s.organization_id and e.id = s.entry_id
    where s.organization_id = (select app.organization_id()) and s.position >= behind and s.position <= behind + most
    window before as (order by s.position)
  ), judged as (
    select l.position, l.entry_id, case
      when l.previous_position <> l.position - 1 then 'seal_missing'
      when l.found is null then 'entry_missing'
      when l.hash <> app.audit_link(l.previous_hash, l.mark, l.entry) then 'entry_changed'
    end as reason
    from links l where l.position > behind
  )
  select j.position, j.entry_id, j.reason from judged j where j.reason is not null order by j.position limit 1
$$;
grant execute on function app.broken_audit_seal(bigint, int) to lintel_app;

-- How many entries have no seal although one that was written an hour later has.
create function app.entries_without_seal() returns bigint language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*) from app.audit_log e
  where e.organization_id = (select app.organization_id())
    and e.occurred_at < (
      select s.mark - interval '1 hour' from app.audit_seals s
      where s.organization_id = (select app.organization_id()) order by s.position desc limit 1)
    and not exists (select from app.audit_seals s where s.organization_id = e.organization_id and s.entry_id = e.id)
$$;
grant execute on function app.entries_without_seal() to lintel_app;
