import type { Acting } from './actors.ts';

/**
 * Whose rows somebody sees and writes, table by table, as the design promises it: conditions in plain SQL on a row `t`, for an
 * administrator to ask. Written from the promise and not from the policies, so that it finds where they differ.
 */
export type Promised = {
  readonly sees: (acting: Acting) => string;
  /** Which rows may be added, changed and removed, as far as the table takes such commands at all. Nobody's without it. */
  readonly writes?: (acting: Acting) => string;
  /** Which rows may be added, where that is less. */
  readonly adds?: (acting: Acting) => string;
  /** Rows without an organization are the person's, in each of his organizations. */
  readonly isPersonal?: true;
};

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const among = (column: string, ids: readonly string[]): string =>
  ids.length === 0 ? 'false' : `${column} in (${ids.map(text).join(', ')})`;
const or = (...conditions: readonly string[]): string =>
  conditions.map((condition) => `coalesce((${condition}), false)`).join(' or ');
const userOf = ({ actor }: Acting): string => (actor.kind === 'user' ? text(actor.userId) : 'null::uuid');
const actorOf = ({ actor }: Acting): string => {
  if (actor.kind === 'user') return text(`user:${actor.userId}`);
  return actor.kind === 'apiKey' ? text(`apiKey:${actor.apiKeyId}`) : text(`system:${actor.name}`);
};

const everybody = (): string => 'true';
const staff = ({ visibility }: Acting): string => String(visibility === 'organization');
const staffOf =
  (column: string) =>
  ({ visibility, communityIds }: Acting): string => {
    if (visibility === 'organization') return 'true';
    return visibility === 'communities' ? among(column, communityIds) : 'false';
  };
const membersOf =
  (column: string) =>
  ({ visibility, communityIds }: Acting): string =>
    visibility === 'organization' ? 'true' : among(column, communityIds);
const himself =
  (column: string) =>
  (acting: Acting): string =>
    `${column} = ${userOf(acting)}`;
const either =
  (...rules: readonly ((acting: Acting) => string)[]) =>
  (acting: Acting): string =>
    or(...rules.map((rule) => rule(acting)));

const my = (acting: Acting): string =>
  `(select r.id from community.residents r where r.organization_id = t.organization_id and r.user_id = ${userOf(acting)} and r.deleted_at is null)`;

/** A lease that somebody rents, or one of a unit of his, at a time when he owned it. Drafts are nobody's business. */
const leaseIsHis =
  (column: string) =>
  (acting: Acting): string =>
    `exists (
    select from property.leases l where l.organization_id = t.organization_id and l.id = ${column} and l.status <> 'draft' and l.status <> 'discarded' and (
      l.id in (select x.lease_id from property.lease_tenants x where x.resident_id in ${my(acting)})
      or exists (select from community.occupancies o where o.unit_id = l.unit_id and o.kind = 'owner' and o.resident_id in ${my(acting)}
        and ${among('o.unit_id', acting.unitIds)} and coalesce(l.terminated_on, l.end_date, 'infinity') >= o.start_date)))`;

/** Staff of the community, and whose lease it is. */
const withLease: Promised = {
  sees: either(staffOf('t.community_id'), leaseIsHis('t.lease_id')),
  writes: staffOf('t.community_id'),
};

const livesThereToday = (row: string): string =>
  `${row}.start_date <= current_date and coalesce(${row}.end_date, 'infinity') >= current_date`;
/** The day in a community is known to its members only, so staff of another one who lives here sees himself alone. */
const seesOccupancy = (row: string) => (acting: Acting) =>
  or(
    staffOf(`${row}.community_id`)(acting),
    `${row}.resident_id in ${my(acting)}`,
    `${among(`${row}.unit_id`, acting.unitIds)} and ${livesThereToday(row)} and ${membersOf(`${row}.community_id`)(acting)}`,
  );

