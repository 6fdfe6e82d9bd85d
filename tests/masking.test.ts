import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnish } from './isolation/furnish.ts';
import { type Canaries, newCanaries } from './masking/canary.ts';
import { type Evidence, folded, leaksOf, placesOf } from './masking/evidence.ts';
import { faultTraffic } from './masking/fault-traffic.ts';
import { fileTraffic } from './masking/file-traffic.ts';
import { requestTraffic } from './masking/request-traffic.ts';
import { signInTraffic } from './masking/sign-in-traffic.ts';
import { type DatabaseServer, openStage, type Stage, startDatabaseServer } from './masking/stage.ts';
import { readEverything, writeEverything } from './masking/text-traffic.ts';
import { type Kind, promises } from './masking/promises.ts';
import { hasRedis, type Mode } from './support/product.ts';

const everyMode: readonly Mode[] = ['one process', 'services'];

describe.each(everyMode)('what is overheard in %s', (mode) => {
  describe.skipIf(mode === 'services' && !hasRedis)('by everybody who can', () => {
    let server: DatabaseServer;
    let canaries: Canaries;
    let evidence: Evidence;
    beforeAll(async () => {
      server = await startDatabaseServer();
      const stage: Stage = await openStage(mode, server);
      canaries = newCanaries();
      const t = (what: string) => console.log(what, Math.round(performance.now() / 1000));
      t('open');
      const mark = canaries.plant('text of a row');
      const owner = await furnish({ url: stage.world.product.url, token: stage.world.cedar.token }, mark);
      t('furnished');
      console.log(await writeEverything({ owner, mark }, canaries));
      t('written');
      console.log(await readEverything({ owner, mark }, canaries));
      t('read');
      await signInTraffic(stage, canaries);
      t('sign');
      await fileTraffic(stage, canaries);
      await requestTraffic(stage, canaries);
      t('requests');
      console.log(await faultTraffic(stage, canaries));
      t('faults');
      evidence = folded(await stage.end());
      t('ended');
    }, 400_000);
    afterAll(() => server?.stop());

    test.each(Object.keys(promises) as Kind[])('a %s is nowhere but where it may be', (kind) => {
      const planted = canaries.all().filter((canary) => canary.kind === kind);
      expect(planted.length).toBeGreaterThan(0);
      for (const canary of planted) console.log(kind, placesOf(canary.value, evidence).join(', '));
      expect(planted.flatMap((canary) => leaksOf(canary, evidence))).toEqual([]);
    });
  });
});
