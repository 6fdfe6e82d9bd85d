import { randomBytes } from 'node:crypto';
import { insertRows, type Row, type Sql } from '../../src/seeds/build.ts';

/** Inserts one row and answers it as it is stored. */
export const put = async (sql: Sql, table: string, row: Readonly<Record<string, unknown>>): Promise<Row> =>
  (await insertRows(sql, table, [row]))[0]!;

/** Logins of one organization by what they are there. `shared` belongs to both organizations. */
export type People = Readonly<Record<(typeof names)[number] | 'shared', Row>>;

/** Who: staff of everything, staff of Ash, tenant, owner and neighbour in Ash, tenant in Elm, member with no place, invited. */
const names = ['anna', 'sam', 'tina', 'olga', 'nina', 'paul', 'zoe', 'ivan'] as const;

/**
 * The identity of one organization: logins, memberships, roles, what sign-in keeps, partners. Every text that is not unique in
 * the whole installation is the same in each organization, so that a key that forgets the organization would collide.
 */
export const furnishPeople = async (
  sql: Sql,
  { organization, ash, shared }: { organization: Row; ash: Row; shared: Row },
): Promise<People> => {
  const own = { organization_id: organization.id };
  const people: Record<string, Row> = { shared };
  const memberships: Record<string, Row> = {};
  for (const name of [...names, 'shared']) {
    const email = `${name}@${String(organization.slug)}.example`;
    people[name] ??= await put(sql, 'identity.users', { email, email_norm: email, full_name: name });
    const invited = { status: 'invited', joined_at: null, invited_email: email, invited_name: name };
    memberships[name] = await put(sql, 'identity.memberships', {
      ...own,
      user_id: people[name]!.id,
      ...(name === 'ivan' ? invited : {}),
    });
  }
  const role = async (key: string, visibility: string) => {
    const made = await put(sql, 'identity.roles', { ...own, key, name: key, visibility });
    await sql`insert into identity.role_permissions ${sql({ ...own, role_id: made.id, permission: 'property.unit.read' })}`;
    return made;
  };
  const holds = (name: string, { id }: Row, community: Row | null = null) =>
    put(sql, 'identity.membership_roles', {
      ...own,
      membership_id: memberships[name]!.id,
      role_id: id,
      community_id: community?.id ?? null,
    });
  const [admin, keeper, resident] = [
    await role('wall_admin', 'organization'),
    await role('wall_keeper', 'communities'),
    await role('wall_resident', 'own'),
  ];
  await holds('anna', admin);
  await holds('sam', keeper, ash);
  for (const name of ['tina', 'olga', 'nina', 'paul', 'zoe']) await holds(name, resident);
  for (const name of ['anna', 'tina'] as const) await furnishSession(sql, own, people[name]!);
  await furnishFactors(sql, { own, person: people.tina! });
  await furnishPartner(sql, own, ash);
  return people as People;
};

const furnishSession = async (sql: Sql, own: { organization_id: string }, { id: user_id }: Row): Promise<void> => {
  const expires_at = '2099-01-01';
  await put(sql, 'identity.user_credentials', { ...own, user_id, password_hash: '$argon2id$none' });
  const session = await put(sql, 'identity.user_sessions', { ...own, user_id, ip: '192.0.2.1', expires_at });
  await sql`insert into identity.refresh_tokens
    ${sql({ ...own, token_hash: randomBytes(32), session_id: session.id, expires_at })}`;
  await put(sql, 'identity.security_events', { ...own, user_id, kind: 'sign_in', ip: '192.0.2.1' });
  await put(sql, 'identity.security_events', { user_id, kind: 'sign_in_failed', ip: '192.0.2.1' });
};

/** Second factors of a person: in one organization, or in all of his. */
export const furnishFactors = async (
  sql: Sql,
  { own, person: { id: user_id } }: { own: { organization_id?: string }; person: Row },
): Promise<void> => {
  await put(sql, 'identity.mfa_factors', { ...own, user_id, name: 'Phone', secret_encrypted: 'sealed' });
  await put(sql, 'identity.recovery_codes', { ...own, user_id, code_hash: randomBytes(32) });
  if (own.organization_id !== undefined)
    await sql`insert into identity.session_challenges
      ${sql({ ...own, token_hash: randomBytes(32), user_id, opens_all: false, expires_at: '2099-01-01' })}`;
};

const furnishPartner = async (sql: Sql, own: { organization_id: string }, ash: Row): Promise<void> => {
  const client = await put(sql, 'identity.api_clients', { ...own, name: 'Bank', description: 'the same everywhere' });
  const key = (name: string, communities: string[]) =>
    put(sql, 'identity.api_keys', {
      ...own,
      client_id: client.id,
      name,
      prefix: randomBytes(6).toString('hex'),
      secret_hash: Buffer.from('the same everywhere'),
      permissions: ['property.unit.read'],
      community_ids: communities,
    });
  const { id: key_id } = await key('whole', []);
  await key('part', [ash.id]);
  await sql`insert into identity.api_key_usage ${sql({ ...own, key_id, last_used_at: '2026-01-01' })}`;
  const document_id = 'a'.repeat(64);
  await put(sql, 'identity.persisted_operations', {
    ...own,
    client_id: client.id,
    name: 'Units',
    document: '{ units { totalCount } }',
    document_id,
  });
};
