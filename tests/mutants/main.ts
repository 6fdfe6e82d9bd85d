/**
 * `npm run mutants`: weakens every policy, key, privilege and trigger in turn and demands that somebody notices.
 *
 *   LINTEL_MUTANTS_SHARE=0.1   a tenth of them, of each kind one at least
 *   LINTEL_MUTANTS_SEED=7      which tenth; left out, that of the day
 *   LINTEL_MUTANTS_KIND=key    those whose kind has this in its name
 *
 * Ends with 1 when one was not noticed. On a Postgres of its own, unless LINTEL_TEST_ADMIN_URL names one.
 */
import { startThrowaway } from '@lintel/db/embedded/throwaway';
import { type Campaign, drawn, openCampaign, runMutants } from './campaign.ts';
import type { Verdict } from './detect.ts';
import { failuresIn, needlessReasons, tableOf } from './report.ts';

/** As many at once as the smallest machine has processors; each on a database of its own. */
const lanes = 2;
const share = Number(process.env.LINTEL_MUTANTS_SHARE ?? 1);
const seed = Number(process.env.LINTEL_MUTANTS_SEED ?? Math.floor(Date.now() / 86_400_000));
const kind = process.env.LINTEL_MUTANTS_KIND ?? '';

const run = async (): Promise<readonly Verdict[]> => {
  const campaigns: Campaign[] = [];
  try {
    for (let lane = 0; lane < lanes; lane += 1) campaigns.push(await openCampaign());
    let done = 0;
    const verdicts = await Promise.all(
      campaigns.map((campaign, lane) => {
        const chosen = drawn(campaign.mutants, { share, seed }).filter((mutant) => mutant.kind.includes(kind));
        const own = chosen.filter((_, place) => place % lanes === lane);
        const onVerdict = (verdict: Verdict) => {
          done += 1;
          for (const failure of failuresIn([verdict])) console.error(failure);
          if (done % 250 === 0) console.error(`${done} of ${chosen.length} mutants`);
        };
        return runMutants(campaign, own, { isThorough: true, onVerdict });
      }),
    );
    return verdicts.flat();
  } finally {
    for (const { stage } of campaigns) await stage.close();
  }
};

const startServer = async (): Promise<() => Promise<void>> => {
  if (process.env.LINTEL_TEST_ADMIN_URL !== undefined) return async () => undefined;
  const { host, port, adminUser, adminPassword, stop } = await startThrowaway();
  process.env.LINTEL_TEST_ADMIN_URL = `postgres://${adminUser}:${adminPassword}@${host}:${port}/postgres`;
  return stop;
};

const started = performance.now();
const stop = await startServer();
try {
  const verdicts = await run();
  const isWhole = share === 1 && kind === '';
  const failures = [...failuresIn(verdicts), ...(isWhole ? needlessReasons(verdicts) : [])];
  console.log(tableOf(verdicts));
  console.log(`share ${share}, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  for (const failure of failures) console.log(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await stop();
}
