import { type Door, newRequestId } from '@lintel/db/session';
import { defaultRoles } from '@lintel/kernel/default-roles';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';
import { translateDriverError } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { sql } from 'drizzle-orm';
import { hashPassword } from '../sessions/password-hash.ts';
import { readEmail } from '../users/email.rules.ts';
import { checkNewPassword } from '../users/password.rules.ts';
import { readLocale } from './communities.rules.ts';

/** A person whom the operator vouches for: the address counts as verified. */
export type ProvisionedUser = {
  readonly email: string;
  readonly fullName: string;
  readonly phone?: string;
  readonly locale?: string;
  /** Without one the person cannot sign in by password. Somebody who has a login already keeps his own. */
  readonly password?: string;
  /** Keys of roles, each for the whole organization or for one community. */
  readonly roles: readonly { readonly roleKey: string; readonly communityId?: string }[];
};

export type Provisioned = { readonly email: string; readonly userId: string; readonly membershipId: string };

export type NewOrganization = {
  readonly name: string;
  readonly slug: string;
  readonly plan?: 'demo' | 'standard' | 'enterprise';
  readonly admin: Pick<ProvisionedUser, 'email' | 'fullName' | 'password'>;
};

export type ProvisionedOrganization = { readonly organizationId: string; readonly admin: Provisioned };

const constraints = {
  organizations_slug_key: { code: 'ORGANIZATION_SLUG_TAKEN', path: ['slug'] },
  membership_roles_role_key: { code: 'REFERENCE_NOT_FOUND', path: ['users', 'roles'] },
  membership_roles_organization_id_community_id_fkey: { code: 'REFERENCE_NOT_FOUND', path: ['users', 'roles'] },
} as const;

/**
 * Makes an organization with the default roles and its first administrator, all or nothing. An operator's action: no API
 * reaches it. Errors: ORGANIZATION_SLUG_TAKEN, and those of reading names, addresses and passwords.
 */
export const provisionOrganization = async (
  door: Door,
  wanted: NewOrganization,
): Promise<Result<ProvisionedOrganization>> => {
  const read = all([
    at(['name'], cleanText(wanted.name, { max: 200 })),
    /^[a-z0-9][a-z0-9-]{1,62}$/.test(wanted.slug)
      ? ok(wanted.slug)
      : fail('INVALID_VALUE', {
          message: 'A slug is small letters, digits and hyphens, 2 to 63 characters.',
          path: ['slug'],
        }),
    at(['admin'], readUser({ ...wanted.admin, roles: [{ roleKey: 'admin' }] })),
  ]);
  if (!read.ok) return read;
  const [name, slug, admin] = read.value;
  const organization = JSON.stringify({ name, slug, plan: wanted.plan ?? 'standard' });
  const people = JSON.stringify([await withHash(admin)]);
  try {
    return await door.authenticate(newRequestId(), async (tx) => {
      const [made] = await tx.execute<{ id: string }>(
        sql`select identity.provision_organization(${organization}::jsonb, ${JSON.stringify(defaultRoles)}::jsonb) as id`,
      );
      const [added] = await tx.execute<{ users: Provisioned[] }>(
        sql`select identity.provision_users(${made!.id}, ${people}::jsonb) as users`,
      );
      return ok({ organizationId: made!.id, admin: added!.users[0]! });
    });
  } catch (error) {
    return translateDriverError(error, constraints);
  }
};

const chunkSize = 1000;

/**
 * Adds people to an organization, a thousand per transaction; those who are members already get the roles in addition, so a
 * run that was interrupted can be repeated. Answers in the order given, failures under `users.<index>`.
 */
export const provisionUsers = async (
  door: Door,
  organizationId: string,
  wanted: readonly ProvisionedUser[],
): Promise<Result<readonly Provisioned[]>> => {
  const read = all(wanted.map((user, index) => at(['users', String(index)], readUser(user))));
  if (!read.ok) return read;
  const users = read.value;
  const added = new Map<string, Provisioned>();
  for (let start = 0; start < users.length; start += chunkSize) {
    const people = JSON.stringify(await withHashes(uniquePeople(users.slice(start, start + chunkSize))));
    try {
      const rows = await door.authenticate(newRequestId(), (tx) =>
        tx.execute<{ users: Provisioned[] }>(
          sql`select identity.provision_users(${organizationId}, ${people}::jsonb) as users`,
        ),
      );
      for (const user of rows[0]!.users) added.set(user.email, user);
    } catch (error) {
      return translateDriverError(error, constraints);
    }
  }
  return ok(users.map(({ emailNorm }) => added.get(emailNorm)!));
};

type ReadUser = {
  readonly email: string;
  readonly emailNorm: string;
  readonly fullName: string;
  readonly phone: string | null;
  readonly locale: string;
  readonly password: string | undefined;
  readonly roles: ProvisionedUser['roles'];
};

const readUser = (user: ProvisionedUser): Result<ReadUser> => {
  const read = all([
    at(['email'], readEmail(user.email)),
    at(['fullName'], cleanText(user.fullName, { max: 200 })),
    at(['phone'], cleanOptionalText(user.phone, { max: 50 })),
    at(['locale'], readLocale(user.locale ?? 'en-US')),
    user.password === undefined ? ok(undefined) : at(['password'], checkNewPassword(user.password, user.email)),
    user.roles.every(({ communityId }) => communityId === undefined || isUuid(communityId))
      ? ok(user.roles)
      : fail('REFERENCE_NOT_FOUND', { path: ['roles'] }),
  ]);
  if (!read.ok) return read;
  const [address, fullName, phone, locale, password, roles] = read.value;
  return ok({ ...address, fullName, phone, locale, password, roles });
};

const withHash = async ({ password, ...user }: ReadUser) => ({
  ...user,
  passwordHash: password === undefined ? null : await hashPassword(password),
});

/** A few at a time: more would only wait in line, and the line is bounded. */
const withHashes = async (users: readonly ReadUser[]) => {
  const hashed: Awaited<ReturnType<typeof withHash>>[] = [];
  for (let start = 0; start < users.length; start += 8) {
    hashed.push(...(await Promise.all(users.slice(start, start + 8).map(withHash))));
  }
  return hashed;
};

/** One entry per person: a list may name somebody twice, for two roles. */
const uniquePeople = (users: readonly ReadUser[]): readonly ReadUser[] => {
  const people = new Map<string, ReadUser>();
  for (const user of users) {
    const known = people.get(user.emailNorm);
    people.set(user.emailNorm, known === undefined ? user : { ...known, roles: [...known.roles, ...user.roles] });
  }
  return [...people.values()];
};
