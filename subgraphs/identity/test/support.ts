import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { executeOn, type TestRequest, testPlatform } from '@lintel/server/testing';
import { identity } from '../src/identity.ts';
import {
  type NewOrganization,
  type ProvisionedUser,
  provisionOrganization,
  provisionUsers,
} from '../src/organizations/provision.ts';
import { resolveSession } from '../src/sessions/resolve-session.ts';

export const password = 'correct horse battery';

/** A database with organizations that were made as operators make them. */
export type World = { readonly database: TestDatabase; readonly platform: Platform };

export const openWorld = async (options: Parameters<typeof testPlatform>[1] = {}): Promise<World> => {
  const database = await openTestDatabase();
  return { database, platform: testPlatform(database.door, options) };
};

export const run = ({ platform }: World, request: TestRequest) => executeOn(identity, platform, request);

/** An organization with an administrator. */
export const makeOrganization = async (world: World, values: Partial<NewOrganization> = {}) => {
  const slug = `org-${randomUUID().slice(0, 8)}`;
  const email = `admin@${slug}.example`;
  const made = await provisionOrganization(world.database.door, {
    name: 'Cedar Property Group',
    slug,
    admin: { email, fullName: 'Ada Admin', password },
    ...values,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  return {
    slug: values.slug ?? slug,
    id: made.value.organizationId,
    admin: made.value.admin,
  };
};

export const makeUsers = async (world: World, organizationId: string, users: readonly ProvisionedUser[]) => {
  const made = await provisionUsers(world.database.door, organizationId, users);
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  return made.value;
};

export const signInDocument = `mutation SignIn($input: SessionCreateInput!) {
  sessionCreate(input: $input) { session { accessToken refreshToken expiresAt } userErrors { code message path } }
}`;

export const signIn = async (world: World, input: { email: string; password?: string; organizationSlug?: string }) => {
  const { data, errors } = await run(world, {
    query: signInDocument,
    variables: { input: { password, ...input } },
    as: null,
  });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.sessionCreate as {
    session: { accessToken: string; refreshToken: string; expiresAt: string } | null;
    userErrors: { code: string; message: string; path: string[] }[];
  };
};

/** Signs in and resolves, as the edge does. */
export const sessionOf = async (world: World, email: string, organizationSlug?: string): Promise<Session> => {
  const { session, userErrors } = await signIn(world, {
    email,
    ...(organizationSlug === undefined ? {} : { organizationSlug }),
  });
  if (session === null) throw new Error(JSON.stringify(userErrors));
  const resolved = await resolveSession(world.platform, session.accessToken);
  if (!resolved.ok) throw new Error(resolved.code);
  return resolved.session;
};
