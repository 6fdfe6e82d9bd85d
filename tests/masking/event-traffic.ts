import { overEventStream, overWebSocket, untilHeard } from '../support/subscribe.ts';
import { must } from '../support/world.ts';
import type { Canaries } from './canary.ts';
import type { Stage } from './stage.ts';

/** Somebody listens to the changes of a unit; others are refused, with what they should not have written. */
export const eventTraffic = async (
  { world: { product, cedar }, collection }: Stage,
  canaries: Canaries,
  unitId: string,
): Promise<void> => {
  const { url } = product;
  const query = 'subscription On($id: ID) { unitUpdated(id: $id) { unit { id number amenities } } }';
  const listeners = [overWebSocket(url, cedar.token, { query, variables: { id: unitId } })];
  await untilHeard(listeners, () => must(cedar, 'unitUpdate', { id: unitId, floor: Math.floor(Math.random() * 50) }));
  for (const { results, stop } of listeners) {
    collection.add('event', JSON.stringify(results));
    stop();
  }
  const text = () => canaries.plant('text that was refused');
  const refused = [
    { token: canaries.plant('made-up credential'), request: { query, variables: { id: unitId } } },
    { token: cedar.token, request: { query, variables: { id: [text()] } } },
    {
      token: cedar.token,
      request: { query: `subscription { unitUpdated(id: "${text()}" "${text()}") { unit { id } } }` },
    },
    { token: cedar.token, request: { query: `subscription { unitUpdated(id: ["${text()}"]) { unit { id } } }` } },
  ];
  for (const { token, request } of refused)
    for (const subscribe of [overWebSocket, overEventStream]) {
      const { results, ended, stop } = subscribe(url, token, request);
      const end = await ended;
      collection.add('error of an answer', JSON.stringify([results, end instanceof Error ? end.message : end]));
      collection.add('error of an answer', String((end as { reason?: unknown } | undefined)?.reason));
      stop();
    }
};
