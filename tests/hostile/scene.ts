import { type Furnished, furnish } from '../isolation/furnish.ts';
import { openWorld, type World } from '../support/world.ts';
import { type Catalog, readCatalog } from './catalog.ts';

/** Two furnished organizations: birch sends what is hostile, and may learn nothing of cedar by it. */
export type Scene = {
  readonly world: World;
  readonly cedar: Furnished;
  readonly birch: Furnished;
  /** What no message may name. */
  readonly catalog: Catalog;
  readonly close: () => Promise<void>;
};

export const cedarMark = 'CEDARSECRET';
export const birchMark = 'BIRCHTEXT';

/** The product as it is shipped, but that a caller may ask as often as he likes: these suites ask tens of thousands of times. */
export const withoutRateLimit = { LINTEL_RATE_LIMIT: 'off' };

export const openScene = async (): Promise<Scene> => {
  const world = await openWorld('one process', { environment: withoutRateLimit });
  const { url } = world.product;
  const birch = await furnish({ url, token: world.birch.token }, birchMark);
  const cedar = await furnish({ url, token: world.cedar.token }, cedarMark);
  return { world, cedar, birch, catalog: await readCatalog(world.database.admin), close: world.close };
};
