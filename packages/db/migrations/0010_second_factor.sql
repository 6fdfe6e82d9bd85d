-- identity: second factors, recovery codes, step-up, password change; ADR 17 says how far each of them reaches.

-- Secrets of authenticator apps, sealed by the application. A factor counts in the sign-ins of every organization of its
-- person, or of the one in which it was added when the proof by which it was added was good for that one only.
create table identity.mfa_factors (
  id uuid primary key default app.new_id(),
  user_id uuid not null default app.user_id() references identity.users (id) on delete cascade,
  organization_id uuid references identity.organizations (id) on delete cascade, -- null: counts in all organizations
  kind text not null default 'totp' check (kind in ('totp')),
  name text not null check (name <> '' and char_length(name) <= 100),
  secret_encrypted text not null,
  last_step bigint not null default 0,     -- the latest time step whose code was used: a code works once
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,                -- null: the person has not yet shown that his app has the secret
  last_used_at timestamptz
);
create index mfa_factors_user on identity.mfa_factors (user_id);
create index mfa_factors_organization on identity.mfa_factors (organization_id);

-- What stands for a lost factor, each once. They reach as far as the factors that they were made with.
create table identity.recovery_codes (
  id uuid primary key default app.new_id(),
  user_id uuid not null default app.user_id() references identity.users (id) on delete cascade,
  organization_id uuid references identity.organizations (id) on delete cascade, -- as with factors
  code_hash bytea not null,                -- HMAC-SHA-256 of the person and the code under a derived key
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index recovery_codes_user on identity.recovery_codes (user_id);
create index recovery_codes_organization on identity.recovery_codes (organization_id);

-- Both are the person's own; of what belongs to another organization a session knows nothing.
do $$
declare
  target regclass;
  own text := '(user_id = (select app.user_id()) and (organization_id is null or organization_id = (select app.organization_id())))';
begin
  foreach target in array array['identity.mfa_factors'::regclass, 'identity.recovery_codes'::regclass] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy own on %s as restrictive for all to lintel_app using %s with check %s', target, own, own);
    execute format('create policy visible on %s for select to lintel_app using %s', target, own);
    execute format('create policy insertable on %s for insert to lintel_app with check %s', target, own);
    execute format('create policy updatable on %s for update to lintel_app using %s with check %s', target, own, own);
    execute format('create policy deletable on %s for delete to lintel_app using %s', target, own);
  end loop;
end $$;
grant select, insert, delete, update (last_step, confirmed_at, last_used_at) on identity.mfa_factors to lintel_app;
grant select, insert, delete on identity.recovery_codes to lintel_app;

-- Sign-ins whose password was right and whose second factor is still asked for. No grant: sign-in functions only.
create table identity.session_challenges (
  token_hash bytea primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  organization_id uuid not null references identity.organizations (id) on delete cascade,
  opens_all boolean not null,              -- whether the password that was shown opens all organizations of the person
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_challenges_user on identity.session_challenges (user_id);
create index session_challenges_organization on identity.session_challenges (organization_id);
create index session_challenges_age on identity.session_challenges (expires_at);
alter table identity.session_challenges enable row level security;
alter table identity.session_challenges force row level security;

-- How often a second proof was tried without success, for the challenges of sign-ins and by session for step-up: both are
-- known only to who has shown a password or has a session, so nobody else can make a person wait. No grant.
create table identity.proof_attempts (
  kind text not null check (kind in ('challenge', 'session')),
  -- A session; a user and an organization; or a user alone, for challenges after a password that opens all organizations.
  subject text not null,
  attempts int not null default 0,
  last_attempt_at timestamptz not null default now(),
  primary key (kind, subject)
);
create index proof_attempts_age on identity.proof_attempts (last_attempt_at);
alter table identity.proof_attempts enable row level security;
alter table identity.proof_attempts force row level security;

-- When the person of a session last proved who he is, null for a session that must before it may do more, and how far what
-- he proved reaches. Sessions that are open now must prove it again.
alter table identity.user_sessions
  add column stepped_up_at timestamptz,
  add column reach text not null default 'organization' check (reach in ('everywhere', 'organization'));
alter table identity.user_sessions alter column stepped_up_at set default clock_timestamp();
alter table identity.user_sessions drop constraint user_sessions_revoked_reason_check;
alter table identity.user_sessions add constraint user_sessions_revoked_reason_check check (revoked_reason in
  ('signed_out', 'reuse_detected', 'ended_by_user', 'membership_ended', 'password_changed', 'factors_reset'));

-- Factors that count in all organizations and were confirmed before this do not count in this one.
alter table identity.memberships add column factors_reset_at timestamptz;

alter table identity.security_events drop constraint security_events_kind_check;
alter table identity.security_events add constraint security_events_kind_check check (kind in
  ('sign_in', 'sign_in_failed', 'sign_out', 'refresh_reuse', 'session_ended', 'challenge_issued', 'challenge_failed',
   'recovery_code_used', 'stepped_up', 'step_up_failed', 'factor_added', 'factor_removed', 'factors_reset',
   'recovery_codes_renewed', 'password_changed'));
create index security_events_organization_order on identity.security_events (organization_id, id);
create index security_events_user_order on identity.security_events (organization_id, user_id, id);

-- The new permissions, for those who administer organizations that exist. New organizations have them from the application.
insert into identity.role_permissions (organization_id, role_id, permission)
select r.organization_id, r.id, p.permission from identity.roles r
cross join (values ('identity.membership.resetFactors'), ('identity.securityEvent.read')) as p (permission)
where r.is_system and r.key = 'admin'
on conflict do nothing;

-- What counts ----------------------------------------------------------------------------------------------------------

-- The factors that a sign-in to an organization asks for.
create function identity.factors_in(wanted_organization uuid, wanted_user uuid) returns setof identity.mfa_factors
  language plpgsql stable as $$
begin
  return query select f.* from identity.mfa_factors f
  where f.user_id = wanted_user and f.confirmed_at is not null
    and (f.organization_id = wanted_organization or (f.organization_id is null and not exists (
      select from identity.memberships m where m.organization_id = wanted_organization and m.user_id = wanted_user
        and m.factors_reset_at >= f.confirmed_at)));
end $$;

-- The recovery codes that can stand for them.
create function identity.recovery_codes_in(wanted_organization uuid, wanted_user uuid) returns setof identity.recovery_codes
  language plpgsql stable as $$
begin
  return query select c.* from identity.recovery_codes c
  where c.user_id = wanted_user and c.used_at is null
    and exists (select from identity.factors_in(wanted_organization, wanted_user))
    and (c.organization_id = wanted_organization or (c.organization_id is null and not exists (
      select from identity.memberships m where m.organization_id = wanted_organization and m.user_id = wanted_user
        and m.factors_reset_at >= c.created_at)));
end $$;
grant execute on function identity.factors_in(uuid, uuid), identity.recovery_codes_in(uuid, uuid) to lintel_app;

-- Counts a try under all its subjects before it is looked at and answers how many seconds to wait; 0 lets it through. Five are
-- free, then 1, 2, 4 … seconds up to an hour; a quiet day forgets them. A try that has to wait is not counted.
create function identity.count_proof_attempt(wanted_kind text, wanted_subjects text[]) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wait numeric;
begin
  -- Locks the rows that are there or makes them, in one order for everybody: one try after the other.
  insert into identity.proof_attempts as p (kind, subject)
  select wanted_kind, subject from unnest(wanted_subjects) as subject order by subject
  on conflict (kind, subject) do update set attempts = p.attempts;
  update identity.proof_attempts set attempts = 0
  where kind = wanted_kind and subject = any (wanted_subjects) and last_attempt_at < clock_timestamp() - interval '1 day';
  select max(extract(epoch from last_attempt_at - clock_timestamp()) + least(3600, power(2, least(attempts - 5, 20)))) into wait
  from identity.proof_attempts where kind = wanted_kind and subject = any (wanted_subjects) and attempts >= 5;
  if wait > 0 then
    return ceil(wait);
  end if;
  update identity.proof_attempts set attempts = attempts + 1, last_attempt_at = clock_timestamp()
  where kind = wanted_kind and subject = any (wanted_subjects);
  delete from identity.proof_attempts where (kind, subject) in (
    select kind, subject from identity.proof_attempts where last_attempt_at < clock_timestamp() - interval '2 days'
    order by last_attempt_at limit 10 for update skip locked);
  return 0;
end $$;

-- Under what the tries of a challenge are counted: the person in the organization, so that who knows the password of one
-- organization makes nobody wait in another; and where the password opens all of them, the person over all, so that a person of
-- many organizations is guessed no faster than one of a single organization.
create function identity.challenge_subjects(asked identity.session_challenges) returns text[]
  language sql immutable
  return array[asked.user_id::text || ' ' || asked.organization_id::text] || case when asked.opens_all then array[asked.user_id::text] end;

-- Uses a code up, of an authenticator app by its time step or a recovery code by its hashes, and answers how far it reaches.
-- Null when it does not count here or was used already; of calls side by side only one gets another answer.
create function identity.use_proof(
  wanted_organization uuid, wanted_user uuid, wanted_factor uuid, step bigint, code_hashes bytea[]
) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  used_in uuid;
begin
  if wanted_factor is not null then
    update identity.mfa_factors f set last_step = step, last_used_at = clock_timestamp()
    where f.id = wanted_factor and f.last_step < step
      and f.id in (select counting.id from identity.factors_in(wanted_organization, wanted_user) as counting)
    returning f.organization_id into used_in;
  else
    update identity.recovery_codes c set used_at = clock_timestamp()
    where c.used_at is null and c.id = (
      select counting.id from identity.recovery_codes_in(wanted_organization, wanted_user) as counting
      where counting.code_hash = any (code_hashes) limit 1)
    returning c.organization_id into used_in;
  end if;
  return case when not found then null when used_in is null then 'everywhere' else 'organization' end;
end $$;

-- Sign-in ---------------------------------------------------------------------------------------------------------------

-- What `open_session` of 0002 did. It stays what it was for people without a second factor, because replicas of the release
-- before call it while a new one is rolled out; for others it opens nothing.
alter function identity.open_session(uuid, uuid, text, bytea, text, text) rename to start_session;
revoke execute on function identity.start_session(uuid, uuid, text, bytea, text, text) from lintel_auth;
create function identity.open_session(
  wanted_organization uuid, wanted_user uuid, wanted_email text, first_token bytea, from_ip text, agent text
) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from identity.factors_in(wanted_organization, wanted_user)) then
    return null;
  end if;
  return identity.start_session(wanted_organization, wanted_user, wanted_email, first_token, from_ip, agent);
end $$;

-- After the password was right: opens the session of a person without a second factor, and issues a challenge to one who has
-- some. Null when the person may not enter, and nothing but `changed` when the password is not the one that was compared any
-- more; while this is looked at nobody changes it. A session reaches everywhere when its password does, and no factor that counts
-- elsewhere was passed over.
create function identity.pass_password(
  wanted_organization uuid, wanted_user uuid, wanted_email text, checked_credential uuid, checked_hash text,
  first_token bytea, challenge bytea, from_ip text, agent text
) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened uuid;
  ends timestamptz := clock_timestamp() + interval '5 minutes';
  opens_all boolean;
begin
  select c.organization_id is null into opens_all from identity.user_credentials c
  where c.id = checked_credential and c.user_id = wanted_user and c.password_hash = checked_hash for share;
  if not found then
    return jsonb_build_object('changed', true);
  end if;
  if wanted_organization is not null and exists (select from identity.factors_in(wanted_organization, wanted_user)) then
    insert into identity.session_challenges (token_hash, user_id, organization_id, opens_all, expires_at)
    values (challenge, wanted_user, wanted_organization, opens_all, ends);
    delete from identity.session_challenges where token_hash in (
      select token_hash from identity.session_challenges where expires_at < clock_timestamp()
      order by expires_at limit 10 for update skip locked);
    insert into identity.security_events (organization_id, user_id, kind, email_norm, ip, user_agent)
    values (wanted_organization, wanted_user, 'challenge_issued', wanted_email, from_ip, agent);
    return jsonb_build_object('expiresAt', ends,
      'hasRecoveryCodes', exists (select from identity.recovery_codes_in(wanted_organization, wanted_user)));
  end if;
  opened := identity.start_session(wanted_organization, wanted_user, wanted_email, first_token, from_ip, agent);
  if opened is null then
    return null;
  end if;
  update identity.user_sessions set reach = 'everywhere'
  where organization_id = wanted_organization and id = opened and opens_all and not exists (select from identity.mfa_factors f
    where f.user_id = wanted_user and f.organization_id is null and f.confirmed_at is not null);
  return jsonb_build_object('sessionId', opened);
end $$;

-- What is needed to look at the answer to a challenge, one try counted; null for a challenge that is unknown or over.
create function identity.begin_challenge_answer(challenge bytea) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked identity.session_challenges;
  wait int;
begin
  select * into asked from identity.session_challenges where token_hash = challenge and expires_at > clock_timestamp();
  if not found then
    return null;
  end if;
  wait := identity.count_proof_attempt('challenge', identity.challenge_subjects(asked));
  if wait > 0 then
    return jsonb_build_object('waitSeconds', wait);
  end if;
  return jsonb_build_object('waitSeconds', 0, 'userId', asked.user_id, 'organizationId', asked.organization_id,
    'factors', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'secretEncrypted', f.secret_encrypted, 'lastStep', f.last_step)), '[]')
      from identity.factors_in(asked.organization_id, asked.user_id) as f));
