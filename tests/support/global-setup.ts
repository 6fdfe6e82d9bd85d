import type { TestProject } from 'vitest/node';
import { skippedSuites } from './missing-tools.ts';

/**
 * One Postgres for the whole test run, thrown away afterwards. A developer who keeps a server running names it in
 * LINTEL_TEST_ADMIN_URL and saves the start. At the end it says which suites this machine could not run.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const stop = process.env.LINTEL_TEST_ADMIN_URL === undefined ? await startServer() : async () => undefined;
  return async () => {
    await stop();
    reportSkipped(project.vitest.state.getTestModules().map(({ moduleId }) => moduleId));
  };
};

const startServer = async (): Promise<() => Promise<void>> => {
  const { startThrowaway } = await import('@lintel/db/embedded/throwaway');
  const { host, port, adminUser, adminPassword, stop } = await startThrowaway();
  process.env.LINTEL_TEST_ADMIN_URL = `postgres://${adminUser}:${adminPassword}@${host}:${port}/postgres`;
  return stop;
};

const reportSkipped = (files: readonly string[]): void => {
  const skipped = skippedSuites(files);
  if (skipped.length > 0) console.log(`\nSkipped on this machine:\n${skipped.map((line) => `  ${line}`).join('\n')}`);
};
