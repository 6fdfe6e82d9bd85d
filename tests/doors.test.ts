import { afterAll, beforeAll, describe } from 'vitest';
import { apiKeyDoors } from './doors/api-keys.ts';
import { dumpDoors } from './doors/dump.ts';
import { internalDoors } from './doors/internal.ts';
import { openPlace, type Place } from './doors/place.ts';
import { refreshDoors } from './doors/refresh.ts';
import { rotationDoors } from './doors/rotation.ts';
import { sessionDoors } from './doors/sessions.ts';
import { signInDoors } from './doors/sign-in.ts';
import { externalTokenDoors, tokenDoors } from './doors/tokens.ts';
import { doorsWithoutRedis } from './doors/without-redis.ts';
import { hasRedis, type Mode } from './support/product.ts';

// Every way in, tried by somebody who has no right to it, in both modes.
const everyMode: readonly Mode[] = ['one process', 'services'];

describe.each(everyMode)('the doors in %s', (mode) => {
  describe.skipIf(mode === 'services' && !hasRedis)('of a product with two organizations', () => {
    let place: Place;
    beforeAll(async () => {
      place = await openPlace(mode);
    }, 120_000);
    afterAll(() => place?.close());

    describe('access tokens', () => tokenDoors(() => place));
    describe('tokens of external issuers', () => externalTokenDoors(() => place));
    describe('refresh tokens', () => refreshDoors(() => place));
    describe('sessions', () => sessionDoors(() => place));
    describe('API keys', () => apiKeyDoors(() => place));
    describe('sign-in', () => signInDoors(() => place));
    describe('a copy of the database', () => dumpDoors(() => place));
    if (mode === 'services') describe('the ports of the subgraphs', () => internalDoors(() => place));
  });

  describe('a change of secrets', () => rotationDoors(mode));
});

describe.skipIf(!hasRedis)('the doors in services without Redis', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace('services', { REDIS_URL: '' });
  }, 120_000);
  afterAll(() => place?.close());

  doorsWithoutRedis(() => place);
});
