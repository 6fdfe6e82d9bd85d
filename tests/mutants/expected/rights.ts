import { organizationSchemas } from '@lintel/db/catalog/rules';
import type { FunctionFact } from '../catalog-facts.ts';
import { expectedTables, expectedViews } from './visibility.ts';

/** Privileges of lintel_app on a table; columns where it is granted on columns only. */
export type Rights = {
  readonly select: boolean;
  readonly insert: readonly string[];
  readonly update: readonly string[];
  readonly delete: boolean;
};

/** The expected privileges of a table that has these columns. Error: a privilege that no table may be granted. */
export const rightsOf = (table: string, columns: readonly string[]): Rights => {
  const granted = new Map(privilegesOf(table).map(({ privilege, on }) => [privilege, on ?? columns]));
  return {
    select: granted.has('select'),
    insert: granted.get('insert') ?? [],
    update: granted.get('update') ?? [],
    delete: granted.has('delete'),
  };
};

type Privilege = { readonly privilege: string; readonly on?: readonly string[] };

const privilegesOf = (table: string): readonly Privilege[] =>
  [...expectedTables[table]!.granted.matchAll(/(\w+)(?:\s*\(([^)]*)\))?\s*(?:,|$)/g)].map(
    ([, privilege = '', list]) => {
      if (!['select', 'insert', 'update', 'delete'].includes(privilege)) throw new Error(`${table}: ${privilege}?`);
      return list === undefined ? { privilege } : { privilege, on: list.split(',').map((column) => column.trim()) };
    },
  );

/** Every privilege that is expected in the schemas of the product, in the words of `grantsQuestion`. */
export const expectedGrants = (functions: readonly FunctionFact[]): readonly string[] => [
  ...Object.keys(expectedTables).flatMap((table) =>
    privilegesOf(table).flatMap(({ privilege, on }) =>
      (on ?? ['*']).map((column) => `${privilege} on ${table}.${column} to lintel_app`),
    ),
  ),
  ...Object.keys(expectedViews).map((view) => `select on ${view}.* to lintel_app`),
  ...functions.flatMap(({ name, signature }) =>
    (callersOf[name] ?? []).map((role) => `execute on ${signature} to ${role}`),
  ),
  ...plainRoles.flatMap((role) => schemasOf[role].map((schema) => `usage on ${schema} to ${role}`)),
  'bypassrls of lintel_owner',
  'bypassrls of lintel_backup',
  'login of lintel_service',
];

/** What roles are by themselves. */
const attributes = ['super', 'bypassrls', 'createrole', 'createdb', 'replication', 'canlogin'] as const;

const schemas = organizationSchemas.map((name) => `'${name}'`).join();
const given = `lower(g.privilege_type) || ' on '`;
const taker = `' to ' || coalesce(nullif(g.grantee, 0)::regrole::text, 'public')`;
const notOwner = `g.grantee <> 'lintel_owner'::regrole`;

/** Asks for every privilege that somebody other than the owner has, and every attribute of a role, one per row, as `name`. */
export const grantsQuestion = `
  select ${given} || n.nspname || '.' || c.relname || '.*' || ${taker} as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g where n.nspname in (${schemas}) and ${notOwner}
  union all select ${given} || n.nspname || '.' || c.relname || '.' || a.attname || ${taker} from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g
    where n.nspname in (${schemas}) and ${notOwner}
  union all select ${given} || p.oid::regprocedure || ${taker} from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    where n.nspname in (${schemas}) and ${notOwner}
  union all select ${given} || n.nspname || ${taker} from pg_namespace n, aclexplode(n.nspacl) g
    where n.nspname in (${schemas}, 'lintel', 'graphile_worker') and ${notOwner}
  union all select ${given} || 'whatever comes' || ${taker} from pg_default_acl d, aclexplode(d.defaclacl) g where ${notOwner}
  ${attributes.map((attribute) => `union all select '${attribute.replace(/^can/, '')} of ' || rolname from pg_roles where rolname ~ '^lintel_(owner|backup|app|auth|worker|service)$' and rol${attribute}`).join(' ')}`;

export const plainRoles = ['lintel_app', 'lintel_auth', 'lintel_worker'] as const;
export type PlainRole = (typeof plainRoles)[number];

/** In which schemas a role may look up anything at all. */
export const schemasOf: Readonly<Record<PlainRole, readonly string[]>> = {
  lintel_app: ['app', 'identity', 'property', 'finance', 'community', 'documents'],
  lintel_auth: ['app', 'identity', 'community', 'lintel'],
  lintel_worker: ['app', 'graphile_worker'],
};

const everySession: readonly PlainRole[] = ['lintel_app', 'lintel_auth'];
const signedIn: readonly PlainRole[] = ['lintel_app'];
const atTheDoor: readonly PlainRole[] = ['lintel_auth'];

/** Who may call which function. One that is not here may be called by nobody but its owner. */
export const callersOf: Readonly<Record<string, readonly PlainRole[]>> = {
  'app.organization_id': everySession,
  'app.user_id': everySession,
  'app.actor': everySession,
  'app.request_id': everySession,
  'app.visibility': everySession,
  'app.community_ids': everySession,
  'app.property_ids': everySession,
  'app.unit_ids': everySession,
  'app.new_id': everySession,
  'app.enqueue': signedIn,
  'app.refresh_statistics': signedIn,
  'app.audit_link': signedIn,
  'app.broken_audit_seal': signedIn,
  'app.entries_without_seal': signedIn,
  'app.seal_audit_log': ['lintel_worker'],
  'app.forget_idempotency_keys': ['lintel_worker'],

  'community.has_open_occupancies': signedIn,
  'community.own_resident_ids': signedIn,
  'community.owned_places': signedIn,
  'community.today_in': signedIn,
  'community.scope_of_user': atTheDoor,
  'documents.own_document_ids': signedIn,
  'finance.balance_differences': signedIn,
  'finance.lock_lease_balances': signedIn,
  'property.own_lease_ids': signedIn,
  'identity.is_time_zone': signedIn,
  'identity.invite_member': signedIn,
  'identity.revoke_access': signedIn,
  'identity.begin_sign_in': atTheDoor,
  'identity.fail_sign_in': atTheDoor,
  'identity.open_session': atTheDoor,
  'identity.rehash_password': atTheDoor,
  'identity.rehash_api_key': atTheDoor,
  'identity.pass_password': atTheDoor,
  'identity.sealed_factors': atTheDoor,
  'identity.reseal_factor': atTheDoor,
  'identity.begin_challenge_answer': atTheDoor,
  'identity.finish_challenge': atTheDoor,
  'identity.fail_proof': atTheDoor,
  'identity.begin_step_up': atTheDoor,
  'identity.finish_step_up': atTheDoor,
  'identity.change_password': atTheDoor,
  'identity.note_factor_change': signedIn,
  'identity.reset_factors': signedIn,
  'identity.factors_in': signedIn,
  'identity.recovery_codes_in': signedIn,
  'identity.rotate_refresh_token': atTheDoor,
  'identity.revoke_session_by_token': atTheDoor,
  'identity.session_facts': atTheDoor,
  'identity.external_session_facts': atTheDoor,
  'identity.api_key_facts': atTheDoor,
  'identity.note_api_key_use': atTheDoor,
  'identity.find_operation': atTheDoor,
  'identity.operations_to_warm': atTheDoor,
  'identity.installation_state': atTheDoor,
  'identity.provision_organization': atTheDoor,
  'identity.provision_users': atTheDoor,
};
