-- finance: the ledger, charges, payments, and what a lease owes.
--
-- Locks are always taken in this order, each kind sorted by key: lease_balances, charges, payments, account_balances.

-- Chart of accounts -------------------------------------------------------------------------------------------------------
-- One per organization; communities share it and are told apart on the entries. Accounts have no currency, entries do.
create table finance.ledger_accounts (
  organization_id uuid not null default app.organization_id() references identity.organizations (id) on delete restrict,
  id uuid not null default app.new_id(),
  code text collate "C" not null check (code ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$'),
  name text not null check (name <> '' and char_length(name) <= 200),
  type text not null check (type in ('asset', 'liability', 'equity', 'income', 'expense')),
  parent_id uuid,
  -- What commands post to this account. They find it by purpose and never by its code, which an organization may change.
  purpose text check (purpose in (
    'cash', 'receivables', 'deposits_held', 'prepayments', 'rental_income', 'late_fee_income', 'fee_income',
    'interest_income', 'maintenance_income', 'utility_income', 'assessment_income', 'other_income')),
  is_system boolean not null generated always as (purpose is not null) stored,
  is_group boolean not null default false, -- only gathers other accounts; nothing is posted to it
  description text not null default '' check (char_length(description) <= 1000),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint ledger_accounts_purpose_key unique (organization_id, purpose),
  constraint ledger_accounts_system_stays check (purpose is null or (deleted_at is null and not is_group)),
  constraint ledger_accounts_parent_fkey foreign key (organization_id, parent_id) references finance.ledger_accounts (organization_id, id) on delete restrict
);
create unique index ledger_accounts_code_key on finance.ledger_accounts (organization_id, code) where deleted_at is null;
create index ledger_accounts_order on finance.ledger_accounts (organization_id, code, id);
create index ledger_accounts_parent on finance.ledger_accounts (organization_id, parent_id);
-- Figures are for the staff; a resident has no use for the chart either.
create policy visible_to_community_staff on finance.ledger_accounts for select to lintel_app
  using ((select app.visibility()) = 'communities');
call app.protect('finance.ledger_accounts', '{staffOnly}', '{staffOnly}',
  'select, insert, update (code, name, type, parent_id, is_group, description, version, updated_at, deleted_at)');

-- The chart that every organization starts with. Safe to repeat: it only adds what is missing.
create function finance.install_chart_of_accounts(organization uuid) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  insert into finance.ledger_accounts (organization_id, code, name, type, purpose)
  select organization, chart.code, chart.name, chart.type, chart.purpose
  from (values
    ('1000', 'Cash', 'asset', 'cash'),
    ('1100', 'Accounts receivable', 'asset', 'receivables'),
    ('2000', 'Accounts payable', 'liability', null),
    ('2100', 'Security deposits held', 'liability', 'deposits_held'),
    ('2200', 'Prepaid rent and unapplied payments', 'liability', 'prepayments'),
    ('3000', 'Owner''s equity', 'equity', null),
    ('3900', 'Retained earnings', 'equity', null),
    ('4000', 'Rental income', 'income', 'rental_income'),
    ('4100', 'Late fees', 'income', 'late_fee_income'),
    ('4200', 'Other fees', 'income', 'fee_income'),
    ('4300', 'Interest charged', 'income', 'interest_income'),
    ('4400', 'Maintenance charged', 'income', 'maintenance_income'),
    ('4500', 'Utilities charged', 'income', 'utility_income'),
    ('4600', 'Assessments', 'income', 'assessment_income'),
    ('4900', 'Other income', 'income', 'other_income'),
    ('5000', 'Repairs and maintenance', 'expense', null),
    ('5100', 'Utilities', 'expense', null),
    ('5200', 'Insurance', 'expense', null),
    ('5300', 'Management fees', 'expense', null),
    ('5400', 'Taxes', 'expense', null),
    ('5900', 'Bank fees', 'expense', null)
  ) as chart (code, name, type, purpose)
  where not exists (
    select from finance.ledger_accounts a
    where a.organization_id = organization and (a.purpose = chart.purpose or (a.code = chart.code and a.deleted_at is null)))
  on conflict do nothing
$$;

-- An organization has its chart from its first moment, however it was made, so that no command has to look for it.
create function finance.install_chart_of_new_organization() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform finance.install_chart_of_accounts(new.id);
  return null;
end $$;
create trigger install_chart_of_accounts after insert on identity.organizations
  for each row execute function finance.install_chart_of_new_organization();
select finance.install_chart_of_accounts(id) from identity.organizations;

-- Journal -------------------------------------------------------------------------------------------------------------------
-- Rules R5 and R6: an entry balances at COMMIT whoever wrote it, and is final afterwards. A correction is a new entry.
create table finance.journal_entries (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  entry_date date not null,                -- the day it counts for, in the community's calendar; not the day it was written
  memo text not null default '' check (char_length(memo) <= 500),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  source text not null check (source in ('manual', 'charge', 'payment', 'application')),
  reverses_id uuid,
  posted_xact xid8 not null default pg_current_xact_id(), -- lines may come in this transaction only
  posted_at timestamptz not null default now(),
  posted_by text default app.actor(),
  primary key (organization_id, id),
  constraint journal_entries_reverses_key unique (organization_id, reverses_id),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, reverses_id) references finance.journal_entries (organization_id, id) on delete restrict
);
create index journal_entries_order on finance.journal_entries (organization_id, entry_date, id);
create index journal_entries_community on finance.journal_entries (organization_id, community_id, entry_date, id);
-- Not audited: rows never change, and each says itself who posted it and when.
call app.protect('finance.journal_entries', '{communityStaff(community_id)}', '{communityStaff(community_id)}',
  'select, insert (id, community_id, entry_date, memo, currency, source, reverses_id)', false);
