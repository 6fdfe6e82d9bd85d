import { assertServiceRole } from '@lintel/db/boot';
import { drainOnSignals } from '@lintel/server/drain';
import { openPlatform, requiredSetting } from '@lintel/server/environment';
import { exitOnFailedStart } from '@lintel/server/failed-start';
import { processLog } from '@lintel/server/log';
import { surviveUnhandledRejections } from '@lintel/server/unhandled-rejections';
import { startWorker } from './worker.ts';

surviveUnhandledRejections(processLog());
const { platform, close } = openPlatform(process.env, processLog());
await assertServiceRole(platform.door).catch(exitOnFailedStart);
const worker = await startWorker(
  platform,
  requiredSetting(process.env, 'DATABASE_URL', 'the Postgres of this installation'),
);
platform.log.info({}, 'worker started');
drainOnSignals(async () => {
  await worker.stop();
  await close();
});
