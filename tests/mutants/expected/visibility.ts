/**
 * What each table shows to whom, and what may be done with it: written by hand and read by people. The probes compare the
 * database with this list, and neither the migrations nor the policies are asked. A table without an entry fails the suite.
 *
 * A name such as `communityStaff(community_id)` is a rule over a row and whoever asks; `names.ts` says what each one means.
 * Several names are alternatives. Everything holds within the organization of the session, whatever the names say.
 */
export type ExpectedTable = {
  /** Which rows are of the organization of the session; left out: those with its organization_id. */
  readonly organization?: string;
  readonly visible: readonly string[];
  readonly insertable?: readonly string[];
  /** What a row must be before and after. */
  readonly updatable?: readonly string[];
  readonly deletable?: readonly string[];
  /** Privileges of lintel_app, as a GRANT would name them; no other role has any. Policies may say more, for the day of a GRANT. */
  readonly granted: string;
  /** Which changes leave a row in the audit log; left out: all. */
  readonly audited?: readonly ('insert' | 'update' | 'delete')[];
  /** Rows are facts: nobody changes or removes them, the owner included. */
  readonly final?: true;
};

type Names = readonly string[];

/** Whoever may write a row may insert, update and, when it is granted, delete it. */
const writtenBy = (...names: Names) => ({ insertable: names, updatable: names, deletable: names });
const staff = 'communityStaff(community_id)';
const nobody = { visible: [], granted: '', audited: [] } as const;

