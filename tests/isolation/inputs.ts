/**
 * What the generator cannot read from the schema. A new root field needs an entry here only when its names say nothing:
 * the suite fails with the coordinate that it could not fill.
 */

/** A name that every text of an organization carries, so that a text of its shows wherever it turns up. */
export type Mark = string;

/** What an organization has, as `Type` or `Type.state` → id, or → text for what is pointed at by a key. */
export type Samples = Readonly<Record<string, string>>;

/** Names of id fields that are not `<type>Id`, and texts that name an object. Longer coordinates win. */
export const pointers: Readonly<Record<string, string>> = {
  accountId: 'LedgerAccount',
  clientId: 'ApiClient',
  linkId: 'DocumentLink',
  sessionId: 'UserSession',
  // Of all audited things any may be asked for.
  entityId: 'Property',
  categoryKey: 'DocumentCategory.key',
  roleKey: 'Role.key',
  'PersistedOperationFilter.documentId': 'PersistedOperation.documentId',
  'PropertyFilter.externalIds': 'Property.externalId',
  'AuditLogFilter.actor': 'User.actor',
  // A parent gathers accounts; nothing is posted to it.
  'LedgerAccountCreateInput.parentId': 'LedgerAccount.group',
  'LedgerAccountUpdateInput.parentId': 'LedgerAccount.group',
};

/** Rows in the state that a mutation needs, where its verb does not say it: Archive, Restore and Resume do. */
export const states: Readonly<Record<string, string>> = {
  'ResidentCreateInput.userId': 'User.free',
  'ResidentUpdateInput.id': 'Resident.free',
  'ResidentUpdateInput.userId': 'User.free',
  'OccupancyCreateInput.residentId': 'Resident.free',
  'DocumentArchiveInput.id': 'Document',
  'DocumentLinkAddInput.documentId': 'Document.unlinked',
  'LedgerAccountUpdateInput.id': 'LedgerAccount.free',
  'ChargeVoidInput.id': 'Charge.open',
  'MembershipSuspendInput.id': 'Membership.other',
  'MembershipUpdateInput.id': 'Membership.other',
  'MembershipEndInput.id': 'Membership.other',
  'RoleUpdateInput.id': 'Role.free',
  'LeaseUpdateInput.id': 'Lease.draft',
  'LeaseActivateInput.id': 'Lease.draft',
  'LeaseDiscardInput.id': 'Lease.draft',
};

/** The target of a link is of the type that stands beside its id. */
export const targetTypes: Readonly<Record<string, string>> = {
  COMMUNITY: 'Community',
  PROPERTY: 'Property',
  UNIT: 'Unit',
  LEASE: 'Lease',
  RESIDENT: 'Resident',
};

/** Values of texts and lists that are not free. By name, or by coordinate where names differ in meaning. */
export const values: Readonly<Record<string, (mark: Mark, samples: Samples) => unknown>> = {
  timeZone: () => 'America/Chicago',
  locale: () => 'en-US',
  preferredLanguage: () => 'es',
  country: () => 'US',
  avatarUrl: (mark) => `https://example.org/${mark}.png`,
  email: (mark) => `${mark.toLowerCase()}.otto@example.org`,
  password: () => 'correct horse battery staple',
  permissions: () => ['property.unit.read'],
  phone: () => '+1 312 555 0100',
  mimeType: () => 'text/plain',
  fileName: (mark) => `${mark}.txt`,
  sizeBytes: () => 5,
  sha256: () => '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  key: (mark) => `k_${mark.toLowerCase()}`,
  code: (mark) => mark.slice(0, 20),
  'MfaFactorConfirmInput.code': () => '000000',
  'SessionChallengeAnswerInput.challengeToken': (_, samples) => samples['SessionChallenge.token'],
  'SessionChallengeAnswerInput.code': () => '000000',
  'PasswordChangeInput.currentPassword': () => 'no horse, no battery',
  'SessionStepUpInput.password': () => 'correct horse battery staple',
  'PasswordChangeInput.newPassword': () => 'correct horse battery staple, and another one',
  'ResidentFilter.email': (mark) => `${mark.toLowerCase()}.tenant@example.org`,
  'DocumentFilter.tag': (mark) => `${mark.toLowerCase()} tag`,
  entity: () => 'property.properties',
  'SessionCreateInput.email': (_, samples) => samples['User.email'],
  'SessionRefreshInput.refreshToken': (_, samples) => samples['UserSession.refreshToken'],
  'PersistedOperationsRegisterInput.clientName': (mark) => `${mark} name`,
  'PersistedOperationInput.name': (mark) => mark,
  'PersistedOperationInput.document': (mark) => `query ${mark} { viewer { roles } }`,
  // Two lines at least, and they must balance.
  'JournalEntryPostInput.lines': () => [{ side: 'DEBIT' }, { side: 'CREDIT' }],
  // That of the group which is its parent.
  'LedgerAccountCreateInput.type': () => 'EXPENSE',
};

/** Optional fields that a call is without on purpose. */
export const leftOut: Readonly<Record<string, string>> = {
  'SessionCreateInput.organizationSlug': 'the person belongs to one organization',
  'SessionChallengeAnswerInput.recoveryCode': 'the code stands there',
  'SessionStepUpInput.code': 'the password stands there',
  'SessionRevokeInput.refreshToken': 'it is a credential of its own: whoever has it may end the session',
};

/** Mutations whose dry run as the owner cannot succeed, with the reason. */
export const notRehearsed: Readonly<Record<string, string>> = {
  sessionCreate: 'signing in and out cannot be rehearsed',
  sessionRefresh: 'signing in and out cannot be rehearsed',
  sessionRevoke: 'signing in and out cannot be rehearsed',
  sessionChallengeAnswer: 'signing in and out cannot be rehearsed',
  sessionStepUp: 'a proof counts or does not count',
  passwordChange: 'a proof counts or does not count',
  mfaFactorConfirm: 'a code is good for a minute: subgraphs/identity/test has one',
  mfaFactorRemove: 'a factor counts once it is confirmed: subgraphs/identity/test has one',
  mfaRecoveryCodesRenew: 'codes stand for a factor: subgraphs/identity/test has one',
};

/** With which code an organization is refused its own, where a right call would need a code of the minute. */
export const refusedToOwner: Readonly<Record<string, string>> = {
  sessionChallengeAnswer: 'CODE_INVALID',
  mfaRecoveryCodesRenew: 'NOT_FOUND',
  passwordChange: 'INVALID_CREDENTIALS',
};

/** With which code an organization refuses a text of its own when it comes again. Nobody else may get that code for it. */
export const taken: Readonly<Record<string, string>> = {
  communityCreate: 'COMMUNITY_NAME_TAKEN',
  propertyCreate: 'PROPERTY_EXTERNAL_ID_TAKEN',
  buildingCreate: 'BUILDING_NAME_TAKEN',
  unitCreate: 'UNIT_NUMBER_TAKEN',
  ledgerAccountCreate: 'ACCOUNT_CODE_TAKEN',
  documentCategoryCreate: 'CATEGORY_KEY_TAKEN',
  roleCreate: 'ROLE_KEY_TAKEN',
  membershipCreate: 'MEMBERSHIP_EXISTS',
  apiClientCreate: 'ALREADY_EXISTS',
};
