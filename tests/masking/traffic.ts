import { furnish } from '../isolation/furnish.ts';
import { password } from '../support/world.ts';
import type { Canaries } from './canary.ts';
import { eventTraffic } from './event-traffic.ts';
import { faultTraffic } from './fault-traffic.ts';
import { fileTraffic } from './file-traffic.ts';
import { insideTraffic } from './inside-traffic.ts';
import { requestTraffic } from './request-traffic.ts';
import { signInTraffic } from './sign-in-traffic.ts';
import type { Stage } from './stage.ts';
import { readEverything, writeEverything } from './text-traffic.ts';

/** What the traffic has to say for itself. */
export type Told = {
  /** Codes of the answers to statements that fail in the database. */
  readonly faults: readonly string[];
  /** Requests with headers that want to be lines of a log. */
  readonly forgeries: number;
};

/** Everything that can be written to the product is written to it, with values to look for. */
export const allTraffic = async (stage: Stage, canaries: Canaries): Promise<Told> => {
  const { product, cedar } = stage.world;
  canaries.keep('password', password);
  canaries.keep('access token', cedar.token);
  canaries.keep('refresh token', cedar.refreshToken);
  // As `openTestDatabase` gives it to the login of the services.
  canaries.keep('password of a database login', new URL(stage.world.database.serviceUrl).password);
  const mark = canaries.plant('key or name of an operation that an organization has registered');
  for (const follows of [' ', '.']) canaries.keep('text of a row', `${mark}${follows}`);
  const owner = await furnish({ url: product.url, token: cedar.token }, mark);
  await writeEverything({ owner, mark }, canaries);
  await readEverything({ owner, mark }, canaries);
  await signInTraffic(stage, canaries);
  await fileTraffic(stage, canaries);
  const forgeries = await requestTraffic(stage, canaries);
  await eventTraffic(stage, canaries, owner.samples.Unit!);
  if (stage.mode === 'services') await insideTraffic(stage, canaries);
  return { forgeries, faults: await faultTraffic(stage, canaries) };
};
