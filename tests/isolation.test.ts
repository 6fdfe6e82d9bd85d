import { afterAll, beforeAll, expect, test } from 'vitest';
import { entityNames, mutationFields, queryFields } from './isolation/api-schema.ts';
import { ask } from './isolation/ask.ts';
import { callOf } from './isolation/calls.ts';
import { countRows, tablesOf } from './isolation/catalog.ts';
import { furnish } from './isolation/furnish.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('one process');
}, 120000);
afterAll(() => world?.close());
test('try', async () => {
  const t0 = Date.now();
  const f = await furnish({ url: world.product.url, token: world.cedar.token }, 'CEDARCANARY').catch((e) => {
    console.log(world.product.programs.get('lintel')!.output().slice(-3000));
    throw e;
  });
  console.log(
    Date.now() - t0,
    f.samples,
    entityNames.filter((n) => !(n in f.samples)),
  );
  const tables = await tablesOf(world.database.admin, f.samples.Organization!);
  console.log(await countRows(world.database.admin, tables));
  for (const field of queryFields) {
    if (field.args.some((a) => a.name === 'id')) continue;
    if (field.name === 'trialBalance') continue;
    const c = callOf('query', field, { variables: {}, samples: f.samples });
    const r = await ask(f.admin, c);
    console.log(field.name, c.query.length, r.status, r.text.length, r.errors?.[0]);
  }
}, 60000);
