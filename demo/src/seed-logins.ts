import { insertOccupancies, insertResidents } from '@lintel/community/residents/index';
import { occupancies, residents } from '@lintel/db/schema/community';
import { communities } from '@lintel/db/schema/identity';
import type { ActingContext, Tx } from '@lintel/db/session';
import { provisionUsers } from '@lintel/identity/organizations/provision';
import { startOfMonth, today } from '@lintel/kernel/dates';
import { nameKey } from '@lintel/kernel/text';
import type { Platform } from '@lintel/server/platform';
import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { type DemoLogin, type DemoOrganization, demoPassword } from './logins.ts';
import { must } from './must.ts';
import { demoTimeZone } from './plan.ts';

/** Gives every demo person a login with a role, and those who live or own somewhere their unit. Safe to repeat. */
export const seedLogins = async (
  platform: Platform,
  { organization, context }: { organization: DemoOrganization; context: ActingContext },
): Promise<void> => {
  const places = await platform.door.write(context, (tx) =>
    tx.select().from(communities).orderBy(asc(communities.nameKey)).limit(1),
  );
  const users = must(
    await provisionUsers(
      platform.door,
      context.session.organizationId,
      organization.logins.map(({ email, fullName, role, inOneCommunity }) => ({
        email,
        fullName,
        password: demoPassword,
        roles: [inOneCommunity ? { roleKey: role, communityId: places[0]!.id } : { roleKey: role }],
      })),
    ),
  );
  await platform.door.write(context, async (tx) => {
    for (const [index, login] of organization.logins.entries()) {
      if (login.home === 'tenant') await moveIn(tx, login, users[index]!.userId);
      if (login.home === 'owner')
        await buy(tx, {
          login,
          userId: users[index]!.userId,
          since: startOfMonth(today(demoTimeZone, platform.now())),
        });
    }
  });
};

const alreadyResident = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.select().from(residents).where(eq(residents.userId, userId))).length > 0;

/** The login becomes that of the main tenant of the first unit that is let now. */
const moveIn = async (tx: Tx, login: DemoLogin, userId: string): Promise<void> => {
  if (await alreadyResident(tx, userId)) return;
  const [current] = await tx
    .select({ residentId: occupancies.residentId })
    .from(occupancies)
    .where(
      and(
        eq(occupancies.isPrimary, true),
        or(isNull(occupancies.endDate), gte(occupancies.endDate, sql`current_date + 30`)),
      ),
    )
    .orderBy(asc(occupancies.startDate), asc(occupancies.id))
    .limit(1);
  await tx
    .update(residents)
    .set({
      userId,
      fullName: login.fullName,
      nameKey: nameKey(login.fullName),
      email: login.email,
      emailNorm: login.email,
    })
    .where(eq(residents.id, current!.residentId));
};

/** The login owns two units that others rent. */
const buy = async (
  tx: Tx,
  { login, userId, since }: { login: DemoLogin; userId: string; since: string },
): Promise<void> => {
  if (await alreadyResident(tx, userId)) return;
  const [owner] = await insertResidents(tx, [
    { userId, fullName: login.fullName, nameKey: nameKey(login.fullName), email: login.email, emailNorm: login.email },
  ]);
  const let_ = await tx
    .selectDistinctOn([occupancies.unitId], {
      communityId: occupancies.communityId,
      propertyId: occupancies.propertyId,
      unitId: occupancies.unitId,
    })
    .from(occupancies)
    .orderBy(asc(occupancies.unitId))
    .limit(2);
  await insertOccupancies(
    tx,
    let_.map((place) => ({
      ...place,
      residentId: owner!.id,
      kind: 'owner' as const,
      startDate: since,
      endDate: null,
      isPrimary: false,
    })),
  );
};
