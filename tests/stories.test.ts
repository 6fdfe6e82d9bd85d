import { afterAll, beforeAll, describe } from 'vitest';
import { documentsStory } from './stories/documents.story.ts';
import { lettingStory } from './stories/letting.story.ts';
import { partnerStory } from './stories/partner.story.ts';
import { sessionStory } from './stories/session.story.ts';
import { subscriptionStory } from './stories/subscription.story.ts';
import { hasRedis, type Mode } from './support/product.ts';
import { openWorld, type World } from './support/world.ts';

// The same stories through the public API in both modes: what one process may do faster, it may not do differently.
const everyMode: readonly Mode[] = ['one process', 'services'];

describe.each(everyMode)('in %s', (mode) => {
  describe.skipIf(mode === 'services' && !hasRedis)('stories', () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(mode);
    }, 120_000);
    afterAll(() => world?.close());

    describe('letting', () => lettingStory(() => world));
    describe('documents', () => documentsStory(() => world));
    describe('partner', () => partnerStory(() => world));
    describe('session', () => sessionStory(() => world));
    describe('subscription', () => subscriptionStory(() => world));
  });
});
