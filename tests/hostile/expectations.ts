import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Catalog, fingerprint } from './catalog.ts';
import { judge } from './judge.ts';
import { cedarMark, type Scene } from './scene.ts';
import type { Reply } from './send.ts';

const none: Catalog = { tables: [], internalNames: [] };

/** Status and codes of an answer after it was judged: `400 BAD_REQUEST`, `200` for one without errors. */
export const outcomeOf = (
  reply: Reply,
  { catalog = none, sent = '' }: { catalog?: Catalog; sent?: string } = {},
): string => {
  const { faults, refused, failed } = judge(reply, { catalog, secret: new RegExp(cedarMark, 'i'), sent });
  expect(faults, reply.text.slice(0, 500)).toEqual([]);
  return [reply.status, ...new Set([...refused, ...failed])].join(' ');
};

/** Around the tests of a block: whatever they sent, every row of every table is as it was. */
export const nothingIsWritten = (scene: () => Pick<Scene, 'world' | 'catalog'>): void => {
  let before: readonly string[];
  const now = () => fingerprint(scene().world.database.admin, scene().catalog);
  beforeAll(async () => {
    // The worker may still be busy with what was written before.
    for (;;) {
      before = await now();
      await sleep(300);
      if ((await now()).join() === before.join()) return;
    }
  });
  afterAll(async () => {
    expect(await now()).toEqual(before);
  });
};
