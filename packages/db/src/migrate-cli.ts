import { migrate } from './migrate.ts';

/**
 * `npm run migrate`: makes roles and schema in the database of DATABASE_ADMIN_URL. LINTEL_DATABASE_PASSWORD, when set,
 * becomes the password of `lintel_service`, the login of all services.
 */
const { DATABASE_ADMIN_URL: adminUrl, LINTEL_DATABASE_PASSWORD: servicePassword } = process.env;
if (!adminUrl) {
  console.error(
    'DATABASE_ADMIN_URL is not set: a login that may create roles, such as postgres://postgres:…@host:5432/lintel',
  );
  process.exit(1);
}
try {
  const report = await migrate({
    adminUrl,
    ...(servicePassword ? { servicePassword } : {}),
    onProgress: (file) => console.log(`  ${file}`),
  });
  console.log(`${report.applied.length} migrations applied, ${report.alreadyApplied} were there.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
