import postgres from 'postgres';

/**
 * For fence.test.ts: the driver by itself, in the situation of the fence, ten times. In a process of its own, because a write to
 * a connection that was killed can also end the process. Arguments: the address of a database with a table `public.unfenced`.
 */
const [url] = process.argv.slice(2);
const admin = postgres(url!, { max: 1, onnotice: () => undefined });
const unfenced = postgres(url!, { max: 1, onnotice: () => undefined });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
process.on('uncaughtException', () => process.exit(0));

for (let round = 0; round < 10; round += 1) {
  const killed = unfenced.begin(async (tx) => {
    const [backend] = await tx`select pg_backend_pid() as pid`;
    await admin`select pg_terminate_backend(${backend?.pid})`;
    await sleep(20);
    await tx`insert into public.unfenced values ('victim')`;
  });
  const queued = unfenced.begin(async (tx) => {
    await tx`insert into public.unfenced values ('neighbour')`;
    await sleep(60);
  });
  await Promise.race([Promise.allSettled([killed, queued]), sleep(1000)]);
}
process.exit(0);
