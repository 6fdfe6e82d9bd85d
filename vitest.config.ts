import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  // Node loads the CommonJS build of graphql, Vite would take the other one: two copies break every instanceof check.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'subgraphs/*/{src,test}/**/*.test.ts',
      'gateway/{src,test}/**/*.test.ts',
      'bench/test/**/*.test.ts',
      'cli/src/**/*.test.ts',
      'demo/src/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
