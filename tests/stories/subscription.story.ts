import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Client, signIn } from '../support/client.ts';
import { overEventStream, overWebSocket, type Subscriber, untilHeard } from '../support/subscribe.ts';
import { must, password, type World } from '../support/world.ts';

const recorded = `subscription { paymentRecorded {
  payment { id amount { amount currency } unit { number property { name } } lease { status } }
} }`;

/** What happens is heard by those who may know of it, in this organization, over both ways. */
export const subscriptionStory = (world: () => World): void => {
  const subscribers: Subscriber[] = [];
  let tina: Client;
  let lease: { id: string };
  let other: { id: string };
  let units: { id: string; number: string }[];

  const subscribe = (by: typeof overWebSocket, { token }: Client, query = recorded): Subscriber => {
    const subscriber = by(world().product.url, token, { query });
    subscribers.push(subscriber);
    return subscriber;
  };
  const pay = ({ id: leaseId }: { id: string }): Promise<{ id: string }> =>
    must(
      world().cedar,
      'paymentRecord',
      { leaseId, amount: { amount: '10.00', currency: 'USD' }, method: 'CHECK', receivedOn: '2026-02-03' },
      { headers: { 'idempotency-key': randomUUID() } },
    );

  beforeAll(async () => {
    const { cedar, product } = world();
    const currency = 'USD';
    const community = await must(cedar, 'communityCreate', { name: 'Bell Street', timeZone: 'UTC', currency });
    const address = { line1: '1 Bell Street', city: 'Chicago', region: 'IL', country: 'US' };
    const property = await must(cedar, 'propertyCreate', { communityId: community.id, name: 'Bell House', address });
    const input = { propertyId: property.id, units: [{ number: '1' }, { number: '2' }] };
    units = await must(cedar, 'unitsCreate', input, { select: 'id number' });
    const email = 'tina@bell.example';
    await must(cedar, 'membershipCreate', { email, fullName: 'Tina', password, roles: [{ roleKey: 'resident' }] });
    const first = await signIn(product.url, email, password);
    const userId = (await first.ask('{ viewer { user { id } } }')).data.viewer.user.id;
    const resident = await must(cedar, 'residentCreate', { fullName: 'Tina', email, userId });
    const occupancy = { residentId: resident.id, kind: 'TENANT', startDate: '2026-01-01', isPrimary: true };
    await must(cedar, 'occupancyCreate', { unitId: units[0]!.id, ...occupancy });
    const leaseOf = async (unitId: string, residentId: string) => {
      const made = await must(cedar, 'leaseCreate', {
        unitId,
        monthlyRent: { amount: '100.00', currency },
        startDate: '2026-01-01',
        tenants: [{ residentId }],
      });
      return must(cedar, 'leaseActivate', { id: made.id });
    };
    lease = await leaseOf(units[0]!.id, resident.id);
    other = await leaseOf(units[1]!.id, (await must(cedar, 'residentCreate', { fullName: 'Otto Other' })).id);
    tina = await signIn(product.url, email, password);
  }, 60_000);
  afterEach(() => {
    for (const { stop } of subscribers.splice(0)) stop();
  });

  test('a payment that is recorded through the API reaches a WebSocket and an event stream, with what others know of it', async () => {
    const [socket, stream] = [overWebSocket, overEventStream].map((by) => subscribe(by, world().cedar));
    const paid: string[] = [];
    await untilHeard([socket!, stream!], async () => paid.push((await pay(lease)).id));
    for (const { results } of [socket!, stream!]) {
      const { payment } = results[0].data.paymentRecorded;
      expect(payment).toEqual({
        id: expect.any(String),
        amount: { amount: '10.00', currency: 'USD' },
        unit: { number: '1', property: { name: 'Bell House' } },
        lease: { status: 'ACTIVE' },
      });
      expect(paid).toContain(payment.id);
    }
  });

  test('a resident hears of his own unit, another organization of nothing', async () => {
    const resident = subscribe(overWebSocket, tina, 'subscription { paymentRecorded { payment { id } } }');
    const stranger = subscribe(overEventStream, world().birch);
    const others: string[] = [];
    await untilHeard([resident], async () => {
      others.push((await pay(other)).id);
      await pay(lease);
    });
    for (const { data, errors } of resident.results) {
      expect(errors).toBeUndefined();
      expect(others).not.toContain(data.paymentRecorded.payment.id);
    }
    expect(stranger.results).toEqual([]);
  });

  test('a change of a unit is heard', async () => {
    const { id } = units[1]!;
    const stream = subscribe(
      overEventStream,
      world().cedar,
      `subscription { unitUpdated(id: "${id}") { occurredAt unit { id floor } } }`,
    );
    await untilHeard([stream], () => must(world().cedar, 'unitUpdate', { id, floor: 3 }));
    expect(stream.results[0].data.unitUpdated).toEqual({ occurredAt: expect.any(String), unit: { id, floor: 3 } });
  });

  test('whoever signs out hears nothing more', async () => {
    const { cedar, product } = world();
    const admin = await signIn(product.url, 'admin@cedar.example', password);
    const [socket, stream] = [overWebSocket, overEventStream].map((by) => subscribe(by, admin));
    await untilHeard([socket!, stream!], () => pay(lease));
    await admin.ask('mutation Out($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked } }', {
      input: { refreshToken: admin.refreshToken },
    });
    let isOver = false;
    const ends = Promise.all([socket!.ended, stream!.ended]).then(([errors]) => {
      isOver = true;
      return errors;
    });
    const before = performance.now();
    while (!isOver && performance.now() - before < 20_000) await pay(lease);
    expect(await ends).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(stream!.results.at(-1).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await cedar.ask('{ viewer { permissions } }')).status).toBe(200);
  });
};
