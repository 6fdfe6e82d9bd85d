import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Campaign, drawn, openCampaign, runMutants } from './mutants/campaign.ts';
import { detect } from './mutants/detect.ts';
import { expectedTables } from './mutants/expected/visibility.ts';
import { withoutOneOperand } from './mutants/mutations/parts.ts';
import { endingOf, failuresIn, tableOf } from './mutants/report.ts';

const share = Number(process.env.LINTEL_MUTANTS_SHARE ?? 0.1);
// CI asks the same each time, so that it fails for what was changed; everybody else asks something new.
const seed = Number(process.env.LINTEL_MUTANTS_SEED ?? (process.env.CI === 'true' ? 20_261_121 : Date.now() % 2 ** 31));

// Each mutant is one weakened policy, key, privilege or trigger (security notes, R4). `npm run mutants` makes all of them.
describe('a weakened database', () => {
  let campaign: Campaign;
  beforeAll(async () => {
    // Fails unless the healthy database keeps every promise.
    campaign = await openCampaign();
  }, 300_000);
  afterAll(() => campaign?.stage.close());

  test('a promise is asked about every table, of everybody', () => {
    const { stage, probes } = campaign;
    expect(Object.keys(expectedTables).sort()).toEqual(stage.catalog.tables.map(({ name }) => name).sort());
    for (const { name } of stage.catalog.tables) {
      const promises = probes.filter(({ about }) => about.includes(name)).map(({ promise }) => promise);
      for (const actor of stage.actors)
        expect(
          promises.some((promise) => promise.startsWith(`${actor.name} sees`)),
          `${actor.name} of ${name}`,
        ).toBe(true);
    }
    expect(probes.length).toBeGreaterThan(10_000);
  });

  test(`is noticed: a share of ${share} of all mutants, drawn with seed ${seed}`, { timeout: 900_000 }, async () => {
    const verdicts = await runMutants(campaign, drawn(campaign.mutants, { share, seed }), { isThorough: false });
    expect(failuresIn(verdicts), `LINTEL_MUTANTS_SEED=${seed}\n${tableOf(verdicts)}`).toEqual([]);
    expect(verdicts.length).toBeGreaterThanOrEqual(campaign.mutants.length * share);
  });

  test('that changes nothing is not said to be noticed', async () => {
    const none = { kind: 'policy dropped', name: 'none at all', about: ['property.units'], statements: [] } as const;
    const verdict = await detect(campaign, none, true);
    expect(endingOf(verdict)).toBe('survived');
    expect(failuresIn([verdict])).toEqual(['policy dropped: none at all survived']);
  });
});

test('every operand of every AND and OR is taken away once', () => {
  const text = `((a = 'x AND (y') OR ((b = 1) AND (c = ANY ((SELECT f())::uuid[]))))`;
  expect(withoutOneOperand(text).map(({ left }) => left)).toEqual([
    `((a = 'x AND (y') OR ((c = ANY ((SELECT f())::uuid[]))))`,
    `((a = 'x AND (y') OR ((b = 1)))`,
    `(((b = 1) AND (c = ANY ((SELECT f())::uuid[]))))`,
    `((a = 'x AND (y'))`,
  ]);
});