end $$;

-- Opens the session of a challenge whose code was right, and with it the challenge is over. The outcome is `opened`, `wrong`
-- for a code that was used before, `expired`, or `refused` when the person may not enter any more.
create function identity.finish_challenge(
  challenge bytea, wanted_factor uuid, step bigint, code_hashes bytea[], first_token bytea, from_ip text, agent text
) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked identity.session_challenges;
  proved text;
  opened uuid;
  reaches_everywhere boolean;
  wanted_email text;
begin
  select * into asked from identity.session_challenges where token_hash = challenge and expires_at > clock_timestamp() for update;
  if not found then
    return jsonb_build_object('outcome', 'expired');
  end if;
  proved := identity.use_proof(asked.organization_id, asked.user_id, wanted_factor, step, code_hashes);
  if proved is null then
    perform identity.fail_proof(asked.organization_id, asked.user_id, 'challenge_failed', from_ip, agent);
    return jsonb_build_object('outcome', 'wrong');
  end if;
  delete from identity.session_challenges where token_hash = challenge;
  select u.email_norm into wanted_email from identity.users u where u.id = asked.user_id;
  opened := identity.start_session(asked.organization_id, asked.user_id, wanted_email, first_token, from_ip, agent);
  if opened is null then
    return jsonb_build_object('outcome', 'refused');
  end if;
  update identity.user_sessions set reach = 'everywhere'
  where organization_id = asked.organization_id and id = opened and asked.opens_all
    and (proved = 'everywhere' or not exists (select from identity.mfa_factors f
      where f.user_id = asked.user_id and f.organization_id is null and f.confirmed_at is not null));
  reaches_everywhere := found;
  -- Forgives as far as the session reaches. Beyond, a right code takes its own try back and no other: or whoever has a factor of
  -- one organization could guess without end what opens all.
  perform from identity.proof_attempts
  where kind = 'challenge' and subject = any (identity.challenge_subjects(asked)) order by subject for update;
  update identity.proof_attempts
  set attempts = case when reaches_everywhere or subject <> asked.user_id::text then 0 else greatest(attempts - 1, 0) end
  where kind = 'challenge' and subject = any (identity.challenge_subjects(asked));
  if wanted_factor is null then
    insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
    values (asked.organization_id, asked.user_id, 'recovery_code_used', from_ip, agent);
  end if;
  return jsonb_build_object('outcome', 'opened', 'organizationId', asked.organization_id, 'userId', asked.user_id, 'sessionId', opened);
