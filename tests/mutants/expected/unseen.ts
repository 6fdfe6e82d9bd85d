import type { Mutant, MutantKind } from '../mutations/mutant.ts';

/** Mutants of which something is known, and why. */
export type Known = { readonly kinds: readonly MutantKind[]; readonly names: RegExp; readonly reason: string };

/** Whether one of a list is about the mutant. */
export const isKnown = (list: readonly Known[], { kind, name }: Pick<Mutant, 'kind' | 'name'>): boolean =>
  list.some((known) => known.kinds.includes(kind) && known.names.test(name));

/** Tables whose restrictive policy and whose others compare the same, by a name for each. */
const organizationWide =
  'app\\.idempotency_keys|app\\.outbox_events|documents\\.document_categories|identity\\.(roles|role_permissions|organizations)';
const writtenByStaffOnly =
  'documents\\.document_categories|finance\\.ledger_accounts|identity\\.(organizations|communities|memberships|membership_roles|roles|role_permissions|api_clients|api_keys|persisted_operations)';
const readOnly =
  'app\\.audit_(log|seals)|finance\\.(lease|account)_balances|identity\\.(api_key_usage|security_events)';
const twiceSaid = 'identity\\.(mfa_factors|recovery_codes)';

/** Mutants that nobody can tell by trying; a rule of the catalog must. A reason that no mutant needs any more fails the whole run. */
export const unseenMutants: readonly Known[] = [
  {
    kinds: ['policy dropped', 'policy made permissive', 'policy always true', 'careless policy added'],
    names: new RegExp(`^(${organizationWide})\\b`),
    reason: 'shows every member what the restrictive policy shows: the one without the other is the same',
  },
  {
    kinds: ['policy dropped', 'policy made permissive', 'policy always true', 'careless policy added'],
    names: new RegExp(`^(${twiceSaid})\\b`),
    reason: 'its restrictive policy and its permissive ones say the same: the one without the other is enough',
  },
  {
    kinds: ['policy always true'],
    names: new RegExp(`^(${writtenByStaffOnly}) updatable, with check$`),
    reason: 'the policy asks about the session and not about the row: USING has asked it already',
  },
  {
    kinds: ['policy always true'],
    names: new RegExp(`^(${readOnly}) organization, with check$`),
    reason: 'no policy lets anybody write: there is nothing that it could stop',
  },
  {
    kinds: ['policy always true', 'careless policy added'],
    names: /^identity\.users (visible, using|for select)$/,
    reason: 'the restrictive policy asks for a membership that the session sees: those are its own, or it is staff',
  },
  {
    kinds: ['policy always true'],
    names: /^identity\.users organization, with check$/,
    reason: 'the id of a person can be set to nobody else’s: `updatable` compares it with the session',
  },
  {
    kinds: ['policy for everybody'],
    names: new RegExp(`^(\\S+ organization|${twiceSaid} own)$`),
    reason: 'a restrictive policy that holds for more roles refuses more',
  },
  {
    kinds: ['policy for everybody'],
    names:
      /(_with_document|_through_occupancy|^identity\.membership_roles visible_own|^identity\.communities insertable)$/,
    reason: 'asks a table or calls a function of a CHECK for which no other role has a privilege',
  },
  {
    kinds: ['privilege on a table'],
    names: /^(select|update) on \S+ to public$/,
    reason:
      'every role that may look into the schema has the privilege, or the policies and defaults refuse it all the same',
  },
  {
    kinds: ['privilege on a table'],
    names: /^(select|delete|update|insert) on \S+_facts to lintel_(app|auth)(, with its schema)?$/,
    reason: 'the view reads and writes with the rights of its reader, who has none on the table',
  },
  {
    kinds: ['privilege on a function'],
    names: /to (public|lintel_worker)$|app\.protect/,
    reason: 'every role that may look into the schema has it, or what the function calls is refused to the caller',
  },
  {
    kinds: ['function folded into plans'],
    names:
      /^(app\.(policy_text|broken_audit_seal|entries_without_seal)|community\.owned_places|identity\.(factors_in|recovery_codes_in))\(/,
    reason: 'answers several rows, is called by migrations only, or answers 0 to everybody on a log that is whole',
  },
  {
    kinds: ['function with the rights of its owner'],
    names:
      /^(app\.(actor|organization_id|user_id|request_id|visibility|\w+_ids|new_id|redacted|policy_text|audit_link|refuse_change)|identity\.(address_key|challenge_subjects|is_time_zone|seconds_to_wait))\(/,
    reason: 'reads no table, so that the rights of the owner show it nothing',
  },
  {
    kinds: ['function with the rights of its owner'],
    names: /^finance\.(is_mirror|install_chart_of_accounts)\(/,
    reason: 'called by functions that have the rights of the owner already',
  },
  {
    kinds: ['function without a pinned path'],
    names: /.*/,
    reason: 'its body names everything with its schema, and nobody may create functions or operators in any schema',
  },
  {
    kinds: ['role attribute'],
    names: /(createdb|replication)$/,
    reason: 'CREATE DATABASE and replication slots cannot be tried inside a transaction and taken back',
  },
  {
    kinds: ['role attribute'],
    names: /^lintel_(service|worker) bypassrls$/,
    reason: 'the role has no privilege on a table of an organization; a service refuses to start with such a login',
  },
];

/** Mutants that change nothing: what was taken away is said elsewhere, too. */
export const equivalentMutants: readonly Known[] = [
  {
    kinds: ['policy without a part'],
    names: /\( SELECT \(app\.visibility\(\) <> 'organization'::text\)\)$/,
    reason: 'a guard for speed (migration 0008): staff sees every row by the policy `visible`',
  },
  {
    kinds: ['policy without a part'],
    names:
      /\w\.organization_id = (\w+\.organization_id|app\.organization_id\(\)|\( SELECT app\.organization_id\(\) AS organization_id\))\)$/,
    reason: 'the table that is asked has a restrictive policy of its own: only rows of the organization are there',
  },
  {
    kinds: ['policy without a part'],
    names: /updatable.*, with check, \d+: \( SELECT \(app\.visibility\(\)/,
    reason: 'the visibility of a session is the same before and after a change: USING has asked for it',
  },
  {
    kinds: ['policy without a part'],
    names: /^identity\.membership_roles visible_own, using, \d+: \(m\.user_id = /,
    reason: 'whoever is not staff sees no membership but his own',
  },
  {
    kinds: ['policy without a part'],
    names: /^identity\.users organization, with check, /,
    reason: 'the id of a person can be set to nobody else’s: `updatable` compares it with the session',
  },
  {
    kinds: ['policy without a part'],
    names: new RegExp(`^${twiceSaid} `),
    reason: 'its restrictive policy and its permissive ones say the same: the one without the other is enough',
  },
  {
    kinds: ['policy without a part'],
    names: /^identity\.communities visible, using, /,
    reason: 'staff of the whole organization is named twice: by `staffOnly` and by `communityMembers`',
  },
  {
    kinds: ['policy dropped'],
    names: /^documents\.document_links visible_with_document$/,
    reason: '`writable_with_document` is for all commands, reading too',
  },
  {
    kinds: ['policy dropped'],
    names: /^documents\.document_versions (insertable|updatable)$/,
    reason: 'the policies `…_with_document` name staff of the whole organization as well, for documents that it sees',
  },
  {
    kinds: ['function forgets the organization'],
    names: /^(community\.owned_places|property\.own_lease_ids|documents\.own_document_ids)\(\)/,
    reason: 'the residents, units and leases that it starts from are of the organization already, and ids are unique',
  },
  {
    kinds: ['function forgets the organization'],
    names: /^(app\.seal_audit_log\(integer,uuid\), 3|identity\.note_factor_change\(.*\), [13])$/,
    reason: 'it names a row by its id as well, and ids are unique',
  },
  {
    kinds: ['function forgets the organization'],
    names: /^community\.today_in\(/,
    reason: 'it runs with the rights of the caller, whose policies show communities of the organization only',
  },
];