export const expectedTables: Readonly<Record<string, ExpectedTable>> = {
  // The platform -----------------------------------------------------------------------------------------------------
  'app.audit_log': { visible: ['staffOnly'], granted: 'select', audited: [], final: true },
  'app.audit_seals': { visible: ['staffOnly'], granted: 'select', audited: [], final: true },
  'app.idempotency_keys': {
    visible: ['organizationWide'],
    ...writtenBy('organizationWide'),
    granted: 'select, insert, update (result)',
    audited: [],
  },
  'app.outbox_events': {
    visible: ['staffOnly'],
    ...writtenBy('organizationWide'),
    granted: 'select, insert, update (delivered_at)',
    audited: [],
  },

  // Identity ---------------------------------------------------------------------------------------------------------
  'identity.organizations': {
    organization: 'ownOrganization(id)',
    visible: ['ownOrganization(id)'],
    updatable: ['staffOnly'],
    granted: 'select, update (name, settings, version, updated_at)',
  },
  'identity.communities': {
    visible: ['communityMembers(id)'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, update',
  },
  'identity.users': {
    organization: 'joinedMember(id)',
    visible: ['staffOnly', 'ownRecords(id)'],
    updatable: ['ownRecords(id)'],
    granted: 'select, update (full_name, phone, avatar_url, locale, preferences, version, updated_at)',
    audited: ['update'],
  },
  'identity.memberships': {
    visible: ['staffOnly', 'ownRecords(user_id)'],
    ...writtenBy('staffOnly'),
    granted: 'select, update (status, version, updated_at)',
  },
  'identity.user_credentials': nobody,
  'identity.refresh_tokens': nobody,
  'identity.sign_in_attempts': nobody,
  'identity.session_challenges': nobody,
  'identity.proof_attempts': nobody,
  'identity.mfa_factors': {
    organization: 'hereOrEverywhere',
    visible: ['ownRecords(user_id)'],
    ...writtenBy('ownRecords(user_id)'),
    granted: 'select, insert, delete, update (last_step, confirmed_at, last_used_at)',
    audited: [],
  },
  'identity.recovery_codes': {
    organization: 'hereOrEverywhere',
    visible: ['ownRecords(user_id)'],
    ...writtenBy('ownRecords(user_id)'),
    granted: 'select, insert, delete',
    audited: [],
  },
  'identity.roles': { visible: ['organizationWide'], ...writtenBy('staffOnly'), granted: 'select, insert, update' },
  'identity.role_permissions': {
    visible: ['organizationWide'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, delete',
  },
  'identity.membership_roles': {
    visible: ['staffOnly', 'ofOwnMembership(membership_id)'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, delete',
  },
  'identity.user_sessions': {
    visible: ['ownRecords(user_id)'],
    ...writtenBy('ownRecords(user_id)'),
    granted: 'select, update (revoked_at, revoked_reason)',
    audited: [],
  },
  'identity.security_events': { visible: ['staffOnly', 'ownRecords(user_id)'], granted: 'select', audited: [] },
  'identity.api_clients': { visible: ['staffOnly'], ...writtenBy('staffOnly'), granted: 'select, insert, update' },
  'identity.api_keys': {
    visible: ['staffOnly'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, update (name, revoked_at, expires_at)',
  },
  'identity.api_key_usage': { visible: ['staffOnly'], granted: 'select', audited: [] },
  'identity.persisted_operations': {
    visible: ['staffOnly'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, update',
  },

  // Property ---------------------------------------------------------------------------------------------------------
  'property.addresses': {
    visible: ['communityMembers(community_id)'],
    ...writtenBy(staff),
    granted: 'select, insert, update, delete',
  },
  'property.properties': {
    visible: [staff, 'ownProperties(id)'],
    ...writtenBy(staff),
    granted: 'select, insert, update',
  },
  'property.buildings': {
    visible: [staff, 'ownProperties(property_id)'],
    ...writtenBy(staff),
    granted: 'select, insert, update',
  },
  'property.units': { visible: [staff, 'ownUnits(id)'], ...writtenBy(staff), granted: 'select, insert, update' },
  'property.leases': { visible: [staff, 'ownLeases(id)'], ...writtenBy(staff), granted: 'select, insert, update' },
  'property.lease_tenants': {
    visible: [staff, 'ownLeases(lease_id)'],
    ...writtenBy(staff),
    granted: 'select, insert, delete',
  },

  // Community --------------------------------------------------------------------------------------------------------
  'community.residents': {
    visible: [staff, 'ownRecords(user_id)', 'ofSeenOccupancy(id)'],
    insertable: [staff],
    updatable: [staff, 'staffOfSeenOccupancy(id)'],
    deletable: [staff],
    granted: 'select, insert, update',
  },
  'community.occupancies': {
    visible: [staff, 'ownOccupancies(resident_id)'],
    ...writtenBy(staff),
    granted: 'select, insert, update',
  },

  // Finance ----------------------------------------------------------------------------------------------------------
  'finance.ledger_accounts': {
    visible: ['staffOnly', 'anyCommunityStaff'],
    ...writtenBy('staffOnly'),
    granted:
      'select, insert, update (code, name, type, parent_id, is_group, description, version, updated_at, deleted_at)',
  },
  'finance.journal_entries': {
    visible: [staff],
    ...writtenBy(staff),
    granted: 'select, insert (id, community_id, entry_date, memo, currency, source, reverses_id)',
    audited: [],
    final: true,
  },
  'finance.journal_lines': {
    visible: [staff],
    ...writtenBy(staff),
    granted:
      'select, insert (community_id, entry_id, position, account_id, debit_minor, credit_minor, memo, unit_id, lease_id, charge_id, payment_id)',
    audited: [],
    final: true,
  },
  'finance.lease_balances': { visible: [staff, 'ownLeases(lease_id)'], granted: 'select', audited: [] },
  'finance.account_balances': { visible: [staff], granted: 'select', audited: [] },
  'finance.charges': {
    visible: [staff, 'ownLeases(lease_id)'],
    ...writtenBy(staff),
    granted: `select,
      insert (id, community_id, unit_id, lease_id, kind, amount_minor, open_minor, currency, charged_on, due_on, description, entry_id),
      update (open_minor, voided_on, void_entry_id, void_reason, version, updated_at)`,
  },
  'finance.payments': {
    visible: [staff, 'ownLeases(lease_id)'],
    ...writtenBy(staff),
    granted: `select,
      insert (id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, reference, memo, entry_id),
      update (unapplied_minor, status, reversed_on, reversal_reason, version, updated_at)`,
  },
  'finance.payment_applications': {
    visible: [staff, 'ownLeases(lease_id)'],
    ...writtenBy(staff),
    granted: `select,
      insert (community_id, unit_id, lease_id, payment_id, charge_id, amount_minor, applied_on, entry_id), update (undone_at)`,
  },

  // Documents --------------------------------------------------------------------------------------------------------
  'documents.document_categories': {
    visible: ['organizationWide'],
    ...writtenBy('staffOnly'),
    granted: 'select, insert, update',
  },
  'documents.documents': {
    visible: [staff, 'ownDocuments(id)'],
    ...writtenBy(staff),
    granted: 'select, insert, update',
  },
  'documents.document_versions': {
    visible: ['staffOnly', 'ofSeenDocument(document_id)'],
    insertable: ['staffOnly', 'staffOfSeenDocument(document_id)'],
    updatable: ['staffOnly', 'staffOfSeenDocument(document_id)'],
    deletable: ['staffOnly'],
    granted: 'select, insert, update (is_current)',
  },
  'documents.document_links': {
    visible: ['staffOnly', 'staffOfSeenDocument(document_id)', 'ownLinks(document_id)'],
    ...writtenBy('staffOnly', 'staffOfSeenDocument(document_id)'),
    granted: 'select, insert, update (is_primary), delete',
  },
  'documents.uploads': {
    visible: ['sameActor(actor)'],
    ...writtenBy('sameActor(actor)'),
    granted: 'select, insert, update (storage_key, sha256, finished_at, used_at)',
    audited: [],
  },
  'documents.downloads': {
    visible: ['staffOnly', 'sameActor(actor)'],
    insertable: ['sameActor(actor)'],
    updatable: ['sameActor(actor)'],
    granted: 'select, insert, update (fetched_at)',
    audited: [],
  },
};

/** A view shows of a table what its reader may see there, and is granted for reading only. */
export const expectedViews: Readonly<Record<string, string>> = {
  'community.resident_facts': 'community.residents',
  'identity.community_facts': 'identity.communities',
  'property.lease_facts': 'property.leases',
  'property.property_facts': 'property.properties',
  'property.unit_facts': 'property.units',
};
