import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const require = createRequire(import.meta.url);

/** What takes longest, so that it does not run alone at the end. */
const longest = ['doors', 'faults', 'start', 'mutants', 'hostile', 'masking', 'start-databases', 'start-demo'].map(
  (name) => `/tests/${name}.test.ts`,
);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => longest.findIndex((name) => moduleId.endsWith(name)) >>> 0;
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

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
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
