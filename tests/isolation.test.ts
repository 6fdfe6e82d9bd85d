import { afterAll, beforeAll, describe } from 'vitest';
import { credentialAttacks } from './isolation/credentials.ts';
import { directCallAttacks } from './isolation/direct-calls.ts';
import { entityAttacks } from './isolation/entities.ts';
import { generatorPromises } from './isolation/generator.ts';
import { mutationAttacks } from './isolation/mutations.ts';
import { pathPromises } from './isolation/paths.ts';
import { neighbourAttacks } from './isolation/people.ts';
import { queryAttacks } from './isolation/queries.ts';
import { openScene, type Scene } from './isolation/scene.ts';
import { sharedPeopleAttacks } from './isolation/shared-people.ts';
import { sideChannelAttacks } from './isolation/side-channels.ts';
import { subscriptionAttacks } from './isolation/subscriptions.ts';
import { hasRedis } from './support/product.ts';
import { openWorld, type World } from './support/world.ts';

// One organization must never read, change, count or guess another's data, by any path. The attacks are generated from the
// schemas: a new field, command or entity is attacked from the day it is written.
describe('one organization and another', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  }, 120_000);
  afterAll(() => scene?.close());

  describe('queries', () => queryAttacks(() => scene));
  describe('mutations', () => mutationAttacks(() => scene));
  describe('entities', () => entityAttacks(() => scene));
  describe('neighbours', () => neighbourAttacks(() => scene));
  describe('credentials', () => credentialAttacks(() => scene));
  describe('people of both', () => sharedPeopleAttacks(() => scene));
  describe('side channels', () => sideChannelAttacks(() => scene));
  describe('subscriptions', () => subscriptionAttacks(() => scene));
});

describe('the generator', generatorPromises);

describe('the paths', pathPromises);

describe.skipIf(!hasRedis)('the ports of the subgraphs in services mode', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('services');
  }, 120_000);
  afterAll(() => world?.close());

  directCallAttacks(() => world);
});