end $$;

-- Writes down that a second proof was wrong.
create function identity.fail_proof(wanted_organization uuid, wanted_user uuid, failed text, from_ip text, agent text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if failed not in ('challenge_failed', 'step_up_failed') then
    raise exception 'no failure of a proof: %', failed;
  end if;
  insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
  values (wanted_organization, wanted_user, failed, from_ip, agent);
end $$;

-- Step-up and password ----------------------------------------------------------------------------------------------------

-- What is needed to look at another proof of a signed-in person, one try counted; null for a session that is not kept here.
-- The password is the one that opens the organization, as at sign-in.
create function identity.begin_step_up(wanted_organization uuid, wanted_user uuid, wanted_session uuid) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wait int;
begin
  if not exists (select from identity.user_sessions s where s.organization_id = wanted_organization and s.id = wanted_session
    and s.user_id = wanted_user and s.revoked_at is null and s.expires_at > now()) then
    return null;
  end if;
  wait := identity.count_proof_attempt('session', array[wanted_session::text]);
  if wait > 0 then
    return jsonb_build_object('waitSeconds', wait);
  end if;
  return jsonb_build_object('waitSeconds', 0,
    'factors', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'secretEncrypted', f.secret_encrypted, 'lastStep', f.last_step)), '[]')
      from identity.factors_in(wanted_organization, wanted_user) as f)
  ) || coalesce((
    select jsonb_build_object('credentialId', c.id, 'passwordHash', c.password_hash, 'email', u.email_norm)
    from identity.user_credentials c join identity.users u on u.id = c.user_id
    where c.user_id = wanted_user and (c.organization_id is null or c.organization_id = wanted_organization)
    order by c.organization_id nulls last limit 1), '{}');
