/** The exceptions to the rules of the catalog, each with its reason. An entry that is not needed any more is to be removed. */

export const tablesWithoutOrganizationId: Readonly<Record<string, string>> = {
  'identity.organizations': 'its id is the organization_id of all others',
  'identity.users': 'a login may belong to several organizations; visible through memberships',
  'identity.user_credentials': 'belongs to a login; granted to nobody',
  'identity.sign_in_attempts': 'counts attempts at accounts and addresses before anybody is known; granted to nobody',
  'identity.security_events':
    'a failed sign-in knows no organization yet; nullable, and rows without one are shown to nobody',
  'identity.mfa_factors':
    'a factor may count in all organizations of its person; nullable, and seen by the person only',
  'identity.recovery_codes': 'the same, for what stands for a lost factor',
  'identity.proof_attempts': 'counts attempts of persons and sessions; granted to nobody',
};

export const uniqueWithoutOrganization: Readonly<Record<string, string>> = {
  'identity.organizations_pkey': 'the organization itself',
  'identity.organizations_slug_key': 'a slug names an organization in the whole installation',
  'identity.users_pkey': 'a login is global',
  'identity.users_email_key': 'an e-mail address signs in to one login',
  'identity.user_credentials_pkey': 'keyed by the login; granted to nobody',
  'identity.user_credentials_key':
    'one password for all organizations of a person, one for each that chose one; granted to nobody',
  'identity.sign_in_attempts_pkey': 'counts attempts at accounts and addresses; granted to nobody',
  'identity.user_sessions_id_key':
    'found by the sid of a token before an organization is set; random ids, granted to nobody for insert',
  'identity.refresh_tokens_pkey': 'found by the hash of a token; granted to nobody',
  'identity.security_events_pkey': 'no organization is known at a failed sign-in',
  'identity.mfa_factors_pkey': 'belongs to a login; ids are made by the server',
  'identity.recovery_codes_pkey': 'belongs to a login; ids are made by the server',
  'identity.session_challenges_pkey': 'found by the hash of a token; granted to nobody',
  'identity.proof_attempts_pkey': 'counts attempts of persons and sessions; granted to nobody',
  'identity.api_keys_prefix_key':
    'a key is found by its prefix before an organization is known; prefixes are random and made by the server',
};

export const functionsWithDefinerRights: Readonly<Record<string, string>> = {
  'identity.audit_users':
    'trigger: audits users, who have no organization column, for the organization in which the session acts',
  'identity.count_sign_in_attempt':
    'counters of all accounts, before anybody is known; granted to nobody, called by begin_sign_in',
  'identity.forgive_sign_in_attempts': 'the same counters; granted to nobody, called by open_session',
  'identity.begin_sign_in': 'the only reader of password hashes',
  'identity.fail_sign_in': 'writes a security event before anybody is signed in',
  'identity.join_organization': 'makes an invited membership active before there is a session; granted to nobody',
  'identity.start_session': 'sessions and refresh tokens are not writable otherwise; granted to nobody',
  'identity.open_session': 'the same for people without a second factor, for replicas of the release before',
  'identity.pass_password': 'opens a session or issues a challenge; neither is writable otherwise',
  'identity.begin_challenge_answer': 'reads the factors of a person who has shown his password',
  'identity.finish_challenge': 'uses a code up and opens the session; neither is writable before sign-in',
  'identity.count_proof_attempt': 'counters of all persons and sessions; granted to nobody',
  'identity.use_proof': 'uses a code up at sign-in and step-up; granted to nobody',
  'identity.fail_proof': 'writes a security event about a wrong code',
  'identity.begin_step_up': 'reads factors and password hash of a signed-in person',
  'identity.finish_step_up': 'makes a session fresh, which nobody may do himself',
  'identity.change_password': 'passwords are not writable otherwise; asks for the hash that was checked',
  'identity.note_factor_change': 'writes a security event, and makes other sessions of the same person prove it again',
  'identity.sealed_factors':
    'reads sealed secrets of all persons, to seal them anew; they open by no key of the database',
  'identity.reseal_factor': 'stores the same secret under the present key; asks for what it replaces',
  'identity.reset_factors': 'factors are private to their person; checks visibility itself',
  'identity.rehash_api_key': 'stores the hash of the same key under the present secret; asks for the old hash',
  'identity.rehash_password': 'stores the same password under new parameters; asks for the old hash',
  'identity.rotate_refresh_token': 'refresh tokens are not readable otherwise',
  'identity.revoke_session_by_token': 'signs out after the access token has expired',
  'identity.member_facts': 'roles and scope of a person, of which the session is made; granted to nobody',
  'identity.session_facts': 'the same, for an access token',
  'identity.external_session_facts': 'the same, for a token of an external issuer',
  'identity.api_key_facts': 'a key is found by its prefix, before its organization is known',
  'identity.note_api_key_use': 'usage of keys is not writable otherwise',
  'identity.find_operation': 'residents may call registered operations whose table they cannot read',
  'identity.operations_to_warm':
    'documents of all organizations, for plans that are made before anybody is signed in; says nothing of whose they are',
  'identity.invite_member':
    'finds or makes a user of any organization and tells nobody which; checks visibility itself',
  'identity.revoke_access': 'sessions and passwords are private to their person; checks visibility itself',
  'identity.provision_organization': 'an organization cannot be made from inside one; for operators, no API reaches it',
  'identity.provision_users': 'the same, for people whom the operator vouches for',
  'app.audit_rows': 'writes audit rows that nobody may write himself',
  'app.enqueue': 'queues a job with the context of the transaction; the queue itself is out of reach',
  'app.refresh_statistics': 'ANALYZE needs the owner; reads nothing out',
  'identity.installation_state':
    'asked at the first start, before any organization exists: how many there are, and the demos',
  'community.has_open_occupancies': 'whether a resident lives anywhere, also where the session does not see',
  'community.own_resident_ids': 'the people a resident may see; looks through tables whose policies would ask back',
  'community.owned_places': 'the units, properties and communities a person owns in; the same reason',
  'documents.create_standard_categories':
    'trigger: an organization gets its categories before anybody is signed in to it',
  'documents.organization_created': 'trigger: the same',
  'documents.own_document_ids': 'the documents a resident may see; looks through tables whose policies would ask back',
  'property.own_lease_ids': 'the leases a resident may see; looks through tables whose policies would ask back',
  'app.forget_idempotency_keys': 'housekeeping over all organizations, for the worker',
  'app.seal_audit_log': 'makes seals that nobody may make himself, in all organizations, for the worker',
  'finance.check_applications':
    'trigger: compares all applications of a payment and a charge, also those the session does not see',
  'finance.check_charge': 'trigger: compares all applications to a charge, also those the session does not see',
  'finance.check_payment': 'trigger: compares all applications of a payment, also those the session does not see',
  'finance.check_entry': 'trigger: compares all lines of an entry, also those the session does not see',
  'finance.install_chart_of_new_organization':
    'trigger: an organization gets its accounts before anybody is signed in to it',
  'finance.lock_lease_balances': 'locks balances that only the posting trigger may write; answers nothing',
  'finance.post_lines': 'trigger: keeps balances that nobody may write himself',
  'community.scope_of_user': 'which units a person may see, asked before a session exists',
};

