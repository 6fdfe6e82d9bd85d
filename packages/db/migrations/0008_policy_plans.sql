-- Policies that say the same as before, in a form that leaves the planner its indexes. No row is shown or hidden by this file.
--
-- `(select app.visibility()) = 'organization'` compares with an unknown text, which the planner takes to be true of one row
-- in two hundred: to fill a page it would fetch and sort the whole organization instead of following the index in its order.
-- `(select app.visibility() = 'organization')` is an unknown truth value, taken to be true of every other row.

create or replace function app.policy_text(policy text) returns text language plpgsql stable as $$
declare
  parts text[] := regexp_match(policy, '^(\w+)(?:\((\w+)\))?$');
  name text := parts[1];
  col text := quote_ident(parts[2]);
begin
  return case name
    -- Everybody who is signed in to the organization.
    when 'organizationWide' then 'organization_id = (select app.organization_id())'
    -- Staff that sees the whole organization.
    when 'staffOnly' then $p$(select app.visibility() = 'organization')$p$
    -- Staff of the whole organization, or staff of that community.
    when 'communityStaff' then format(
      $p$((select app.visibility() = 'organization') or ((select app.visibility() = 'communities') and %s = any ((select app.community_ids())::uuid[])))$p$, col)
    -- Everybody who belongs to the community: its staff, its guards, its residents.
    when 'communityMembers' then format(
      $p$((select app.visibility() = 'organization') or %s = any ((select app.community_ids())::uuid[]))$p$, col)
    -- Residents and owners, for what belongs to a unit of theirs.
    when 'ownUnits' then format('%s = any ((select app.unit_ids())::uuid[])', col)
    -- Residents and owners, for what belongs to a property in which they have a unit.
    when 'ownProperties' then format('%s = any ((select app.property_ids())::uuid[])', col)
    -- The user's own records.
    when 'ownRecords' then format('%s = (select app.user_id())', col)
  end;
end $$;

-- Brings the policies of the tables that exist to that form, those that `app.protect` made and those beside them.
--
-- `guarded` are policies that show a row for another reason than being staff: it is one's own, or belongs to what one sees.
-- Postgres asks them before `visible`, so staff of the whole organization, who see every row by that one, paid for look-ups
-- about themselves, once per statement or once per row. A guard now comes first. It stops nobody else: staff of a community
-- may be residents too.
do $$
declare
  comparison constant text := $re$\( SELECT app\.visibility\(\) AS visibility\) (= '\w+'::text|= ANY \(ARRAY\[[^\]]*\]\))$re$;
  open_to_staff constant text := $re$^\(+ SELECT app\.visibility\(\) AS visibility\) = 'organization'::text\)( OR |$)$re$;
  guarded constant text[] := array[
    'property.leases visible_own', 'property.lease_tenants visible_own',
    'finance.lease_balances visible_own', 'finance.charges visible_own', 'finance.payments visible_own',
    'finance.payment_applications visible_own',
    'community.occupancies visible_own', 'community.residents visible_through_occupancy',
    'documents.documents visible_own', 'documents.document_versions visible_with_document',
    'documents.document_links visible_own',
    'identity.membership_roles visible_own'];
  found text[] := '{}';
  policy record;
  using_text text;
  check_text text;
begin
  for policy in
    select format('%s.%s %s', p.schemaname, p.tablename, p.policyname) as name,
      format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename) as change,
      p.permissive, p.cmd, p.qual, p.with_check, v.qual as visible
    from pg_policies p
    left join pg_policies v on v.schemaname = p.schemaname and v.tablename = p.tablename and v.policyname = 'visible'
    where p.schemaname in ('app', 'identity', 'property', 'finance', 'community', 'documents')
    order by 1
  loop
    if regexp_count(concat(policy.qual, policy.with_check), 'app\.visibility\(\)')
      <> regexp_count(concat(policy.qual, policy.with_check), comparison) then
      raise exception 'policy % asks for the visibility in an unexpected way: % %', policy.name, policy.qual, policy.with_check;
    end if;
    using_text := regexp_replace(policy.qual, comparison, '(select app.visibility() \1)', 'g');
    check_text := regexp_replace(policy.with_check, comparison, '(select app.visibility() \1)', 'g');
    if policy.name = any (guarded) then
      if policy.permissive <> 'PERMISSIVE' or policy.cmd <> 'SELECT' or (policy.visible ~ open_to_staff) is not true then
        raise exception 'a guard on policy % would hide rows from staff', policy.name;
      end if;
      using_text := '(select app.visibility() <> ''organization'') and (' || using_text || ')';
      found := found || policy.name;
    end if;
    if using_text is distinct from policy.qual or check_text is distinct from policy.with_check then
      execute concat(policy.change, ' using (' || using_text || ')', ' with check (' || check_text || ')');
    end if;
  end loop;
  if not found @> guarded then
    raise exception 'policies to guard do not exist: %', array(select unnest(guarded) except select unnest(found));
  end if;
end $$;
