import type { Row, Sql } from '@lintel/db/seeds/build';
import { type Part, type People, parts, put } from './furnish.ts';
import type { Homes } from './furnish-homes.ts';

/** Roles, sign-ins, partners and the records of the platform. Answers the id of the partner's key. */
export const furnishOffice = async (
  sql: Sql,
  organization: Row,
  homes: Homes,
  people: People,
  memberships: Readonly<Record<Part, string>>,
): Promise<string> => {
  await furnishRoles(sql, organization, homes, memberships);
  for (const part of parts) await furnishSignIn(sql, organization, people[part], `${part}@example.org`);
  await furnishAttempts(sql);
  for (const part of parts) await furnishCommands(sql, organization, `user:${people[part]}`, homes);
  return furnishPartner(sql, organization);
};

const furnishRoles = async (
  sql: Sql,
  organization: Row,
  homes: Homes,
  memberships: Readonly<Record<Part, string>>,
): Promise<void> => {
  const own = { organization_id: organization.id };
  const staff = await put(sql, 'identity.roles', { ...own, key: 'staff', name: 'Staff', visibility: 'organization' });
  const lodger = await put(sql, 'identity.roles', { ...own, key: 'lodger', name: 'Lodger', visibility: 'own' });
  await put(sql, 'identity.role_permissions', { ...own, role_id: staff.id, permission: 'property.unit.read' });
  for (const part of parts) {
    await put(sql, 'identity.membership_roles', {
      ...own,
      membership_id: memberships[part],
      role_id: part === 'manager' ? staff.id : lodger.id,
      community_id: part === 'manager' ? null : homes.east.id,
    });
  }
};

const furnishSignIn = async (sql: Sql, organization: Row, user_id: string, email_norm: string): Promise<void> => {
  const own = { organization_id: organization.id, user_id };
  const session = await put(sql, 'identity.user_sessions', { ...own, expires_at: '2090-01-01' });
  await sql`insert into identity.refresh_tokens (token_hash, organization_id, session_id, expires_at)
    values (sha256(convert_to(${session.id}, 'UTF8')), ${organization.id}, ${session.id}, '2090-01-01')`;
  await put(sql, 'identity.security_events', { ...own, kind: 'sign_in', email_norm });
  await put(sql, 'identity.security_events', { user_id, kind: 'sign_in_failed', email_norm });
  const credential = await put(sql, 'identity.user_credentials', { ...own, password_hash: 'a hash that nobody reads' });
  await put(sql, 'identity.mfa_factors', { ...own, name: 'Telephone', secret_encrypted: 'sealed' });
  await sql`insert into identity.recovery_codes (organization_id, user_id, code_hash)
    values (${organization.id}, ${user_id}, sha256(convert_to(${session.id}, 'UTF8')))`;
  await sql`insert into identity.session_challenges (token_hash, organization_id, user_id, opens_all, expires_at)
    values (sha256(convert_to(${credential.id}, 'UTF8')), ${organization.id}, ${user_id}, true, '2090-01-01')`;
  await furnishEverywhere(sql, user_id);
};

/** What a person has for all organizations, the first time that he is met. */
const furnishEverywhere = async (sql: Sql, user_id: string): Promise<void> => {
  const [known] = await sql`select from identity.mfa_factors where user_id = ${user_id} and organization_id is null`;
  if (known !== undefined) return;
  await put(sql, 'identity.mfa_factors', { user_id, name: 'Key ring', secret_encrypted: 'sealed' });
  await sql`insert into identity.recovery_codes (user_id, code_hash) values (${user_id}, sha256(convert_to(${user_id}, 'UTF8')))`;
  await put(sql, 'identity.proof_attempts', { kind: 'challenge', subject: user_id });
};

const furnishAttempts = async (sql: Sql): Promise<void> => {
  await sql`insert into identity.sign_in_attempts (kind, key) values ('account', 'tenant@example.org') on conflict do nothing`;
};

const furnishCommands = async (sql: Sql, organization: Row, actor: string, homes: Homes): Promise<void> => {
  const own = { organization_id: organization.id, actor };
  await put(sql, 'app.idempotency_keys', {
    ...own,
    key: 'first',
    path: 'unitCreate',
    command: 'unitCreate',
    request_hash: '0'.repeat(64),
    fingerprint: '0'.repeat(64),
    keep_for_ever: false,
  });
  await put(sql, 'app.outbox_events', {
    ...own,
    event_type: 'unit.created',
    entity: 'property.units',
    entity_id: homes.units.tenant.id,
    payload: {},
  });
};

const furnishPartner = async (sql: Sql, organization: Row): Promise<string> => {
  const own = { organization_id: organization.id };
  const client = await put(sql, 'identity.api_clients', { ...own, name: 'Partner' });
  const [random] =
    await sql`select substr(md5(random()::text), 1, 12) as prefix, sha256(convert_to(${client.id}, 'UTF8')) as hash`;
  const key = await put(sql, 'identity.api_keys', {
    ...own,
    client_id: client.id,
    name: 'First',
    prefix: random?.prefix,
    secret_hash: random?.hash,
    permissions: ['property.unit.read'],
  });
  await put(sql, 'identity.api_key_usage', { ...own, key_id: key.id, last_used_at: '2024-01-01' });
  await put(sql, 'identity.persisted_operations', {
    ...own,
    client_id: client.id,
    document_id: '0'.repeat(64),
    name: 'Units',
    document: '{ units { nodes { id } } }',
  });
  return key.id;
};
