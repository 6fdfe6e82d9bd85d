/**
 * The load generator, a process of its own: it is told a job, keeps every connection busy with one request at a time, and
 * answers what it saw. Answers that must be equal are told apart by their length alone, to cost as little as it can.
 */
import { Client } from 'undici';
import { percentile } from '../statistics.ts';
import type { Job, LoadResult } from './job.ts';

type Run = {
  readonly job: Job;
  readonly latencies: number[];
  readonly endsAt: number;
  next: number;
  bytes: number;
  expectedBytes: number | undefined;
  failure: string | undefined;
};

const run = async (job: Job): Promise<LoadResult> => {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const state: Run = {
    job,
    latencies: [],
    endsAt: startedAt + job.seconds * 1000,
    next: 0,
    bytes: 0,
    expectedBytes: undefined,
    failure: undefined,
  };
  const clients = Array.from(
    { length: job.connections },
    (_, index) => new Client(job.origins[index % job.origins.length]!, { pipelining: 1 }),
  );
  await Promise.all(clients.map((client) => keepBusy(client, state)));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  await Promise.all(clients.map((client) => client.close()));
  const sorted = Float64Array.from(state.latencies).sort();
  return {
    requests: sorted.length,
    seconds,
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    p99Ms: percentile(sorted, 0.99),
    bytesPerAnswer: sorted.length === 0 ? 0 : state.bytes / sorted.length,
    generatorCpuMs: (cpu.user + cpu.system) / 1000,
    ...(state.failure === undefined ? {} : { failure: state.failure }),
  };
};

const keepBusy = async (client: Client, state: Run): Promise<void> => {
  while (performance.now() < state.endsAt && state.failure === undefined) await ask(client, state);
};

const ask = (client: Client, state: Run): Promise<void> =>
  new Promise((resolve) => {
    const { job } = state;
    const number = state.next;
    state.next += 1;
    const startedAt = performance.now();
    let status = 0;
    let bytes = 0;
    let beginning: Buffer | undefined;
    const end = (failure: string | undefined) => {
      state.failure ??= failure;
      resolve();
    };
    client.dispatch(
      {
        path: job.path,
        method: 'POST',
        headers:
          job.idempotencyPrefix === undefined
            ? job.headers
            : { ...job.headers, 'idempotency-key': `${job.idempotencyPrefix}-${number}` },
        body: job.bodies[number % job.bodies.length]!,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          bytes += chunk.length;
          beginning ??= chunk;
        },
        onResponseEnd: () => {
          state.latencies.push(performance.now() - startedAt);
          state.bytes += bytes;
          state.expectedBytes ??= bytes;
          const isOdd = job.sameLength && bytes !== state.expectedBytes;
          if (status === 200 && !isOdd && number > 0 && job.sameLength) return end(undefined);
          const text = String(beginning).slice(0, 500);
          const isWrong = status !== 200 || isOdd || /"(errors|userErrors)":\[\{/.test(text);
          end(isWrong ? `status ${status}, ${bytes} bytes: ${text}` : undefined);
        },
        onResponseError: (_controller, error) => end(`no answer: ${error.message}`),
      },
    );
  });

process.on('message', (job: Job) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
