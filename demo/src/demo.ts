import { communities } from '@lintel/db/schema/identity';
import { newRequestId } from '@lintel/db/session';
import { insertCommunities } from '@lintel/identity/organizations/index';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { systemSession } from '@lintel/kernel/session';
import type { Platform } from '@lintel/server/platform';
import { asc, sql } from 'drizzle-orm';
import { type Development, pickDevelopments } from './developments.ts';
import { type DemoOrganization, demoOrganizations, demoPassword } from './logins.ts';
import { must } from './must.ts';
import { demoTimeZone, planOrganization } from './plan.ts';
import { seedDocuments } from './seed-documents.ts';
import { seedLogins } from './seed-logins.ts';
import { seedOrganization } from './seed-organization.ts';

export { demoLogins, demoPassword } from './logins.ts';

/** Developments per community. */
const developmentsEach = 8;

type InstallationState = { readonly organizations: number; readonly demos: Readonly<Record<string, string>> };

const installationState = (platform: Platform): Promise<InstallationState> =>
  platform.door.authenticate(newRequestId(), async (tx) => {
    const rows = await tx.execute<{ organizations: string; demos: Record<string, string> }>(
      sql`select * from identity.installation_state()`,
    );
    return { organizations: Number(rows[0]?.organizations), demos: rows[0]?.demos ?? {} };
  });

/**
 * Makes the demo organizations when the database has no organization at all, and completes a demo that was interrupted.
 * Answers one line about the demo that is there now, or undefined when real organizations are and no demo is.
 */
export const seedDemoIfEmpty = async (
  platform: Platform,
  note: (text: string) => void,
): Promise<string | undefined> => {
  const { organizations, demos } = await installationState(platform);
  if (organizations > 0 && Object.keys(demos).length === 0) return undefined;
  // One after the other: ANALYZE locks its tables against another ANALYZE until its transaction ends.
  for (const organization of demoOrganizations)
    await completeOrganization(platform, { organization, id: demos[organization.slug], note });
  return `${demoOrganizations.map(({ name }) => name).join(' and ')}`;
};

type Completion = {
  readonly organization: DemoOrganization;
  readonly id: string | undefined;
  readonly note: (text: string) => void;
};

/** Each step is one transaction that is there or not; a start that was killed goes on with the first that is missing. */
const completeOrganization = async (platform: Platform, { organization, id, note }: Completion): Promise<void> => {
  const organizationId = id ?? (await provision(platform, organization));
  const context = {
    session: systemSession(organizationId, 'demo'),
    requestId: newRequestId(),
    statementTimeoutMs: 120_000,
  };
  const known = await platform.door.write(context, (tx) =>
    tx.select({ id: communities.id, name: communities.name }).from(communities).orderBy(asc(communities.nameKey)),
  );
  if (known.length === 0) {
    note(`${organization.name}: properties, leases and two years of rent from real Chicago developments`);
    await platform.door.write(context, async (tx) => {
      const made = await insertCommunities(
        tx,
        organization.areas.map((name) => ({ name, kind: 'portfolio', timeZone: demoTimeZone, currency: 'USD' })),
      );
      const developments = pickDevelopments(organization.areas, developmentsEach);
      const places = made.map((community) => ({
        id: community.id,
        developments: developments.get(community.name) as readonly Development[],
      }));
      await seedOrganization(tx, planOrganization(places, { seed: organization.seed, now: platform.now() }));
    });
  }
  await seedLogins(platform, { organization, context });
  await seedDocuments(platform, context);
};

const provision = async (platform: Platform, { name, slug, logins }: DemoOrganization): Promise<string> => {
  const [admin] = logins;
  const { email, fullName } = admin;
  return must(
    await provisionOrganization(platform.door, {
      name,
      slug,
      plan: 'demo',
      admin: { email, fullName, password: demoPassword },
    }),
  ).organizationId;
};
