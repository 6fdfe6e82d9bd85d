import { parseArgs } from 'node:util';
import { assertServiceRole } from '@lintel/db/boot';
import { seedDemoIfEmpty } from '@lintel/demo/demo';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { openPlatform } from '@lintel/server/environment';
import { processLog } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import { homeDirectory, installationSecret } from './home.ts';
import { joinStandaloneDatabase } from './standalone-database.ts';
import { reportAndExit, startReport } from './start-report.ts';

/**
 * `npm run seed`: what an operator puts into a database before anybody can sign in.
 *
 *   npm run seed -- demo
 *   npm run seed -- organization --name "Elm Street Homes" --slug elm-street --email you@example.com [--full-name "…"]
 *
 * The password of the first administrator is read from LINTEL_ADMIN_PASSWORD. Uses the database of DATABASE_URL, the
 * embedded one of a Lintel that is running, or starts the embedded one for the moment.
 */
const usage = 'usage: npm run seed -- demo | organization --name NAME --slug SLUG --email EMAIL [--full-name NAME]';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    slug: { type: 'string' },
    email: { type: 'string' },
    'full-name': { type: 'string' },
  },
});

const seedDemo = async (platform: Platform): Promise<string> => {
  const made = await seedDemoIfEmpty(platform, startReport().note);
  if (made === undefined)
    throw new Error('the database has organizations already; the demo is only made in an empty one');
  return `the demo is there: ${made}`;
};

const seedOrganization = async (platform: Platform): Promise<string> => {
  const { name, slug, email } = values;
  const password = process.env.LINTEL_ADMIN_PASSWORD;
  if (name === undefined || slug === undefined || email === undefined) throw new Error(usage);
  if (!password) throw new Error("set LINTEL_ADMIN_PASSWORD to the first administrator's password");
  const made = await provisionOrganization(platform.door, {
    name,
    slug,
    admin: { email, fullName: values['full-name'] ?? email, password },
  });
  if (!made.ok) throw new Error(made.failures.map(({ message, path }) => `${path.join('.')}: ${message}`).join('; '));
  return `organization ${slug} is there; ${email} administers it`;
};

const main = async (): Promise<void> => {
  const seed = { demo: seedDemo, organization: seedOrganization }[positionals[0] ?? ''];
  if (seed === undefined) throw new Error(usage);
  const environment = process.env;
  const home = await homeDirectory(environment.LINTEL_HOME);
  const secret = await installationSecret(environment.LINTEL_SECRET, home);
  const database = await joinStandaloneDatabase({ environment, home, secret, report: startReport(() => undefined) });
  const { platform, close } = openPlatform(
    { ...environment, DATABASE_URL: database.serviceUrl, LINTEL_SECRET: secret, LINTEL_HOME: home },
    processLog(),
  );
  try {
    await assertServiceRole(platform.door);
    process.stdout.write(`${await seed(platform)}\n`);
  } finally {
    await close();
    await database.stop();
  }
};

main().catch(reportAndExit);
