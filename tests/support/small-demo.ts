import { newRequestId } from '@lintel/db/session';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { pickDevelopments } from '@lintel/demo/developments';
import { demoOrganizations, demoPassword } from '@lintel/demo/logins';
import { demoTimeZone, planOrganization } from '@lintel/demo/plan';
import { seedOrganization } from '@lintel/demo/seed-organization';
import { insertCommunities } from '@lintel/identity/organizations/index';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { systemSession } from '@lintel/kernel/session';

/** Per organization: enough for every example operation to have something to show. */
const developmentsEach = 2;
const unitsEach = 8;

/**
 * A database with the demo organizations on a small part of their portfolio, made by the demo's own code within seconds. A
 * product that starts on it with LINTEL_DEMO=on adds logins and documents, as after a demo start that was interrupted there.
 */
export const openSmallDemo = async (): Promise<TestDatabase> => {
  const database = await openTestDatabase();
  for (const { name, slug, seed, areas, logins } of demoOrganizations) {
    const [{ email, fullName }] = logins;
    const admin = { email, fullName, password: demoPassword };
    const made = await provisionOrganization(database.door, { name, slug, plan: 'demo', admin });
    if (!made.ok) throw new Error(JSON.stringify(made.failures));
    const context = {
      session: systemSession(made.value.organizationId, 'demo'),
      requestId: newRequestId(),
      statementTimeoutMs: 60_000,
    };
    const area = areas[0]!;
    const developments = pickDevelopments([area], developmentsEach).get(area)!;
    await database.door.write(context, async (tx) => {
      const [community] = await insertCommunities(tx, [
        { name: area, kind: 'portfolio', timeZone: demoTimeZone, currency: 'USD' },
      ]);
      const small = developments.map((development) => ({ ...development, units: unitsEach }));
      const places = [{ id: community!.id, developments: small }];
      await seedOrganization(tx, planOrganization(places, { seed, now: new Date() }));
    });
  }
  return database;
};