export const tablesReadableWithoutOrganization: Readonly<Record<string, string>> = {};

/** Whose restrictive policy is not `organization_id = (select app.organization_id())`. */
export const organizationPoliciesOfOtherForm: Readonly<Record<string, string>> = {
  'identity.users': 'has no organization_id: seen through a membership in the organization that was taken up',
  'identity.mfa_factors': 'the own ones of the person, in this organization or in all of his',
  'identity.recovery_codes': 'the same',
};

/** Tables whose rows are facts: no role may change them, and triggers refuse it to their owner too. */
export const finalTables: Readonly<Record<string, string>> = {
  'app.audit_log': 'what happened',
  'app.audit_seals': 'what stood in the log when it was sealed',
  'finance.journal_entries': 'a correction is a new entry',
  'finance.journal_lines': 'a correction is a new entry',
};

/** Tables whose changes leave no row in the audit log. */
export const tablesWithoutAudit: Readonly<Record<string, string>> = {
  'app.audit_log': 'the log itself',
  'app.audit_seals': 'computed from the log',
  'app.idempotency_keys': 'says itself who called which command, and that command is audited',
  'app.outbox_events': 'says itself who did what; only its delivery changes',
  'documents.downloads': 'says itself who was given which file',
  'documents.uploads': 'what becomes of a file is audited',
  'finance.account_balances': 'computed from lines that never change',
  'finance.journal_entries': 'rows never change, and each says who posted it',
  'finance.journal_lines': 'rows never change and come with their entry',
  'finance.lease_balances': 'computed from lines that never change',
  'identity.api_key_usage': 'when a key was last used is no change',
  'identity.mfa_factors': 'security events tell of changes; a secret may stand in no log',
  'identity.proof_attempts': 'counters',
  'identity.recovery_codes': 'security events tell of their use',
  'identity.refresh_tokens': 'security events tell of sign-ins and misuse',
  'identity.security_events': 'a log itself',
  'identity.session_challenges': 'security events tell of them',
  'identity.sign_in_attempts': 'counters',
  'identity.user_credentials': 'holds nothing that a log may hold',
  'identity.user_sessions': 'security events tell of sign-ins and ends',
  'identity.users': 'audited for the organization that acts, by a trigger of its own; made and removed by no service',
};

/** An index under a foreign key is for the day its parent is deleted or looked up by; these parents are neither. */
export const foreignKeysWithoutIndex: Readonly<Record<string, string>> = {
  'finance.charges charges_organization_id_entry_id_fkey':
    'posted entries are never deleted; a line of the entry names the charge',
  'finance.charges charges_organization_id_void_entry_id_fkey':
    'posted entries are never deleted; a line of the entry names the charge',
  'finance.payments payments_organization_id_entry_id_fkey':
    'posted entries are never deleted; a line of the entry names the payment',
  'finance.payment_applications payment_applications_organization_id_entry_id_fkey': 'posted entries are never deleted',
  'finance.journal_lines journal_lines_organization_id_charge_id_fkey':
    'charges are voided, never deleted, and name their entry',
  'finance.journal_lines journal_lines_organization_id_payment_id_fkey':
    'payments are reversed, never deleted, and name their entry',
  'finance.journal_lines journal_lines_organization_id_unit_id_fkey':
    'units are archived, never deleted; the ledger is read by account, entry and lease',
};