call app.make_immutable('finance.journal_entries');

-- What a lease owes, kept while posting. `receivable_minor` is what is open on its charges, `credit_minor` what it has paid
-- ahead. The row is also the lock of the lease's account: whoever posts to the lease holds it.
create table finance.lease_balances (
  organization_id uuid not null,
  lease_id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  receivable_minor bigint not null default 0,
  credit_minor bigint not null default 0,
  primary key (organization_id, lease_id),
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict
);
create index lease_balances_unit on finance.lease_balances (organization_id, unit_id);
create index lease_balances_community on finance.lease_balances (organization_id, community_id);
-- Outside of the staff, money is seen with the lease that it concerns: the next tenant does not read what the last one paid.
create policy visible_own on finance.lease_balances for select to lintel_app
  using (lease_id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('finance.lease_balances', '{communityStaff(community_id)}', '{}', 'select', false);

-- Movements of an account per day, kept while posting: a balance as of any date is a sum over days, not over lines.
create table finance.account_balances (
  organization_id uuid not null,
  community_id uuid not null,
  account_id uuid not null,
  currency text not null,
  day date not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  primary key (organization_id, community_id, account_id, currency, day),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, account_id) references finance.ledger_accounts (organization_id, id) on delete restrict
);
create index account_balances_account on finance.account_balances (organization_id, account_id);
call app.protect('finance.account_balances', '{communityStaff(community_id)}', '{}', 'select', false);