end $$;

-- Makes a session fresh after another proof was right: a code, which is used up, or the password (no factor given) of a person
-- from whom no code is asked for, if it is still the one that was compared. Answers since when it is fresh; null when the proof
-- does not count, or the session is over.
create function identity.finish_step_up(
  wanted_organization uuid, wanted_user uuid, wanted_session uuid, wanted_factor uuid, step bigint,
  checked_credential uuid, checked_hash text, from_ip text, agent text
) returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  counts boolean;
  fresh_since timestamptz;
begin
  if wanted_factor is null then
    perform from identity.user_credentials c
    where c.id = checked_credential and c.user_id = wanted_user and c.password_hash = checked_hash for share;
    counts := found and not exists (select from identity.factors_in(wanted_organization, wanted_user));
  else
    counts := identity.use_proof(wanted_organization, wanted_user, wanted_factor, step, null) is not null;
  end if;
  if not counts then
    perform identity.fail_proof(wanted_organization, wanted_user, 'step_up_failed', from_ip, agent);
    return null;
  end if;
  update identity.user_sessions set stepped_up_at = clock_timestamp()
  where organization_id = wanted_organization and id = wanted_session and user_id = wanted_user and revoked_at is null
  returning stepped_up_at into fresh_since;
  if not found then
    return null;
  end if;
  update identity.proof_attempts set attempts = 0 where kind = 'session' and subject = wanted_session::text;
  insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
  values (wanted_organization, wanted_user, 'stepped_up', from_ip, agent);
  return fresh_since;
