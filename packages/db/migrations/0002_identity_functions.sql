-- identity: what happens before anybody is signed in, and the few writes that row-level security cannot express.
--
-- Each function is SECURITY DEFINER, owned by lintel_owner, with a pinned search_path, and granted by name to the one role
-- that needs it; packages/db/test/catalog-allow-lists.ts says why each exists. plpgsql throughout, because bodies
-- may name tables and functions of later migrations.

-- Sign-in -------------------------------------------------------------------------------------------------------------

-- How many seconds are left until the next attempt is looked at: none for the first `free` failures, then 1, 2, 4 … up to
-- `longest`. A quiet hour forgets everything.
create function identity.seconds_to_wait(attempts int, last_attempt_at timestamptz, free int, longest int) returns numeric
  language sql stable
  return case
    when attempts < free or last_attempt_at < clock_timestamp() - interval '1 hour' then 0
    else greatest(0, extract(epoch from last_attempt_at - clock_timestamp()) + least(longest, power(2, least(attempts - free, 20))))
  end;

-- Counts an attempt before its password is looked at and answers how many seconds to wait; 0 lets it through. An attempt that
-- has to wait is not counted, so nobody can prolong the wait of somebody else by trying.
--
-- Per account and address: 5 free, then up to 15 minutes. Per account or address alone: more free attempts and a shorter
-- wait, because these also hit the innocent: the owner of an attacked account, and neighbours behind one address.
create function identity.count_sign_in_attempt(wanted_email text, from_ip text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wait numeric;
begin
  insert into identity.sign_in_attempts (kind, key)
  values ('account', wanted_email), ('account_ip', wanted_email || ' ' || from_ip), ('ip', from_ip)
  on conflict do nothing;
  -- Locked in the order of the key, by everybody, so that nobody waits in a circle.
  perform from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', wanted_email || ' ' || from_ip), ('ip', from_ip))
  order by kind, key for update;
  select max(case kind
    when 'account_ip' then identity.seconds_to_wait(attempts, last_attempt_at, 5, 900)
    when 'account' then identity.seconds_to_wait(attempts, last_attempt_at, 50, 60)
    else identity.seconds_to_wait(attempts, last_attempt_at, 200, 60)
  end) into wait
  from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', wanted_email || ' ' || from_ip), ('ip', from_ip));
  if wait > 0 then
    return ceil(wait);
  end if;
  update identity.sign_in_attempts
  set attempts = case when last_attempt_at < clock_timestamp() - interval '1 hour' then 1 else attempts + 1 end,
    last_attempt_at = clock_timestamp()
  where (kind, key) in (('account', wanted_email), ('account_ip', wanted_email || ' ' || from_ip), ('ip', from_ip));
  -- Housekeeping in small portions: what was tried once and never again does not pile up.
  delete from identity.sign_in_attempts where (kind, key) in (
    select kind, key from identity.sign_in_attempts where last_attempt_at < clock_timestamp() - interval '1 day'
    limit 10 for update skip locked);
  return 0;
end $$;

-- A right password takes its own attempt back, and forgives the pair of account and address.
create function identity.forgive_sign_in_attempts(wanted_email text, from_ip text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from identity.sign_in_attempts
  where (kind, key) in (('account', wanted_email), ('account_ip', wanted_email || ' ' || from_ip), ('ip', from_ip))
  order by kind, key for update;
  update identity.sign_in_attempts set attempts = greatest(attempts - 1, 0)
  where (kind, key) in (('account', wanted_email), ('ip', from_ip));
  delete from identity.sign_in_attempts where (kind, key) = ('account_ip', wanted_email || ' ' || from_ip);
end $$;

-- What sign-in needs to know, one attempt counted: the wait, and if there is none the person, the organization that would be
-- opened and the password that opens it. Without a choice that is an organization the person has joined before one that
-- only invites, the primary one before others.
create function identity.begin_sign_in(wanted_email text, wanted_slug text, from_ip text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wait int := identity.count_sign_in_attempt(wanted_email, from_ip);
  found jsonb;
begin
  if wait > 0 then
    return jsonb_build_object('waitSeconds', wait);
  end if;
  select jsonb_build_object('waitSeconds', 0, 'userId', u.id, 'organizationId', m.organization_id,
    'credentialId', c.id, 'passwordHash', c.password_hash) into found
  from identity.users u
  left join lateral (
    select m.organization_id, m.status, m.is_primary, m.created_at from identity.memberships m
    join identity.organizations o on o.id = m.organization_id and o.status = 'active'
    where m.user_id = u.id and m.status in ('active', 'invited') and (wanted_slug is null or o.slug = wanted_slug)
  ) as m on true
  left join lateral (
    select c.id, c.password_hash, c.organization_id is null as opens_all from identity.user_credentials c
    where c.user_id = u.id and (c.organization_id is null or c.organization_id = m.organization_id)
    order by c.organization_id nulls last limit 1
  ) as c on true
  where u.email_norm = wanted_email and u.is_active
  order by m.organization_id is null, c.id is null, m.status, c.opens_all desc, m.is_primary desc, m.created_at
  limit 1;
  return coalesce(found, jsonb_build_object('waitSeconds', 0));
end $$;

create function identity.fail_sign_in(wanted_email text, wanted_organization uuid, wanted_user uuid, from_ip text, agent text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into identity.security_events (organization_id, user_id, kind, email_norm, ip, user_agent)
  values (wanted_organization, wanted_user, 'sign_in_failed', wanted_email, from_ip, agent);
end $$;

-- Makes an invited membership an active one: the person has come. Answers whether there is an active one now.
create function identity.join_organization(wanted_organization uuid, wanted_user uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  membership_status text;
begin
  select m.status into membership_status from identity.memberships m
  join identity.organizations o on o.id = m.organization_id and o.status = 'active'
  join identity.users u on u.id = m.user_id and u.is_active
  where m.organization_id = wanted_organization and m.user_id = wanted_user and m.status in ('active', 'invited')
  for update of m;
  if membership_status = 'invited' then
    perform set_config('app.actor', 'user:' || wanted_user, true);
    update identity.memberships set status = 'active', joined_at = coalesce(joined_at, now()), invited_email = null, invited_name = null, version = version + 1, updated_at = now(),
      is_primary = not exists (select from identity.memberships other where other.user_id = wanted_user and other.is_primary)
    where organization_id = wanted_organization and user_id = wanted_user;
  end if;
  return membership_status is not null;
end $$;

-- Opens a session after the password was right: answers its id, or null when the person may no longer enter. A refresh token
-- lives for 30 days, the session for 90 however often it is refreshed.
create function identity.open_session(
  wanted_organization uuid, wanted_user uuid, wanted_email text, first_token bytea, from_ip text, agent text
) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened uuid;
begin
  perform identity.forgive_sign_in_attempts(wanted_email, from_ip);
  if not identity.join_organization(wanted_organization, wanted_user) then
    return null;
  end if;
  insert into identity.user_sessions (organization_id, user_id, ip, user_agent, expires_at)
  values (wanted_organization, wanted_user, from_ip, agent, now() + interval '90 days') returning id into opened;
  insert into identity.refresh_tokens (token_hash, organization_id, session_id, expires_at)
  values (first_token, wanted_organization, opened, now() + interval '30 days');
  insert into identity.security_events (organization_id, user_id, kind, email_norm, ip, user_agent)
  values (wanted_organization, wanted_user, 'sign_in', wanted_email, from_ip, agent);
  update identity.users set last_login_at = now() where id = wanted_user;
  return opened;
end $$;

-- Stores the same password under new parameters. The old hash must still be there: a password that was changed meanwhile stays.
create function identity.rehash_password(wanted_credential uuid, old_hash text, new_hash text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.user_credentials set password_hash = new_hash where id = wanted_credential and password_hash = old_hash;
end $$;

-- Refresh tokens --------------------------------------------------------------------------------------------------------

-- Exchanges a refresh token for its successor. The outcome is one of:
--   rotated   the token was good and is used up now;
--   repeated  it was used up within the last 10 seconds and its successor has not been used: the answer was lost, or calls ran
--             side by side. Nothing is written; the same successor is the answer;
--   reused    it had been used up before: somebody else has it, so the whole family dies;
--   invalid   unknown, expired, revoked, or its person may no longer enter.
create function identity.rotate_refresh_token(presented bytea, successor bytea, from_ip text, agent text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  token identity.refresh_tokens;
  session identity.user_sessions;
  outcome text;
begin
  select * into token from identity.refresh_tokens where token_hash = presented;
  if not found then
    return jsonb_build_object('outcome', 'invalid');
  end if;
  -- One rotation of a family at a time; whoever waited here sees what the one before did.
  select * into session from identity.user_sessions s
  where s.organization_id = token.organization_id and s.id = token.session_id for update;
  select * into token from identity.refresh_tokens where token_hash = presented;
  if session.revoked_at is not null or session.expires_at <= now() or token.expires_at <= now()
    or not exists (select from identity.memberships m
      join identity.organizations o on o.id = m.organization_id and o.status = 'active'
      join identity.users u on u.id = m.user_id and u.is_active
      where m.organization_id = session.organization_id and m.user_id = session.user_id and m.status = 'active') then
    return jsonb_build_object('outcome', 'invalid');
  end if;

  update identity.refresh_tokens set used_at = clock_timestamp(), successor_hash = successor
  where token_hash = presented and used_at is null;
  if found then
    insert into identity.refresh_tokens (token_hash, organization_id, session_id, expires_at)
    values (successor, session.organization_id, session.id, least(now() + interval '30 days', session.expires_at));
    update identity.user_sessions set last_used_at = clock_timestamp(), ip = from_ip, user_agent = agent
    where organization_id = session.organization_id and id = session.id;
    outcome := 'rotated';
  elsif token.used_at > clock_timestamp() - interval '10 seconds'
    and exists (select from identity.refresh_tokens t where t.token_hash = token.successor_hash and t.used_at is null) then
    outcome := 'repeated';
  else
    update identity.user_sessions set revoked_at = clock_timestamp(), revoked_reason = 'reuse_detected'
    where organization_id = session.organization_id and id = session.id;
    insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
    values (session.organization_id, session.user_id, 'refresh_reuse', from_ip, agent);
    outcome := 'reused';
  end if;
  return jsonb_build_object('outcome', outcome, 'organizationId', session.organization_id, 'userId', session.user_id,
    'sessionId', session.id, 'successorHash', encode(coalesce(token.successor_hash, successor), 'hex'));
end $$;

-- Signs out by refresh token, which works when the access token has expired already. Answers which session, null if unknown.
create function identity.revoke_session_by_token(presented bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended identity.user_sessions;
begin
  select s.* into ended from identity.refresh_tokens t
  join identity.user_sessions s on s.organization_id = t.organization_id and s.id = t.session_id
  where t.token_hash = presented for update of s;
  if not found then
    return null;
  end if;
  if ended.revoked_at is null then
    update identity.user_sessions set revoked_at = clock_timestamp(), revoked_reason = 'signed_out'
    where organization_id = ended.organization_id and id = ended.id;
    insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
    values (ended.organization_id, ended.user_id, 'sign_out', ended.ip, ended.user_agent);
  end if;
  return jsonb_build_object('organizationId', ended.organization_id, 'sessionId', ended.id);
end $$;

-- Facts of a session ------------------------------------------------------------------------------------------------------

-- What a person is in an organization; null when he may not enter. Only other functions call this.
create function identity.member_facts(wanted_organization uuid, wanted_user uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  facts jsonb;
begin
  select jsonb_build_object(
    'organizationId', m.organization_id,
    'userId', u.id,
    'locale', u.locale,
    'roles', coalesce((
      select jsonb_agg(jsonb_build_object('key', r.key, 'visibility', r.visibility, 'communityId', mr.community_id, 'permissions',
        (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') from identity.role_permissions p
          where p.organization_id = r.organization_id and p.role_id = r.id)))
      from identity.membership_roles mr
      join identity.roles r on r.organization_id = mr.organization_id and r.id = mr.role_id and r.deleted_at is null
      where mr.organization_id = m.organization_id and mr.membership_id = m.id), '[]'),
    'unitIds', s.unit_ids, 'propertyIds', s.property_ids, 'communityIds', s.community_ids
  ) into facts
  from identity.memberships m
  join identity.organizations o on o.id = m.organization_id and o.status = 'active'
  join identity.users u on u.id = m.user_id and u.is_active
  cross join lateral community.scope_of_user(m.organization_id, u.id) as s
  where m.organization_id = wanted_organization and m.user_id = wanted_user and m.status = 'active';
  return facts;
end $$;

-- The facts behind an access token of ours; null when the session was ended, or the person may no longer enter.
create function identity.session_facts(wanted_organization uuid, wanted_user uuid, wanted_session uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from identity.user_sessions s
    where s.organization_id = wanted_organization and s.id = wanted_session and s.user_id = wanted_user
      and s.revoked_at is null and s.expires_at > now()) then
    return null;
  end if;
  return identity.member_facts(wanted_organization, wanted_user);
end $$;

-- The facts behind a token of an external issuer, by the organization that trusts it and a verified e-mail address. An invited
-- member joins by it.
create function identity.external_session_facts(wanted_slug text, wanted_email text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted_organization uuid := (select o.id from identity.organizations o where o.slug = wanted_slug and o.status = 'active');
  wanted_user uuid := (select u.id from identity.users u where u.email_norm = wanted_email and u.is_active);
begin
  if wanted_organization is null or wanted_user is null or not identity.join_organization(wanted_organization, wanted_user) then
    return null;
  end if;
  return identity.member_facts(wanted_organization, wanted_user);
end $$;

-- API keys and registered operations ----------------------------------------------------------------------------------------

-- The key with this public prefix; null when none is in use. The secret is compared by the caller, in constant time.
create function identity.api_key_facts(wanted_prefix text) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  facts jsonb;
begin
  select jsonb_build_object('organizationId', k.organization_id, 'apiKeyId', k.id, 'clientId', k.client_id,
    'secretHash', encode(k.secret_hash, 'hex'), 'permissions', to_jsonb(k.permissions), 'communityIds', to_jsonb(k.community_ids),
    'usageIsOld', coalesce(u.last_used_at < now() - interval '1 minute', true)) into facts
  from identity.api_keys k
  join identity.api_clients c on c.organization_id = k.organization_id and c.id = k.client_id and c.status = 'active'
  join identity.organizations o on o.id = k.organization_id and o.status = 'active'
  left join identity.api_key_usage u on u.organization_id = k.organization_id and u.key_id = k.id
  where k.prefix = wanted_prefix and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
  return facts;
end $$;

create function identity.note_api_key_use(wanted_organization uuid, wanted_key uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into identity.api_key_usage (organization_id, key_id, last_used_at) values (wanted_organization, wanted_key, now())
  on conflict (organization_id, key_id) do update set last_used_at = excluded.last_used_at;
end $$;

-- A registered operation that may be called: of one client, or for a signed-in person (no client) of any client.
create function identity.find_operation(wanted_organization uuid, wanted_client uuid, wanted_document text) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  operation jsonb;
begin
  select jsonb_build_object('document', p.document, 'name', p.name) into operation
  from identity.persisted_operations p
  join identity.api_clients c on c.organization_id = p.organization_id and c.id = p.client_id and c.status = 'active'
  where p.organization_id = wanted_organization and p.document_id = wanted_document and p.status in ('active', 'deprecated')
    and (wanted_client is null or p.client_id = wanted_client)
  order by p.id limit 1;
  return operation;
end $$;

-- Members ---------------------------------------------------------------------------------------------------------------------

-- Adds a person to the session's organization: as a new user if nobody has this address, and the caller cannot tell which.
-- Answers the membership, null when the organization has one already. A membership that had ended begins anew.
create function identity.invite_member(email text, wanted_email text, full_name text, password_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted_organization uuid := app.organization_id();
  wanted_user uuid;
  invited uuid;
begin
  if app.visibility() <> 'organization' or wanted_organization is null then
    raise exception 'only staff of the whole organization adds members' using errcode = '42501';
  end if;
  insert into identity.users (email, email_norm, full_name) values (email, wanted_email, full_name) on conflict (email_norm) do nothing;
  select u.id into wanted_user from identity.users u where u.email_norm = wanted_email;
  insert into identity.memberships (organization_id, user_id, status, invited_email, invited_name, joined_at)
  values (wanted_organization, wanted_user, 'invited', email, full_name, null)
  on conflict (organization_id, user_id) do update set status = 'invited', invited_email = excluded.invited_email,
    invited_name = excluded.invited_name, version = memberships.version + 1, updated_at = now()
    where memberships.status = 'ended'
  returning id into invited;
  -- A first password is for a person of whom nobody knows anything yet. Once he has come to another organization, or the
  -- operator has vouched for him, a password of the inviter's choosing would let the inviter act as him.
  if invited is not null and password_hash is not null
    and not exists (select from identity.memberships m where m.user_id = wanted_user and m.organization_id <> wanted_organization and m.joined_at is not null)
    and not exists (select from identity.user_credentials c where c.user_id = wanted_user and c.organization_id is null) then
    insert into identity.user_credentials (user_id, organization_id, password_hash)
    values (wanted_user, wanted_organization, invite_member.password_hash)
    on conflict on constraint user_credentials_key do update set password_hash = excluded.password_hash, updated_at = now();
  end if;
  return invited;
end $$;

-- Ends the sessions of a member in the session's organization; when the membership has ended, its password goes too.
create function identity.revoke_access(wanted_user uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.visibility() <> 'organization' then
    raise exception 'only staff of the whole organization ends sessions of others' using errcode = '42501';
  end if;
  with ended as (
    update identity.user_sessions set revoked_at = clock_timestamp(), revoked_reason = 'membership_ended'
    where organization_id = app.organization_id() and user_id = wanted_user and revoked_at is null returning user_id
  )
  insert into identity.security_events (organization_id, user_id, kind) select app.organization_id(), user_id, 'session_ended' from ended;
  delete from identity.user_credentials c using identity.memberships m
  where m.organization_id = app.organization_id() and m.user_id = wanted_user and m.status = 'ended'
    and c.organization_id = m.organization_id and c.user_id = m.user_id;
end $$;

-- Provisioning, by the operator -------------------------------------------------------------------------------------------------

create function identity.provision_organization(wanted jsonb, default_roles jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made uuid := app.new_id();
begin
  perform set_config('app.actor', 'system:provision', true), set_config('app.organization_id', made::text, true);
  insert into identity.organizations (id, name, slug, plan) values (made, wanted ->> 'name', wanted ->> 'slug', wanted ->> 'plan');
  insert into identity.roles (organization_id, key, name, department, level, visibility, is_system)
  select made, r.key, r.name, r.department, r.level, r.visibility, true
  from jsonb_to_recordset(default_roles) as r(key text, name text, department text, level int, visibility text);
  insert into identity.role_permissions (organization_id, role_id, permission)
  select made, r.id, permission
  from jsonb_to_recordset(default_roles) as d(key text, permissions jsonb)
  join identity.roles r on r.organization_id = made and r.key = d.key
  cross join lateral jsonb_array_elements_text(d.permissions) as permission;
  return made;
end $$;

-- People whom the operator vouches for: their addresses count as verified, they are active at once, and their passwords open
-- all their organizations. Users and memberships that exist stay as they are and get the roles in addition.
create function identity.provision_users(wanted_organization uuid, wanted jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  provisioned jsonb;
begin
  perform set_config('app.actor', 'system:provision', true), set_config('app.organization_id', wanted_organization::text, true);
  if exists (
    select from jsonb_to_recordset(wanted) as w("emailNorm" text, roles jsonb)
    cross join lateral jsonb_to_recordset(w.roles) as a("roleKey" text)
    where not exists (select from identity.roles r where r.organization_id = wanted_organization and r.key = a."roleKey" and r.deleted_at is null)
  ) then
    raise exception 'a role key is unknown in this organization' using errcode = 'foreign_key_violation', constraint = 'membership_roles_role_key';
  end if;
  with made as (
    insert into identity.users (email, email_norm, full_name, phone, locale, email_verified)
    select w.email, w."emailNorm", w."fullName", w.phone, w.locale, true
    from jsonb_to_recordset(wanted) as w(email text, "emailNorm" text, "fullName" text, phone text, locale text)
    on conflict (email_norm) do nothing returning id, email_norm
  )
  insert into identity.user_credentials (user_id, password_hash)
  select made.id, w."passwordHash" from made
  join jsonb_to_recordset(wanted) as w("emailNorm" text, "passwordHash" text) on w."emailNorm" = made.email_norm
  where w."passwordHash" is not null;
  insert into identity.memberships (organization_id, user_id, status, is_primary)
  select wanted_organization, u.id, 'active', not exists (select from identity.memberships m where m.user_id = u.id and m.is_primary)
  from jsonb_to_recordset(wanted) as w("emailNorm" text) join identity.users u on u.email_norm = w."emailNorm"
  on conflict (organization_id, user_id) do nothing;
  insert into identity.membership_roles (organization_id, membership_id, role_id, community_id)
  select wanted_organization, m.id, r.id, a."communityId"
  from jsonb_to_recordset(wanted) as w("emailNorm" text, roles jsonb)
  join identity.users u on u.email_norm = w."emailNorm"
  join identity.memberships m on m.organization_id = wanted_organization and m.user_id = u.id
  cross join lateral jsonb_to_recordset(w.roles) as a("roleKey" text, "communityId" uuid)
  join identity.roles r on r.organization_id = wanted_organization and r.key = a."roleKey" and r.deleted_at is null
  on conflict do nothing;
  select jsonb_agg(jsonb_build_object('email', w."emailNorm", 'userId', u.id, 'membershipId', m.id)) into provisioned
  from jsonb_to_recordset(wanted) as w("emailNorm" text)
  join identity.users u on u.email_norm = w."emailNorm"
  join identity.memberships m on m.organization_id = wanted_organization and m.user_id = u.id;
  return coalesce(provisioned, '[]');
end $$;

grant execute on function
  identity.begin_sign_in(text, text, text),
  identity.fail_sign_in(text, uuid, uuid, text, text),
  identity.open_session(uuid, uuid, text, bytea, text, text),
  identity.rehash_password(uuid, text, text),
  identity.rotate_refresh_token(bytea, bytea, text, text),
  identity.revoke_session_by_token(bytea),
  identity.session_facts(uuid, uuid, uuid),
  identity.external_session_facts(text, text),
  identity.api_key_facts(text),
  identity.note_api_key_use(uuid, uuid),
  identity.find_operation(uuid, uuid, text),
  identity.provision_organization(jsonb, jsonb),
  identity.provision_users(uuid, jsonb)
to lintel_auth;
grant execute on function
  identity.invite_member(text, text, text, text),
  identity.revoke_access(uuid)
to lintel_app;
