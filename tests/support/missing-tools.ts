import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isExplorerBuilt } from '../../packages/explorer/src/assets.ts';
import { hasRedis } from './product.ts';

const browsers = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that the tests drive; undefined where none is installed. */
export const chromiumPath = browsers.find((path) => path !== undefined && existsSync(path));

export const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** What this machine lacks, and the test files of which it skips all or a part. */
export type MissingTool = { readonly reason: string; readonly skips: Readonly<Record<string, string>> };

const redis: MissingTool = {
  reason: 'redis-server is not installed (apt-get install redis-server)',
  skips: {
    'tests/stories.test.ts': 'the stories with five subgraph servers',
    'tests/start-databases.test.ts': 'the start with a Redis that is there',
    'tests/subscriptions.test.ts': 'subscriptions between services',
    'tests/doors.test.ts': 'the doors of five subgraph servers',
    'tests/faults.test.ts': 'faults around the running product',
    'tests/hostile.test.ts': 'hostile inputs between services',
    'tests/masking.test.ts': 'what services say and keep',
  },
};
const browser: MissingTool = {
  reason: 'Chromium is not installed (apt-get install chromium, or set CHROMIUM_PATH)',
  skips: { 'tests/explorer.test.ts': 'the explorer in a real browser' },
};
const page: MissingTool = {
  reason: 'the explorer is not built (npm start or npm test builds it)',
  skips: {
    'tests/explorer.test.ts': 'the explorer in a real browser',
    'gateway/test/explorer-routes.test.ts': 'how the built page is served',
  },
};
const curl: MissingTool = {
  reason: 'curl is not installed (apt-get install curl)',
  skips: { 'tests/start-demo.test.ts': 'the curl line that a start prints' },
};
const root: MissingTool = {
  reason: 'only root can start a program as another user',
  skips: {
    'tests/start.test.ts': 'the start as an ordinary user (these tests run as one themselves)',
    'packages/db/src/embedded/start.users.test.ts': 'the database of a start by root, and by root for others',
  },
};

/** Everything that this machine lacks for the whole suite. */
export const missingTools = (): readonly MissingTool[] => [
  ...(hasRedis ? [] : [redis]),
  ...(chromiumPath === undefined ? [browser] : []),
  ...(isExplorerBuilt() ? [] : [page]),
  ...(hasCurl ? [] : [curl]),
  ...(process.getuid?.() === 0 ? [] : [root]),
];

/** One line for each part of the suite that these test files could not run, with the reason. */
export const skippedSuites = (files: readonly string[], missing = missingTools()): readonly string[] =>
  missing.flatMap(({ reason, skips }) =>
    Object.entries(skips)
      .filter(([file]) => files.some((ran) => ran === file || ran.endsWith(`/${file}`)))
      .map(([file, part]) => `${part} (${file}): ${reason}`),
  );