end $$;

-- Stores a new password in place of the one that was checked, ends the person's other sessions that it opens, and answers in
-- which organizations. A session that reaches everywhere changes the password that opens everywhere. One that does not, and
-- was shown that password, changes nothing (`out_of_reach`) unless it is told to make one for its organization only; the
-- password of an organization is changed by each of its sessions. Null when the password was changed meanwhile or the session
-- is over.
create function identity.change_password(
  wanted_organization uuid, wanted_user uuid, wanted_session uuid,
  checked_credential uuid, old_hash text, new_hash text, only_here boolean, from_ip text, agent text
) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  credential identity.user_credentials;
  session identity.user_sessions;
  everywhere boolean;
  concerned jsonb;
begin
  select * into session from identity.user_sessions s where s.organization_id = wanted_organization and s.id = wanted_session
    and s.user_id = wanted_user and s.revoked_at is null and s.expires_at > now() for update;
  if not found then
    return null;
  end if;
  select * into credential from identity.user_credentials c
  where c.id = checked_credential and c.user_id = wanted_user and c.password_hash = old_hash for update;
  if not found then
    return null;
  end if;
  if credential.organization_id is null and session.reach <> 'everywhere' and not only_here then
    return jsonb_build_object('outcome', 'out_of_reach');
  end if;
  everywhere := session.reach = 'everywhere' and credential.organization_id is null and not only_here;
  if everywhere then
    update identity.user_credentials set password_hash = new_hash, updated_at = now() where id = credential.id;
  else
    insert into identity.user_credentials (user_id, organization_id, password_hash) values (wanted_user, wanted_organization, new_hash)
    on conflict on constraint user_credentials_key do update set password_hash = excluded.password_hash, updated_at = now();
  end if;
  delete from identity.session_challenges c where c.user_id = wanted_user and (everywhere or c.organization_id = wanted_organization);
  with ended as (
    update identity.user_sessions s set revoked_at = clock_timestamp(), revoked_reason = 'password_changed'
    where s.user_id = wanted_user and s.id <> wanted_session and s.revoked_at is null
      and (everywhere or s.organization_id = wanted_organization)
    returning s.organization_id
  ), noted as (
    insert into identity.security_events (organization_id, user_id, kind)
    select organization_id, wanted_user, 'session_ended' from ended
  )
  select coalesce(jsonb_agg(distinct organization_id), '[]') into concerned from ended;
  update identity.proof_attempts set attempts = 0 where kind = 'session' and subject = wanted_session::text;
  insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
  values (wanted_organization, wanted_user, 'password_changed', from_ip, agent);
  return jsonb_build_object('outcome', 'changed', 'organizationIds', concerned);
