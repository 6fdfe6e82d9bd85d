/**
 * One Postgres for the whole test run, thrown away afterwards. A developer who keeps a server running names it in
 * LINTEL_TEST_ADMIN_URL and saves the start.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env.LINTEL_TEST_ADMIN_URL !== undefined) return undefined;
  const { startThrowaway } = await import('@lintel/db/embedded/throwaway');
  const server = await startThrowaway();
  const { host, port, adminUser, adminPassword } = server;
  process.env.LINTEL_TEST_ADMIN_URL = `postgres://${adminUser}:${adminPassword}@${host}:${port}/postgres`;
  return server.stop;
};