/** A link that reaches somebody outside of the staff, and whether it reaches him as an owner. */
const linkIsHis = (acting: Acting): string =>
  or(
    among('k.unit_id', acting.unitIds),
    among('k.property_id', acting.propertyIds),
    `k.target_type = 'community' and ${among('k.community_id', acting.communityIds)}`,
    `k.resident_id in ${my(acting)}`,
    leaseIsHis('k.lease_id')(acting),
  );
const ownsThere = (acting: Acting): string => `exists (
  select from community.occupancies o where o.organization_id = t.organization_id and o.kind = 'owner' and o.resident_id in ${my(acting)}
    and ${among('o.unit_id', acting.unitIds)} and ${livesThereToday('o')}
    and (o.unit_id = k.unit_id or o.property_id = k.property_id or (k.target_type = 'community' and o.community_id = k.community_id)
      or k.resident_id = o.resident_id or o.unit_id = (select l.unit_id from property.leases l where l.id = k.lease_id)))`;
const documentIsHis =
  (column: string) =>
  (acting: Acting): string => {
    if (acting.visibility === 'organization' || acting.actor.kind !== 'user') return 'false';
    return `exists (select from documents.documents d join documents.document_links k on k.document_id = d.id
      where d.organization_id = t.organization_id and d.id = ${column} and d.deleted_at is null and not d.confidential and (${linkIsHis(acting)})
        and (d.access_level = 'residents' or (d.access_level = 'owners' and ${ownsThere(acting)})))`;
  };
const documentOfCommunity =
  (column: string) =>
  (acting: Acting): string =>
    `exists (select from documents.documents d where d.id = ${column} and ${staffOf('d.community_id')(acting)})`;
const seesDocument = (column: string) => either(staff, documentOfCommunity(column), documentIsHis(column));
/** Community staff may file what it sees, also by being a resident. */
const filesUnder = (column: string) => (acting: Acting) =>
  acting.visibility === 'communities' ? seesDocument(column)(acting) : staff(acting);

const member = (column: string) => (acting: Acting) =>
  `exists (select from identity.memberships m where m.organization_id = '${acting.organizationId}' and m.user_id = ${column} and m.joined_at is not null)`;

/** Of the organization, or of him wherever he belongs. */
const ofHimself = (acting: Acting): string => `${member('t.user_id')(acting)} and ${himself('t.user_id')(acting)}`;

