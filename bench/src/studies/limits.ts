import type { RunningEngine } from '../engines/engine.ts';
import { median, percentile, rounded } from '../statistics.ts';
import type { Study } from './study.ts';

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

type Body = { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };

/** Operations that are too large in one respect each. `n` makes the text a new one, so that nothing is remembered of it. */
const attacks: Readonly<Record<string, (n: number) => Body>> = {
  'tokens, 80,000': (n) => ({ query: `query Q${n} { units { nodes { ${'id '.repeat(80_000)} } } }` }),
  'depth, 300': (n) => ({ query: `query Q${n} { ${'units { nodes { property { '.repeat(100)} id ${'} '.repeat(301)}` }),
  'aliases, 300': (n) => ({ query: `query Q${n} { ${repeat(300, (index) => `a${index}: __typename`)} }` }),
  'directives, 200': (n) => ({ query: `query Q${n} { units { nodes { ${'id @skip(if: false) '.repeat(200)} } } }` }),
  'fragments, a billion selections': (n) => ({
    query: `query Q${n} { units { nodes { ...F0 } } } ${repeat(30, (index) => `fragment F${index} on Unit { id ${index < 29 ? `...F${index + 1} property { units { nodes { ...F${index + 1} } } }` : ''} }`)}`,
  }),
  'list of 5,000 in a variable': (n) => ({
    query: `query Q${n}($ids: [ID!]) { properties(filter: { ids: $ids }) { totalCount } }`,
    variables: { ids: Array.from({ length: 5000 }, (_, index) => String(index)) },
  }),
  'cost, by literals': (n) => ({
    query: `query Q${n} { properties(first: 2147483647) { nodes { units(first: 2147483647) { nodes { id } } } } }`,
  }),
  'cost, by variables': (n) => ({
    query: `query Q${n}($n: Int) { properties(first: $n) { nodes { units(first: $n) { nodes { id } } } } }`,
    variables: { n: 2_147_483_647 },
  }),
  'cost, of a text that is known': () => ({
    query: 'query Known($n: Int) { properties(first: $n) { nodes { units(first: $n) { nodes { id } } } } }',
    variables: { n: 2_147_483_647 },
  }),
  'two sign-ins': (n) => ({
    query: `mutation Q${n} { ${repeat(2, (index) => `a${index}: sessionCreate(input: { email: "a@b.example", password: "x" }) { userErrors { code } }`)} }`,
  }),
};

const repetitions = 200;
const warmUps = 20;

/** How fast operations that are too large are refused, one request at a time, over HTTP. Every one must be refused for that reason. */
export const limits: Study = {
  name: 'limits',
  title: `refusing what is too large, medians of ${repetitions}, one request at a time`,
  run: async ({ participants, note }) => {
    const engines: Record<string, Record<string, number>> = {};
    for (const { engine, running } of participants) {
      if (engine.name !== 'lintel' && engine.name !== 'lintelServices') continue;
      for (const [name, body] of Object.entries(attacks)) {
        const times = await refusals(running, body);
        const figures = { 'median ms': rounded(median(times), 2), 'p99 ms': rounded(percentile(times, 0.99), 2) };
        engines[`${engine.name}: ${name}`] = figures;
        note(`  ${engine.name} ${name.padEnd(34)} ${figures['median ms']} ms`);
      }
    }
    const remarks = ['no peer is asked: none of them has limits'];
    return { title: limits.title, engines, remarks, failed: {} };
  },
};

let serial = 0;

/** Times in milliseconds, sorted. */
const refusals = async (engine: RunningEngine, body: (n: number) => Body): Promise<readonly number[]> => {
  const headers = { 'content-type': 'application/json', ...(await engine.headers()) };
  const times: number[] = [];
  for (let index = -warmUps; index < repetitions; index += 1) {
    serial += 1;
    const text = JSON.stringify(body(serial));
    const startedAt = performance.now();
    const response = await fetch(`${engine.origin}/graphql`, { method: 'POST', headers, body: text });
    const answer = await response.text();
    if (index >= 0) times.push(performance.now() - startedAt);
    if (response.status !== 400 || !answer.includes('"LIMIT_EXCEEDED"'))
      throw new Error(`status ${response.status} instead of a refusal: ${answer.slice(0, 300)}`);
  }
  return times.sort((left, right) => left - right);
};
