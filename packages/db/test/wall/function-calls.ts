import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Furnished } from './world.ts';

/** A function that some role of the services may call. */
export type Callable = {
  readonly name: string;
  readonly role: string;
  readonly arguments: readonly { name: string; type: string }[];
};

export const callableFunctions = async (admin: postgres.Sql): Promise<readonly Callable[]> => {
  const rows = await admin<{ name: string; role: string; names: string[] | null; types: string[] }[]>`
    select p.oid::regproc::text as name, r.rolname as role, p.proargnames as names,
      array(select t::regtype::text from unnest(p.proargtypes) as t) as types
    from pg_proc p, pg_roles r
    where r.rolname in ('lintel_app', 'lintel_auth', 'lintel_worker') and has_function_privilege(r.oid, p.oid, 'execute')
      and p.pronamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')
    order by 1, 2`;
  return rows.map(({ name, role, names, types }) => ({
    name,
    role,
    arguments: types.map((type, place) => ({ name: names?.[place] ?? '', type })),
  }));
};

/** What one organization has that functions can be asked about, by the name of the argument; null for what is nobody's. */
export type Named = Readonly<Record<string, string>>;

/** Everything that a function can be told of an organization, by the names that its arguments have. */
export const namesOf = async (admin: postgres.Sql, { organization, people, places }: Furnished): Promise<Named> => {
  const one = async (table: string, column = 'id', where = 'true'): Promise<string> => {
    const [found] = await admin.unsafe(
      `select ${column}::text as value from ${table} where organization_id = '${organization.id}' and ${where} limit 1`,
    );
    return String(found?.value);
  };
  return {
    wanted_organization: organization.id,
    wanted_user: people.tina.id,
    wanted_session: await one('identity.user_sessions', 'id', `user_id = '${people.tina.id}'`),
    wanted_client: await one('identity.api_clients'),
    wanted_key: await one('identity.api_keys'),
    wanted_factor: await one('identity.mfa_factors'),
    wanted_credential: await one('identity.user_credentials'),
    checked_credential: await one('identity.user_credentials'),
    wanted_resident: places.residents.tina.id,
    wanted_community: places.ash.community.id,
    leases: `{${places.leases.tina.id}}`,
    wanted_slug: String(organization.slug),
    wanted_email: String(people.tina.email_norm),
    email: String(people.tina.email),
    wanted: `{"organizationId": "${organization.id}"}`,
    payload: `{"organizationId": "${organization.id}", "actor": "user:${people.tina.id}"}`,
    wanted_prefix: await one('identity.api_keys', 'prefix'),
  };
};

/** The same names in form, of nothing. */
export const namesOfNobody = (names: Named): Named =>
  Object.fromEntries(
    Object.entries(names).map(([name, value]) => [
      name,
      value
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, () => randomUUID())
        .replace(/^(cedar|birch)$/, 'nobody')
        .replace(/^\w+@/, 'nobody@'),
    ]),
  );

/** What arguments are told that name nothing of an organization. */
const plain: Named = {
  task: 'deliverEvents',
  job_key: 'the same everywhere',
  full_name: 'Somebody',
  password_hash: '$argon2id$other',
  new_hash: '$argon2id$other',
  name: 'UTC',
  change: 'factor_added',
  old_hash: '$argon2id$none',
  checked_hash: '$argon2id$none',
  only_here: 'false',
  everywhere: 'false',
  page: '10',
  after_id: '00000000-0000-0000-0000-000000000000',
  old_sealed: 'sealed',
  new_sealed: 'sealed anew',
  failed: 'challenge_failed',
  from_ip: '192.0.2.9',
  agent: 'test',
  step: '1',
  default_roles: '[]',
  older_than: '7 days',
  wanted_document: 'a'.repeat(64),
  behind: '0',
  mark: '2026-01-01',
  most: '100',
};
const byType: Named = { bytea: '\\x00', 'bytea[]': '{}', 'app.audit_log': '(,,,,,,,,,)' };

/**
 * The call with what `names` say, `own` for what the caller cannot choose: the organization that he is known to belong to.
 * Error: an argument that nobody knows.
 */
export const callOf = ({ name, arguments: wanted }: Callable, { names, own }: { names: Named; own: Named }): string => {
  const given = wanted.map((argument) => {
    const known = { ...plain, ...names, ...own }[argument.name] ?? byType[argument.type];
    if (known === undefined)
      throw new Error(
        `nobody knows what to tell ${name}(${argument.name} ${argument.type}). Say it in packages/db/test/wall/function-calls.ts`,
      );
    return `'${known}'::${argument.type}`;
  });
  return `select * from ${name}(${given.join(', ')})`;
};

/** Functions to which a name is a credential: whoever has it is the person. They tell the service, which tells nobody. */
export const credentialFunctions: Readonly<Record<string, string>> = {
  'identity.begin_sign_in': 'an address and a password, which the service compares',
  'identity.fail_sign_in': 'writes what it is told about a person who was not signed in',
  'identity.fail_proof': 'the same, of a second factor',
  'identity.api_key_facts': 'the public half of a key; the service compares the other',
  'identity.finish_step_up': 'told of a session that the service has verified; notes a wrong proof of its person',
  'identity.sealed_factors': 'sealed secrets of all, for the service to seal anew; the service tells nobody',
  'identity.reseal_factor': 'the sealed secret that stands there is asked for: only sign-in knows it',
  'identity.rehash_password': 'the hash that stands there is asked for: only sign-in knows it',
  'identity.provision_organization': 'for operators, no API reaches it',
  'identity.provision_users': 'for operators, no API reaches it',
  'identity.installation_state': 'counts organizations at the first start, before there is anybody to tell',
  'identity.operations_to_warm': 'documents of all, for plans; the service tells nobody',
  'app.forget_idempotency_keys': 'housekeeping over all organizations, by age alone',
  'app.seal_audit_log': 'seals what every organization has written, and tells only how much',
};