/** Every table, but those that are granted to nobody. */
export const promises: Readonly<Record<string, Promised>> = {
  'app.audit_log': { sees: staff },
  'app.audit_seals': { sees: staff },
  'app.idempotency_keys': { sees: everybody, writes: everybody },
  'app.outbox_events': { sees: staff, writes: everybody },
  'identity.organizations': { sees: everybody, writes: staff },
  'identity.communities': { sees: membersOf('t.id'), writes: staff },
  'identity.users': {
    sees: (acting) => `${member('t.id')(acting)} and (${or(staff(acting), himself('t.id')(acting))})`,
    writes: (acting) => `${member('t.id')(acting)} and ${himself('t.id')(acting)}`,
  },
  'identity.memberships': { sees: either(staff, himself('t.user_id')), writes: staff },
  'identity.membership_roles': {
    sees: either(
      staff,
      (acting) => `t.membership_id in (select m.id from identity.memberships m where m.user_id = ${userOf(acting)})`,
    ),
    writes: staff,
  },
  'identity.roles': { sees: everybody, writes: staff },
  'identity.role_permissions': { sees: everybody, writes: staff },
  'identity.user_sessions': { sees: himself('t.user_id'), writes: himself('t.user_id') },
  'identity.mfa_factors': { sees: ofHimself, writes: ofHimself, isPersonal: true },
  'identity.recovery_codes': { sees: ofHimself, writes: ofHimself, isPersonal: true },
  'identity.security_events': { sees: either(staff, himself('t.user_id')) },
  'identity.api_clients': { sees: staff, writes: staff },
  'identity.api_keys': { sees: staff, writes: staff },
  'identity.api_key_usage': { sees: staff },
  'identity.persisted_operations': { sees: staff, writes: staff },
  'property.addresses': { sees: membersOf('t.community_id'), writes: staffOf('t.community_id') },
  'property.properties': {
    sees: either(staffOf('t.community_id'), ({ propertyIds }) => among('t.id', propertyIds)),
    writes: staffOf('t.community_id'),
  },
  'property.buildings': {
    sees: either(staffOf('t.community_id'), ({ propertyIds }) => among('t.property_id', propertyIds)),
    writes: staffOf('t.community_id'),
  },
  'property.units': {
    sees: either(staffOf('t.community_id'), ({ unitIds }) => among('t.id', unitIds)),
    writes: staffOf('t.community_id'),
  },
  'property.leases': { sees: either(staffOf('t.community_id'), leaseIsHis('t.id')), writes: staffOf('t.community_id') },
  'property.lease_tenants': withLease,
  'community.occupancies': { sees: seesOccupancy('t'), writes: staffOf('t.community_id') },
  'community.residents': {
    sees: either(
      staffOf('t.community_id'),
      himself('t.user_id'),
      (acting) =>
        `exists (select from community.occupancies o where o.resident_id = t.id and (${seesOccupancy('o')(acting)}))`,
    ),
    adds: staffOf('t.community_id'),
    // Staff also keeps the records of those who live in its community and are kept by another.
    writes: either(staffOf('t.community_id'), (acting) =>
      acting.visibility === 'communities'
        ? `exists (select from community.occupancies o where o.resident_id = t.id and (${seesOccupancy('o')(acting)}))`
        : 'false',
    ),
  },
  'finance.ledger_accounts': {
    sees: ({ visibility }) => String(['organization', 'communities'].includes(visibility)),
    writes: staff,
  },
  'finance.journal_entries': { sees: staffOf('t.community_id'), writes: staffOf('t.community_id') },
  'finance.journal_lines': { sees: staffOf('t.community_id'), writes: staffOf('t.community_id') },
  'finance.lease_balances': { sees: withLease.sees },
  'finance.account_balances': { sees: staffOf('t.community_id') },
  'finance.charges': withLease,
  'finance.payments': withLease,
  'finance.payment_applications': withLease,
  'documents.document_categories': { sees: everybody, writes: staff },
  'documents.documents': {
    sees: either(staffOf('t.community_id'), documentIsHis('t.id')),
    writes: staffOf('t.community_id'),
  },
  'documents.document_versions': { sees: seesDocument('t.document_id'), writes: filesUnder('t.document_id') },
  'documents.document_links': {
    sees: (acting) => {
      const ofStaff = acting.visibility === 'communities' ? seesDocument('t.document_id')(acting) : staff(acting);
      const his = `exists (select from documents.document_links k where k.id = t.id and (${linkIsHis(acting)}))`;
      return or(ofStaff, `${documentIsHis('t.document_id')(acting)} and ${his}`);
    },
    writes: filesUnder('t.document_id'),
  },
  'documents.uploads': {
    sees: (acting) => `t.actor = ${actorOf(acting)}`,
    writes: (acting) => `t.actor = ${actorOf(acting)}`,
  },
  'documents.downloads': {
    sees: either(staff, (acting) => `t.actor = ${actorOf(acting)}`),
    writes: (acting) => `t.actor = ${actorOf(acting)}`,
  },
};

/** Tables that no session reads or writes. */
export const grantedToNobody: Readonly<Record<string, string>> = {
  'identity.user_credentials': 'only functions for sign-in read passwords',
  'identity.refresh_tokens': 'only functions for sign-in read tokens',
  'identity.sign_in_attempts': 'only functions for sign-in count',
  'identity.session_challenges': 'only functions for sign-in read them',
  'identity.proof_attempts': 'only functions for sign-in and step-up count',
};