create table finance.charges (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  unit_id uuid not null,
  lease_id uuid not null,
  kind text not null check (kind in (
    'rent', 'deposit', 'assessment', 'late_fee', 'interest', 'legal_cost', 'fee', 'maintenance', 'utility', 'other')),
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  open_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  charged_on date not null,                -- the day of its entry in the books
  due_on date not null,
  description text not null default '' check (char_length(description) <= 500),
  entry_id uuid not null,
  voided_on date,
  void_entry_id uuid,
  void_reason text check (char_length(void_reason) <= 500),
  status text not null generated always as (
    case when voided_on is not null then 'void' when open_minor = 0 then 'paid'
         when open_minor < amount_minor then 'partially_paid' else 'open' end) stored,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint charges_open_within_amount check (open_minor between 0 and amount_minor),
  constraint charges_void check ((voided_on is null) = (void_entry_id is null) and (voided_on is null or open_minor = 0)),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete restrict,
  -- The lines of the entry name the charge, so the charge comes first and its entry must exist only at the end.
  foreign key (organization_id, entry_id) references finance.journal_entries (organization_id, id) on delete restrict deferrable initially deferred,
  foreign key (organization_id, void_entry_id) references finance.journal_entries (organization_id, id) on delete restrict
);
create index charges_order on finance.charges (organization_id, due_on, id);
create index charges_status on finance.charges (organization_id, status, due_on, id);
create index charges_lease on finance.charges (organization_id, lease_id, due_on, id);
create index charges_unit on finance.charges (organization_id, unit_id, due_on, id);
create index charges_community on finance.charges (organization_id, community_id, due_on, id);
create policy visible_own on finance.charges for select to lintel_app
  using (lease_id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('finance.charges', '{communityStaff(community_id)}', '{communityStaff(community_id)}',
  'select, insert (id, community_id, unit_id, lease_id, kind, amount_minor, open_minor, currency, charged_on, due_on, description, entry_id),
   update (open_minor, voided_on, void_entry_id, void_reason, version, updated_at)');

create table finance.payments (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  unit_id uuid not null,
  lease_id uuid not null,
  amount_minor bigint not null check (amount_minor between 1 and 9007199254740991),
  unapplied_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  method text not null check (method in ('cash', 'check', 'bank_transfer', 'direct_debit', 'card', 'money_order', 'other')),
  received_on date not null,
  reference text check (char_length(reference) <= 200),
  memo text not null default '' check (char_length(memo) <= 500),
  status text not null default 'completed' check (status in ('completed', 'reversed')),
  entry_id uuid not null,
  reversed_on date,
  reversal_reason text check (char_length(reversal_reason) <= 500),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint payments_unapplied_within_amount check (unapplied_minor between 0 and amount_minor),
  constraint payments_reversed check ((status = 'reversed') = (reversed_on is not null) and (status <> 'reversed' or unapplied_minor = 0)),
  foreign key (organization_id, community_id) references identity.communities (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete restrict,
  foreign key (organization_id, entry_id) references finance.journal_entries (organization_id, id) on delete restrict deferrable initially deferred
);
create index payments_order on finance.payments (organization_id, received_on, id);
create index payments_lease on finance.payments (organization_id, lease_id, received_on, id);
create index payments_unit on finance.payments (organization_id, unit_id, received_on, id);
create index payments_community on finance.payments (organization_id, community_id, received_on, id);
create index payments_unapplied on finance.payments (organization_id, lease_id, received_on, id) where unapplied_minor > 0;
create policy visible_own on finance.payments for select to lintel_app
  using (lease_id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('finance.payments', '{communityStaff(community_id)}', '{communityStaff(community_id)}',
  'select, insert (id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, reference, memo, entry_id),
   update (unapplied_minor, status, reversed_on, reversal_reason, version, updated_at)');

-- Which part of a payment settles which charge. Undone, never deleted, when the payment is reversed (rule R18).
create table finance.payment_applications (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  unit_id uuid not null,
  lease_id uuid not null,
  payment_id uuid not null,
  charge_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  applied_on date not null,
  entry_id uuid not null,                  -- the entry that took it off the receivables: the payment's, or a later one
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Lease, community and unit are those of the charge and of the payment; check_applications compares them.
  foreign key (organization_id, payment_id) references finance.payments (organization_id, id) on delete restrict,
  foreign key (organization_id, charge_id) references finance.charges (organization_id, id) on delete restrict,
  foreign key (organization_id, entry_id) references finance.journal_entries (organization_id, id) on delete restrict
);
create index payment_applications_payment on finance.payment_applications (organization_id, payment_id, id);
create index payment_applications_charge on finance.payment_applications (organization_id, charge_id, id);
create policy visible_own on finance.payment_applications for select to lintel_app
  using (lease_id = any ((select property.own_lease_ids())::uuid[]));
call app.protect('finance.payment_applications', '{communityStaff(community_id)}', '{communityStaff(community_id)}',
  'select, insert (community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id), update (undone_at)');

create table finance.journal_lines (
  organization_id uuid not null default app.organization_id(),
  id uuid not null default app.new_id(),
  community_id uuid not null,
  entry_id uuid not null,
  position int not null check (position >= 0),
  account_id uuid not null,
  debit_minor bigint not null default 0 check (debit_minor between 0 and 9007199254740991),
  credit_minor bigint not null default 0 check (credit_minor between 0 and 9007199254740991),
  memo text not null default '' check (char_length(memo) <= 500),
  unit_id uuid,
  lease_id uuid,
  charge_id uuid,
  payment_id uuid,
  primary key (organization_id, id),
  constraint journal_lines_position_key unique (organization_id, entry_id, position),
  constraint journal_lines_one_side check ((debit_minor > 0) <> (credit_minor > 0)),
  -- The community is that of the entry; post_lines compares them.
  foreign key (organization_id, entry_id) references finance.journal_entries (organization_id, id) on delete restrict,
  foreign key (organization_id, account_id) references finance.ledger_accounts (organization_id, id) on delete restrict,
  foreign key (organization_id, unit_id) references property.units (organization_id, id) on delete restrict,
  foreign key (organization_id, lease_id) references property.leases (organization_id, id) on delete restrict,
  foreign key (organization_id, charge_id) references finance.charges (organization_id, id) on delete restrict,
  foreign key (organization_id, payment_id) references finance.payments (organization_id, id) on delete restrict
);
create index journal_lines_account on finance.journal_lines (organization_id, account_id, entry_id);
create index journal_lines_lease on finance.journal_lines (organization_id, lease_id) where lease_id is not null;
call app.protect('finance.journal_lines', '{communityStaff(community_id)}', '{communityStaff(community_id)}',
  'select, insert (community_id, entry_id, position, account_id, debit_minor, credit_minor, memo, unit_id, lease_id, charge_id, payment_id)', false);
call app.make_immutable('finance.journal_lines');

-- What the database itself guarantees ---------------------------------------------------------------------------------------
-- The trigger functions run as their owner, because the rows they compare must all be there, whatever the session may see.

-- Once per statement that inserts lines: refuses lines that do not belong, and brings both balances up to date (rule R7: rows
-- are made and locked in sorted order). Each line is joined once, by key however many there are: plans are kept for a session,
-- and one made while a table was small would later read all of it.
create function finance.post_lines() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  rule text;
begin
  with lines as materialized (
    select n.organization_id, n.account_id, n.lease_id, n.debit_minor, n.credit_minor, e.community_id, e.currency, e.entry_date,
      a.purpose, l.unit_id,
      case
        when e.posted_xact <> pg_current_xact_id() or e.community_id <> n.community_id then 'journal_lines_with_their_entry'
        when a.is_group or (a.deleted_at is not null and e.reverses_id is null)
          or (a.purpose in ('receivables', 'prepayments') and n.lease_id is null) then 'journal_lines_postable'
        -- Rule R1: amounts of different currencies are never added.
        when l.currency <> e.currency or l.community_id <> e.community_id or l.unit_id is distinct from case when l.id is null then null else n.unit_id end
          then 'journal_lines_of_their_lease'
      end as broken
    from new_rows n
    join finance.journal_entries e on e.organization_id = n.organization_id and e.id = n.entry_id
    join finance.ledger_accounts a on a.organization_id = n.organization_id and a.id = n.account_id
    left join property.leases l on l.organization_id = n.organization_id and l.id = n.lease_id
  ), of_leases as (
    insert into finance.lease_balances as b (organization_id, lease_id, community_id, unit_id, currency, receivable_minor, credit_minor)
    select organization_id, lease_id, community_id, unit_id, currency,
      coalesce(sum(debit_minor - credit_minor) filter (where purpose = 'receivables'), 0),
      coalesce(sum(credit_minor - debit_minor) filter (where purpose = 'prepayments'), 0)
    from lines where purpose in ('receivables', 'prepayments') and broken is null
    group by organization_id, lease_id, community_id, unit_id, currency
    order by organization_id, lease_id
    on conflict (organization_id, lease_id) do update set
      receivable_minor = b.receivable_minor + excluded.receivable_minor, credit_minor = b.credit_minor + excluded.credit_minor
  ), of_accounts as (
    insert into finance.account_balances as b (organization_id, community_id, account_id, currency, day, debit_minor, credit_minor)
    select organization_id, community_id, account_id, currency, entry_date, sum(debit_minor), sum(credit_minor)
    from lines group by organization_id, community_id, account_id, currency, entry_date
    order by organization_id, community_id, account_id, currency, entry_date
    on conflict (organization_id, community_id, account_id, currency, day) do update set
      debit_minor = b.debit_minor + excluded.debit_minor, credit_minor = b.credit_minor + excluded.credit_minor
  )
  select min(broken) into rule from lines;
  case rule
    when 'journal_lines_with_their_entry' then
      raise exception 'lines come together with their entry, in its transaction and for its community' using errcode = '23514', constraint = rule;
    when 'journal_lines_postable' then
      raise exception 'a group or archived account takes no postings, and receivables and prepayments take them only for a lease'
        using errcode = '23514', constraint = rule;
    when 'journal_lines_of_their_lease' then
      raise exception 'a line of a lease has its currency, its community and its unit' using errcode = '23514', constraint = rule;
    else return null;
  end case;
end $$;
create trigger post_lines after insert on finance.journal_lines referencing new table as new_rows
  for each statement execute function finance.post_lines();

-- Rule R5, at COMMIT, once per entry. A reversal must also be the exact mirror of what it reverses.
create function finance.check_entry() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lines int;
  debit numeric;
  credit numeric;
begin
  if new.posted_xact <> pg_current_xact_id() then
    raise exception 'an entry is posted by its own transaction' using errcode = '23514', constraint = 'journal_entries_own_transaction';
  end if;
  select count(*), sum(l.debit_minor), sum(l.credit_minor) into lines, debit, credit
  from finance.journal_lines l where l.organization_id = new.organization_id and l.entry_id = new.id;
  if lines < 2 then
    raise exception 'journal entry % has % lines', new.id, lines using errcode = '23514', constraint = 'journal_entries_two_lines';
  end if;
  if debit <> credit then
    raise exception 'journal entry % has debits of % and credits of %', new.id, debit, credit
      using errcode = '23514', constraint = 'journal_entries_balanced';
  end if;
  if new.reverses_id is not null and not finance.is_mirror(new) then
    raise exception 'journal entry % is not the mirror of the entry it reverses', new.id
      using errcode = '23514', constraint = 'journal_entries_mirror';
  end if;
  return null;
end $$;

create function finance.is_mirror(reversal finance.journal_entries) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from finance.journal_entries o
    where o.organization_id = reversal.organization_id and o.id = reversal.reverses_id and o.reverses_id is null
      and o.community_id = reversal.community_id and o.currency = reversal.currency and o.source = reversal.source)
  and not exists (
    select from finance.journal_lines l
    where l.organization_id = reversal.organization_id and l.entry_id in (reversal.id, reversal.reverses_id)
    group by l.account_id, l.lease_id, l.charge_id, l.payment_id
    having sum(l.debit_minor) <> sum(l.credit_minor))
$$;

create constraint trigger check_entry after insert on finance.journal_entries deferrable initially deferred
  for each row execute function finance.check_entry();

-- Rule R17: what is applied and what is not make up the payment; what is applied and what is open make up the charge. Seen
-- from payments and charges at COMMIT, and from applications once per statement: they are written after what they change.
create function finance.check_payment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from finance.payments p
    where p.organization_id = new.organization_id and p.id = new.id and
      case p.status when 'completed' then p.amount_minor - p.unapplied_minor else 0 end <> coalesce((
        select sum(a.amount_minor) from finance.payment_applications a
        where a.organization_id = p.organization_id and a.payment_id = p.id and a.undone_at is null), 0))
  then
    raise exception 'the applications of payment % do not add up', new.id using errcode = '23514', constraint = 'payments_applied';
  end if;
  return null;
end $$;
create constraint trigger check_new_payment after insert on finance.payments deferrable initially deferred
  for each row when (new.unapplied_minor <> new.amount_minor or new.status <> 'completed') execute function finance.check_payment();
create constraint trigger check_payment after update on finance.payments deferrable initially deferred
  for each row execute function finance.check_payment();

create function finance.check_charge() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from finance.charges c
    where c.organization_id = new.organization_id and c.id = new.id and
      case when c.voided_on is null then c.amount_minor - c.open_minor else 0 end <> coalesce((
        select sum(a.amount_minor) from finance.payment_applications a
        where a.organization_id = c.organization_id and a.charge_id = c.id and a.undone_at is null), 0))
  then
    raise exception 'the applications to charge % do not add up', new.id using errcode = '23514', constraint = 'charges_applied';
  end if;
  return null;
end $$;
create constraint trigger check_new_charge after insert on finance.charges deferrable initially deferred
  for each row when (new.open_minor <> new.amount_minor or new.voided_on is not null) execute function finance.check_charge();
create constraint trigger check_charge after update on finance.charges deferrable initially deferred
  for each row execute function finance.check_charge();

create function finance.check_applications() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (
    select from new_rows n
    join finance.payments p on p.organization_id = n.organization_id and p.id = n.payment_id
    join finance.charges c on c.organization_id = n.organization_id and c.id = n.charge_id
    where p.lease_id <> n.lease_id or c.lease_id <> n.lease_id or p.currency <> c.currency or p.unit_id <> n.unit_id or p.community_id <> n.community_id)
  then
    raise exception 'a payment settles charges of its own lease' using errcode = '23514', constraint = 'payment_applications_one_lease';
  end if;
  if exists (
    select from new_rows n join finance.payments p on p.organization_id = n.organization_id and p.id = n.payment_id
    where case p.status when 'completed' then p.amount_minor - p.unapplied_minor else 0 end <> coalesce((
      select sum(a.amount_minor) from finance.payment_applications a
      where a.organization_id = p.organization_id and a.payment_id = p.id and a.undone_at is null), 0))
  then
    raise exception 'the applications of a payment do not add up' using errcode = '23514', constraint = 'payments_applied';
  end if;
  if exists (
    select from new_rows n join finance.charges c on c.organization_id = n.organization_id and c.id = n.charge_id
    where case when c.voided_on is null then c.amount_minor - c.open_minor else 0 end <> coalesce((
      select sum(a.amount_minor) from finance.payment_applications a
      where a.organization_id = c.organization_id and a.charge_id = c.id and a.undone_at is null), 0))
  then
    raise exception 'the applications to a charge do not add up' using errcode = '23514', constraint = 'charges_applied';
  end if;
  return null;
end $$;
create trigger check_new_applications after insert on finance.payment_applications referencing new table as new_rows
  for each statement execute function finance.check_applications();
create trigger check_applications after update on finance.payment_applications referencing new table as new_rows
  for each statement execute function finance.check_applications();

-- Locks the accounts of leases, those without any posting too, in sorted order (rule R7). Answers nothing, so that it shows
-- nothing to a session that may not see them.
create function finance.lock_lease_balances(leases uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into finance.lease_balances (organization_id, lease_id, community_id, unit_id, currency)
  select l.organization_id, l.id, l.community_id, l.unit_id, l.currency from property.leases l
  where l.organization_id = app.organization_id() and l.id = any (leases)
  order by l.id
  on conflict do nothing;
  perform from finance.lease_balances b
  where b.organization_id = app.organization_id() and b.lease_id = any (leases)
  order by b.lease_id for update;
end $$;
grant execute on function finance.lock_lease_balances(uuid[]) to lintel_app;

-- Recomputes every kept balance from the lines, and both from charges and payments. No rows is how it should be.
create function finance.balance_differences()
  returns table (organization_id uuid, what text, id uuid, kept numeric, computed numeric)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with lines as (
    select l.organization_id, l.community_id, l.account_id, e.currency, e.entry_date, l.lease_id, a.purpose, l.debit_minor as debit, l.credit_minor as credit
    from finance.journal_lines l
    join finance.journal_entries e on e.organization_id = l.organization_id and e.id = l.entry_id
    join finance.ledger_accounts a on a.organization_id = l.organization_id and a.id = l.account_id
  ), by_day as (
    select organization_id, community_id, account_id, currency, entry_date, sum(debit) as debit, sum(credit) as credit from lines group by 1, 2, 3, 4, 5
  ), by_lease as (
    select organization_id, lease_id,
      coalesce(sum(debit - credit) filter (where purpose = 'receivables'), 0) as receivable,
      coalesce(sum(credit - debit) filter (where purpose = 'prepayments'), 0) as credit
    from lines where purpose in ('receivables', 'prepayments') group by 1, 2
  ), open_charges as (
    select organization_id, lease_id, sum(open_minor) as amount from finance.charges group by 1, 2
  ), unapplied as (
    select organization_id, lease_id, sum(unapplied_minor) as amount from finance.payments group by 1, 2
  ), compared as (
    select coalesce(k.organization_id, d.organization_id) as organization_id, 'account' as what, coalesce(k.account_id, d.account_id) as id,
      coalesce(k.debit_minor - k.credit_minor, 0) as kept, coalesce(d.debit - d.credit, 0) as computed
    from finance.account_balances k
    full join by_day d on d.organization_id = k.organization_id and d.community_id = k.community_id and d.account_id = k.account_id
      and d.currency = k.currency and d.entry_date = k.day
    where k.debit_minor is distinct from d.debit or k.credit_minor is distinct from d.credit
    union all
    select organization_id, 'lease receivable', lease_id, coalesce(k.receivable_minor, 0), coalesce(d.receivable, 0)
    from finance.lease_balances k full join by_lease d using (organization_id, lease_id)
    union all
    select organization_id, 'lease credit', lease_id, coalesce(k.credit_minor, 0), coalesce(d.credit, 0)
    from finance.lease_balances k full join by_lease d using (organization_id, lease_id)
    union all
    select organization_id, 'open charges', lease_id, coalesce(k.receivable_minor, 0), coalesce(d.amount, 0)
    from finance.lease_balances k full join open_charges d using (organization_id, lease_id)
    union all
    select organization_id, 'unapplied payments', lease_id, coalesce(k.credit_minor, 0), coalesce(d.amount, 0)
    from finance.lease_balances k full join unapplied d using (organization_id, lease_id)
  )
  select organization_id, what, id, kept, computed from compared where what = 'account' or kept <> computed
$$;
grant execute on function finance.balance_differences() to lintel_app;
