import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedis } from './support/product.ts';
import { overEventStream, overWebSocket, untilHeard } from './support/subscribe.ts';
import { must, openWorld, type World } from './support/world.ts';

const query = 'subscription { unitUpdated { unit { id floor property { name } } } }';

// Each of these stops a process, so each has a product of its own.
describe.skipIf(!hasRedis)('subscriptions between services', () => {
  let world: World;
  let unitId: string;
  beforeAll(async () => {
    world = await openWorld('services');
    const { cedar } = world;
    const place = { name: 'Ash Street', timeZone: 'UTC', currency: 'USD' };
    const { id: communityId } = await must(cedar, 'communityCreate', place);
    const address = { line1: '1 Ash Street', city: 'Chicago', region: 'IL', country: 'US' };
    const { id: propertyId } = await must(cedar, 'propertyCreate', { communityId, name: 'Ash House', address });
    unitId = (await must(cedar, 'unitCreate', { propertyId, number: '1' })).id;
  }, 120_000);
  afterAll(() => world?.close());

  const subscribers = async () => {
    const { token } = world.cedar;
    const both = [overWebSocket, overEventStream].map((by) => by(world.product.url, token, { query }));
    await untilHeard(both, () => must(world.cedar, 'unitUpdate', { id: unitId, floor: 1 }));
    expect(both[0]!.results[0]).toEqual({
      data: { unitUpdated: { unit: { id: unitId, floor: 1, property: { name: 'Ash House' } } } },
    });
    return both as [ReturnType<typeof overWebSocket>, ReturnType<typeof overWebSocket>];
  };

  test('an event is told once however it is delivered, and in order', async () => {
    const [socket, stream] = await subscribers();
    await world.database.admin`update app.outbox_events set delivered_at = null`;
    for (const floor of [2, 3, 4]) await must(world.cedar, 'unitUpdate', { id: unitId, floor });
    const floors = (results: typeof socket.results) => results.map(({ data }) => data.unitUpdated.unit.floor);
    while (floors(socket.results).at(-1) !== 4 || floors(stream.results).at(-1) !== 4)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const [counted] = await world.database
      .admin`select count(*)::int as count from app.outbox_events where event_type = 'unit.updated'`;
    for (const { results, stop } of [socket, stream]) {
      expect(floors(results)).toEqual(floors(results).toSorted());
      // Those from before it listened may be among what was delivered again, but none of them twice.
      expect(results.length).toBeLessThanOrEqual(counted?.count);
      stop();
    }
  });

  test('a subgraph that stops tells its subscribers to come back', async () => {
    const [socket, stream] = await subscribers();
    await world.product.programs.get('property')!.stop();
    expect(await stream.ended).toBeUndefined();
    const restarting = { errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED' } }] };
    expect(stream.results.at(-1)).toMatchObject(restarting);
    expect(await socket.ended).toBeUndefined();
    expect(socket.results.at(-1)).toMatchObject(restarting);
    const late = overEventStream(world.product.url, world.cedar.token, { query });
    await late.ended;
    expect(late.results).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }]);
    expect(JSON.stringify(late.results)).not.toMatch(/127\.0\.0\.1|ECONN/);
  });
});

describe.skipIf(!hasRedis)('the end of a process', () => {
  test('a subgraph that is killed, and a gateway that stops', async () => {
    const world = await openWorld('services');
    const { url, programs } = world.product;
    const paid = 'subscription { paymentRecorded { payment { id } } }';
    const open = () => [overWebSocket, overEventStream].map((by) => by(url, world.cedar.token, { query: paid }));
    const active = async (count: number) => {
      const metric = new RegExp(`^lintel_subscriptions_active\\{.*\\} ${count}$`, 'm');
      while (!metric.test(await (await fetch(`${url}/metrics`)).text()))
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const [socket, stream] = open();
    await active(2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    programs.get('finance')!.child.kill('SIGKILL');
    expect(await socket!.ended).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    expect(await stream!.ended).toBeUndefined();
    expect(stream!.results).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }]);
    await active(0);

    const units = [overWebSocket, overEventStream].map((by) => by(url, world.cedar.token, { query }));
    await active(2);
    const before = performance.now();
    const status = await programs.get('gateway')!.stop();
    expect(status).toBe(0);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(await units[0]!.ended).toMatchObject({ code: 1001 });
    expect(await units[1]!.ended).toBeUndefined();
    expect(units[1]!.results).toMatchObject([{ errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED' } }] }]);
    await world.close();
  }, 120_000);
});
