import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cursorAttacks } from './hostile/cursors.ts';
import { dayAttacks } from './hostile/days.ts';
import { nothingIsWritten } from './hostile/expectations.ts';
import { fileAttacks } from './hostile/files.ts';
import { judgePromises } from './hostile/judging.ts';
import { amountAttacks, entryAttacks, keyAttacks } from './hostile/money.ts';
import { requestAttacks } from './hostile/requests.ts';
import { openScene, type Scene, withoutRateLimit } from './hostile/scene.ts';
import { hintAttacks } from './hostile/schema-hints.ts';
import { subgraphAttacks } from './hostile/subgraphs.ts';
import { subscriptionAttacks } from './hostile/subscriptions.ts';
import { sweep } from './hostile/sweep.ts';
import { targets } from './hostile/targets.ts';
import { textAttacks } from './hostile/texts.ts';
import { hasRedis } from './support/product.ts';
import { openWorld, type World } from './support/world.ts';

// Whatever somebody sends, it ends in a typed error or a correct answer: never in a fault, a hang, a write or a hint.
describe('hostile inputs', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  }, 120_000);
  afterAll(() => scene?.close());

  describe('how it is judged', () => judgePromises(() => scene));
  describe('requests', () => requestAttacks(() => scene));
  describe('cursors', () => cursorAttacks(() => scene));
  describe('days', () => dayAttacks(() => scene));
  describe('streams', () => subscriptionAttacks(() => scene));

  describe.concurrent('every hostile value at every place of', () => {
    nothingIsWritten(() => scene);
    test.each(targets().map((target) => [target.name, target] as const))(
      '%s ends in a typed error or a correct answer',
      async (_, target) => {
        expect(await sweep(scene, target)).toEqual([]);
      },
      120_000,
    );
  });

  // What comes last leaves rows of its own behind.
  describe('texts', () => textAttacks(() => scene));
  describe('amounts', () => amountAttacks(() => scene));
  describe('entries', () => entryAttacks(() => scene));
  describe('keys', () => keyAttacks(() => scene));
  describe('files', () => fileAttacks(() => scene.world));
});

describe.skipIf(!hasRedis)('hostile inputs between services', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('services', { environment: { ...withoutRateLimit, LINTEL_INTROSPECTION: 'off' } });
  }, 120_000);
  afterAll(() => world?.close());

  describe('subgraphs', () => subgraphAttacks(() => world));
  describe('hints', () => hintAttacks(() => world));
  describe('files', () => fileAttacks(() => world));
});
