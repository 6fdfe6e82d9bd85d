-- identity: delays between attempts to sign in that nobody can turn against somebody else, and the hashes of API keys under a
-- secret that changes.

-- Whose guesses count together: an IPv4 address, also one in IPv6 form, or the network of 64 bits that is one subscriber's.
create function identity.address_key(address text) returns text
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  if not pg_input_is_valid(address, 'inet') then
    return address;
  elsif family(address::inet) = 4 or address::inet <<= inet '::ffff:0:0/96' then
    return replace(host(address::inet), '::ffff:', '');
  end if;
  return network(set_masklen(address::inet, 64))::text;
end $$;

-- Of kind `known`: an address from which the account was signed in to, and when the last time.
alter table identity.sign_in_attempts drop constraint sign_in_attempts_kind_check;
alter table identity.sign_in_attempts add constraint sign_in_attempts_kind_check check (kind in ('account', 'account_ip', 'ip', 'known'));
insert into identity.sign_in_attempts (kind, key, last_attempt_at)
select 'known', u.email_norm || ' ' || identity.address_key(s.ip), max(s.last_used_at)
from identity.user_sessions s join identity.users u on u.id = s.user_id
where s.ip is not null group by 2
on conflict do nothing;

-- Counts an attempt before its password is looked at and answers how many seconds to wait; 0 lets it through. An attempt that
-- has to wait is not counted, so nobody can prolong the wait of somebody else by trying.
--
-- Per account and address: 5 free, then up to 15 minutes. Per account or address alone: more free attempts and a shorter
-- wait, because these also hit the innocent; and they do not hold for an address from which the account was signed in to within
-- half a year. Whoever attacks an account from elsewhere, or others from the same address, does not keep its owner out.
create or replace function identity.count_sign_in_attempt(wanted_email text, from_ip text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  address text := identity.address_key(from_ip);
  pair text := wanted_email || ' ' || address;
  is_known boolean := exists (select from identity.sign_in_attempts
    where kind = 'known' and key = pair and last_attempt_at > clock_timestamp() - interval '180 days');
  wait numeric;
begin
  insert into identity.sign_in_attempts (kind, key)
  values ('account', wanted_email), ('account_ip', pair), ('ip', address)
  on conflict do nothing;
  -- Locked in the order of the key, by everybody, so that nobody waits in a circle.
  perform from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', pair), ('ip', address))
  order by kind, key for update;
  select max(case
    when kind = 'account_ip' then identity.seconds_to_wait(attempts, last_attempt_at, 5, 900)
    when is_known then 0
    when kind = 'account' then identity.seconds_to_wait(attempts, last_attempt_at, 50, 60)
    else identity.seconds_to_wait(attempts, last_attempt_at, 200, 60)
  end) into wait
  from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', pair), ('ip', address));
  if wait > 0 then
    return ceil(wait);
  end if;
  update identity.sign_in_attempts
  set attempts = case when last_attempt_at < clock_timestamp() - interval '1 hour' then 1 else attempts + 1 end,
    last_attempt_at = clock_timestamp()
  where (kind, key) in (('account', wanted_email), ('account_ip', pair), ('ip', address));
  -- Housekeeping in small portions: what was tried once and never again does not pile up.
  delete from identity.sign_in_attempts where (kind, key) in (
    select kind, key from identity.sign_in_attempts
    where last_attempt_at < clock_timestamp() - interval '1 day'
      and (kind <> 'known' or last_attempt_at < clock_timestamp() - interval '180 days')
    order by last_attempt_at limit 10 for update skip locked);
  return 0;
end $$;

-- A right password takes its own attempt back, forgives the pair of account and address, and makes the address a known one.
create or replace function identity.forgive_sign_in_attempts(wanted_email text, from_ip text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  address text := identity.address_key(from_ip);
  pair text := wanted_email || ' ' || address;
begin
  perform from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', pair), ('ip', address))
  order by kind, key for update;
  update identity.sign_in_attempts set attempts = greatest(attempts - 1, 0)
  where (kind, key) in (('account', wanted_email), ('ip', address));
  delete from identity.sign_in_attempts where (kind, key) = ('account_ip', pair);
  insert into identity.sign_in_attempts (kind, key) values ('known', pair)
  on conflict (kind, key) do update set last_attempt_at = clock_timestamp();
end $$;

-- Stores the hash of the same key under the present secret, so that an earlier one need not be kept for ever. The old hash must
-- still be there.
create function identity.rehash_api_key(wanted_organization uuid, wanted_key uuid, old_hash bytea, new_hash bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.actor', 'system:rehash', true);
  update identity.api_keys set secret_hash = new_hash
  where organization_id = wanted_organization and id = wanted_key and secret_hash = old_hash;
end $$;
grant execute on function identity.rehash_api_key(uuid, uuid, bytea, bytea) to lintel_auth;
