import { expect, test } from 'vitest';
import { untilRefused } from '../support/until-refused.ts';
import { must } from '../support/world.ts';
import { callBy, makeKey } from './api-keys.ts';
import { addMember } from './members.ts';
import type { Place } from './place.ts';

/** Services that cannot tell each other anything: what ended is over when nobody believes it any more, five seconds later. */
export const doorsWithoutRedis = (place: () => Place): void => {
  const mine = '{ viewer { organization { slug } } }';

  test('a revoked key, an ended session and a suspended member are out within five seconds, and write nothing at once', async () => {
    const { cedar } = place().world;
    const key = await makeKey(cedar);
    const signedOut = await addMember(place(), 'cedar');
    const suspended = await addMember(place(), 'cedar');
    expect((await callBy(place().url, key.secret)).status).toBe(200);
    for (const client of [signedOut, suspended]) expect((await client.ask(mine)).status).toBe(200);
    await must(cedar, 'apiKeyRevoke', { id: key.id });
    expect((await signedOut.ask('mutation { sessionRevoke(input: {}) { revoked } }')).data.sessionRevoke.revoked).toBe(
      true,
    );
    await must(cedar, 'membershipSuspend', { id: suspended.membershipId });
    const write =
      'mutation { communityCreate(input: { name: "X", timeZone: "UTC", currency: "USD" }) { community { id } } }';
    for (const client of [signedOut, suspended]) expect((await client.ask(write)).status).toBe(401);
    const asks = [() => callBy(place().url, key.secret), () => signedOut.ask(mine), () => suspended.ask(mine)];
    expect(await Promise.all(asks.map(untilRefused))).toEqual([401, 401, 401]);
  });
};