end $$;

-- Changes of factors ------------------------------------------------------------------------------------------------------

-- Writes down a change of the person's own factors or codes. Where they count, sessions beside the one that made a change of
-- factors prove again who they are before they may do more; the one that has just confirmed a factor has proved it.
create function identity.note_factor_change(
  wanted_session uuid, change text, everywhere boolean, from_ip text, agent text
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if everywhere and not exists (select from identity.user_sessions s where s.organization_id = app.organization_id()
    and s.id = wanted_session and s.user_id = app.user_id() and s.reach = 'everywhere' and s.revoked_at is null) then
    raise exception 'what counts everywhere is changed by a session that reaches everywhere' using errcode = '42501';
  end if;
  if change not in ('factor_added', 'factor_removed', 'recovery_codes_renewed') then
    raise exception 'no change of factors: %', change;
  end if;
  if change <> 'recovery_codes_renewed' then
    update identity.user_sessions set stepped_up_at = null
    where user_id = app.user_id() and id <> wanted_session and revoked_at is null
      and (everywhere or organization_id = app.organization_id());
  end if;
  if change = 'factor_added' and exists (select from identity.mfa_factors where user_id = app.user_id() and confirmed_at = now()) then
    update identity.user_sessions set stepped_up_at = clock_timestamp()
    where organization_id = app.organization_id() and user_id = app.user_id() and id = wanted_session and revoked_at is null;
  end if;
  insert into identity.security_events (organization_id, user_id, kind, ip, user_agent)
  values (app.organization_id(), app.user_id(), change, from_ip, agent);
end $$;

-- Lets a member who has lost his factors enter the session's organization without them. What he has for other organizations
-- holds there as before, and what is answered does not tell whether he has any. Ends his sessions here.
create function identity.reset_factors(wanted_user uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted_organization uuid := app.organization_id();
begin
  if app.visibility() <> 'organization' or wanted_organization is null then
    raise exception 'only staff of the whole organization resets factors of others' using errcode = '42501';
  end if;
  update identity.memberships set factors_reset_at = clock_timestamp(), version = version + 1, updated_at = now()
  where organization_id = wanted_organization and user_id = wanted_user;
  if not found then
    raise exception 'no member of this organization' using errcode = '42501';
  end if;
  delete from identity.mfa_factors where organization_id = wanted_organization and user_id = wanted_user;
  delete from identity.recovery_codes where organization_id = wanted_organization and user_id = wanted_user;
  delete from identity.session_challenges where organization_id = wanted_organization and user_id = wanted_user;
  with ended as (
    update identity.user_sessions set revoked_at = clock_timestamp(), revoked_reason = 'factors_reset'
    where organization_id = wanted_organization and user_id = wanted_user and revoked_at is null returning user_id
  )
  insert into identity.security_events (organization_id, user_id, kind) select wanted_organization, user_id, 'session_ended' from ended;
  insert into identity.security_events (organization_id, user_id, kind) values (wanted_organization, wanted_user, 'factors_reset');
end $$;

-- Factors of all persons in pages, for the day the secret of the service was changed.
create function identity.sealed_factors(after_id uuid, page int) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  found jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'userId', f.user_id, 'secretEncrypted', f.secret_encrypted)), '[]') into found
  from (select * from identity.mfa_factors where after_id is null or id > after_id order by id limit page) as f;
  return found;
