import { ask } from '../asking.ts';
import type { RunningEngine } from '../engines/engine.ts';
import { median, rounded } from '../statistics.ts';
import type { Study } from './study.ts';

/** Ten root fields over all subgraphs, most of them with a step into another one. `n` makes the text a new one. */
export const planDocument = (n: number): string => `query Plan${n} {
  a${n}: properties(first: 1) { nodes { id name units(first: 1) { nodes { id number } } } }
  b${n}: units(first: 1) { nodes { id number balance { amount } residents(first: 1) { nodes { id fullName } } } }
  c${n}: leases(first: 1) { nodes { id startDate balance { amount } tenants { id fullName } } }
  d${n}: payments(first: 1) { nodes { id lease { id startDate unit { id number } } } }
  e${n}: charges(first: 1) { nodes { id unit { id number property { id name } } } }
  f${n}: residents(first: 1) { nodes { id fullName unit { id number } } }
  g${n}: occupancies(first: 1) { nodes { id unit { id number } resident { id fullName } } }
  h${n}: documents(first: 1) { nodes { id title community { id name } } }
  i${n}: communities(first: 1) { nodes { id name properties(first: 1) { nodes { id name } } } }
  j${n}: memberships(first: 1) { nodes { id user { id fullName residentProfile { id } } } }
}`;

const documents = 25;
const repetitions = 3;

/**
 * What an engine does with a text that it has never seen: the first request of a document against later ones of the same.
 * `first` is the very first document that it plans of this kind, the others are medians.
 */
export const plan: Study = {
  name: 'plan',
  title: 'a new query with ten root fields, one request at a time',
  run: async ({ participants, note }) => {
    const engines: Record<string, Record<string, number>> = {};
    for (const { engine, running } of participants) {
      if (engine.dialect !== 'federated') continue;
      engines[engine.name] = await measureEngine(running);
      note(`  ${engine.name.padEnd(15)} ${engines[engine.name]!['plan ms']} ms`);
    }
    const left = participants.filter(({ engine }) => engine.dialect !== 'federated').map(({ engine }) => engine.name);
    const remarks = left.length === 0 ? [] : [`${left.join(' and ')}: no federated plans`];
    return { title: plan.title, engines, remarks, failed: {} };
  },
};

let serial = 0;

const measureEngine = async (engine: RunningEngine): Promise<Record<string, number>> => {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < documents; index += 1) {
    serial += 1;
    const body = JSON.stringify({ query: planDocument(serial) });
    cold.push(await timed(engine, body));
    const again: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition += 1) again.push(await timed(engine, body));
    warm.push(median(again));
  }
  return {
    'first ms': rounded(cold[0]! - warm[0]!, 1),
    'plan ms': rounded(median(cold.map((ms, index) => ms - warm[index]!)), 1),
    'cold ms': rounded(median(cold), 1),
    'warm ms': rounded(median(warm), 1),
  };
};

const timed = async (engine: RunningEngine, body: string): Promise<number> => {
  const startedAt = performance.now();
  await ask(engine, { path: '/graphql', body, dialect: 'federated' });
  return performance.now() - startedAt;
};
