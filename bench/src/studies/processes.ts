import { startLintel } from '../engines/lintel.ts';
import type { BenchFacts } from '../facts.ts';
import { type Contestant, measure } from '../measure.ts';
import { nested } from '../scenarios/nested.ts';
import type { Study, StudyContext } from './study.ts';

const counts = [1, 2, 4];
const connections = 40;
/** As behind a load balancer: tokens are made for this address, so that all processes take them. */
const sameAddress = { LINTEL_PUBLIC_URL: 'http://lintel.example' };

/** The product once, twice and four times on the same database, the connections dealt out evenly among them. */
export const processes: Study = {
  name: 'processes',
  title: `nested over 1, 2 and 4 processes of Lintel, ${connections} connections`,
  run: async (context) => {
    const started = await startAll(context);
    try {
      const { measured, failed } = await measure(
        counts.map((count) => contestant(started.slice(0, count), context.ground.site.facts)),
        context,
      );
      const engines = [...measured].map(([name, { rps, p50Ms, p95Ms, cpuMsPerRequest, rssMb }]) => [
        name,
        { rps, p50Ms, p95Ms, cpuMsPerRequest, rssMb },
      ]);
      const remarks = ['the engine, Postgres and the load generator share the cores of this machine'];
      return {
        title: processes.title,
        engines: Object.fromEntries(engines),
        remarks,
        failed: Object.fromEntries(failed),
      };
    } finally {
      await Promise.all(started.map(({ stop }) => stop()));
    }
  },
};

type Started = Awaited<ReturnType<typeof startLintel>>;

const startAll = async ({ ground }: StudyContext): Promise<readonly Started[]> => {
  const started: Started[] = [];
  for (let index = 0; index < Math.max(...counts); index += 1)
    started.push(await startLintel(ground.starting(), { name: `lintel-${index + 1}`, environment: sameAddress }));
  return started;
};

const contestant = (started: readonly Started[], facts: BenchFacts): Contestant => ({
  name: `lintel × ${started.length}`,
  engine: { ...started[0]!, pids: started.flatMap(({ pids }) => pids) },
  job: async () => ({
    origins: started.map(({ origin }) => origin),
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...(await started[0]!.headers()) },
    bodies: [JSON.stringify({ query: nested.federated(facts).query })],
    connections,
    sameLength: true,
  }),
});
