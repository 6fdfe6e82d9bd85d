/** The exceptions to the rules of the catalog, each with its reason. An entry that is not needed any more is to be removed. */

export const tablesWithoutOrganizationId: Readonly<Record<string, string>> = {
  'identity.organizations': 'its id is the organization_id of all others',
  'identity.users': 'a login may belong to several organizations; visible through memberships',
  'identity.user_credentials': 'belongs to a login; granted to nobody',
  'identity.security_events': 'a failed sign-in knows no organization yet; nullable, and rows without one are shown to nobody',
};

export const uniqueWithoutOrganization: Readonly<Record<string, string>> = {
  'identity.organizations_pkey': 'the organization itself',
  'identity.organizations_slug_key': 'a slug names an organization in the whole installation',
  'identity.users_pkey': 'a login is global',
  'identity.users_email_key': 'an e-mail address signs in to one login',
  'identity.user_credentials_pkey': 'keyed by the login; granted to nobody',
  'identity.user_sessions_id_key': 'found by the sid of a token before an organization is set; random ids, granted to nobody for insert',
  'identity.refresh_tokens_pkey': 'found by the hash of a token; granted to nobody',
  'identity.security_events_pkey': 'no organization is known at a failed sign-in',
  'identity.api_keys_prefix_key': 'a key is found by its prefix before an organization is known; prefixes are random and made by the server',
};

export const functionsWithDefinerRights: Readonly<Record<string, string>> = {
  'app.audit_rows': 'writes audit rows that nobody may write himself',
  'app.enqueue': 'queues a job with the context of the transaction; the queue itself is out of reach',
  'app.forget_idempotency_keys': 'housekeeping over all organizations, for the worker',
  'finance.check_applications': 'trigger: compares all applications of a payment and a charge, also those the session does not see',
  'finance.check_entry': 'trigger: compares all lines of an entry, also those the session does not see',
  'finance.install_chart_of_new_organization': 'trigger: an organization gets its accounts before anybody is signed in to it',
  'finance.lock_lease_balances': 'locks balances that only the posting trigger may write; answers nothing',
  'finance.post_lines': 'trigger: keeps balances that nobody may write himself',
  'community.scope_of_user': 'which units a person may see, asked before a session exists',
};

export const tablesReadableWithoutOrganization: Readonly<Record<string, string>> = {};

/** An index under a foreign key is for the day its parent is deleted or looked up by; these parents are neither. */
export const foreignKeysWithoutIndex: Readonly<Record<string, string>> = {
  'finance.charges charges_organization_id_entry_id_fkey': 'posted entries are never deleted; a line of the entry names the charge',
  'finance.charges charges_organization_id_void_entry_id_fkey': 'posted entries are never deleted; a line of the entry names the charge',
  'finance.payments payments_organization_id_entry_id_fkey': 'posted entries are never deleted; a line of the entry names the payment',
  'finance.payment_applications payment_applications_organization_id_entry_id_fkey': 'posted entries are never deleted',
  'finance.journal_lines journal_lines_organization_id_charge_id_fkey': 'charges are voided, never deleted, and name their entry',
  'finance.journal_lines journal_lines_organization_id_payment_id_fkey': 'payments are reversed, never deleted, and name their entry',
  'finance.journal_lines journal_lines_organization_id_unit_id_fkey': 'units are archived, never deleted; the ledger is read by account, entry and lease',
};