end $$;

-- Stores the same secret as the present one seals it. What it replaces must still be there.
create function identity.reseal_factor(wanted_factor uuid, old_sealed text, new_sealed text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.mfa_factors set secret_encrypted = new_sealed where id = wanted_factor and secret_encrypted = old_sealed;
  return found;
end $$;

-- Facts of a session --------------------------------------------------------------------------------------------------------

-- As in 0002, and since when the session is fresh.
create or replace function identity.session_facts(wanted_organization uuid, wanted_user uuid, wanted_session uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  known identity.user_sessions;
begin
  select * into known from identity.user_sessions s
  where s.organization_id = wanted_organization and s.id = wanted_session and s.user_id = wanted_user
    and s.revoked_at is null and s.expires_at > now();
  if not found then
    return null;
  end if;
  return identity.member_facts(wanted_organization, wanted_user) || jsonb_build_object('steppedUpAt', known.stepped_up_at);
end $$;

-- As in 0002, and whether the person has a second factor here: then the issuer must say that it asked for one, too.
create or replace function identity.external_session_facts(wanted_slug text, wanted_email text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted_organization uuid := (select o.id from identity.organizations o where o.slug = wanted_slug and o.status = 'active');
  wanted_user uuid := (select u.id from identity.users u where u.email_norm = wanted_email and u.is_active);
begin
  if wanted_organization is null or wanted_user is null or not identity.join_organization(wanted_organization, wanted_user) then
    return null;
  end if;
  return identity.member_facts(wanted_organization, wanted_user)
    || jsonb_build_object('hasFactor', exists (select from identity.factors_in(wanted_organization, wanted_user)));
end $$;

grant execute on function
  identity.open_session(uuid, uuid, text, bytea, text, text),
  identity.pass_password(uuid, uuid, text, uuid, text, bytea, bytea, text, text),
  identity.begin_challenge_answer(bytea),
  identity.finish_challenge(bytea, uuid, bigint, bytea[], bytea, text, text),
  identity.fail_proof(uuid, uuid, text, text, text),
  identity.begin_step_up(uuid, uuid, uuid),
  identity.sealed_factors(uuid, int),
  identity.reseal_factor(uuid, text, text),
  identity.finish_step_up(uuid, uuid, uuid, uuid, bigint, uuid, text, text, text),
  identity.change_password(uuid, uuid, uuid, uuid, text, text, boolean, text, text)
to lintel_auth;
grant execute on function
  identity.note_factor_change(uuid, text, boolean, text, text),
  identity.reset_factors(uuid)
to lintel_app;
