import { expect, test } from 'vitest';
import { measureLatency } from './isolation-load/latency.ts';
import { type LoadOptions, leaksOf, runLoad } from './isolation-load/load.ts';

/**
 * R7: two organizations under load, with cancels, timeouts, errors and dying connections. Five seconds of the hardest form;
 * `LINTEL_ISOLATION_LOAD_SECONDS=60` runs all four for as long as that and prints what they have seen.
 */
const campaign = Number(process.env.LINTEL_ISOLATION_LOAD_SECONDS ?? 0);
const seconds = campaign === 0 ? 5 : campaign;

const forms: readonly Pick<LoadOptions, 'connections' | 'singleFlight'>[] = [
  { connections: 3, singleFlight: true },
  { connections: 3, singleFlight: false },
  { connections: 10, singleFlight: true },
  { connections: 10, singleFlight: false },
];

test.each(campaign === 0 ? forms.slice(0, 1) : forms)(
  'nobody is answered with rows of another organization under load ($connections connections, single-flight $singleFlight)',
  async (form) => {
    const report = await runLoad({ ...form, seconds, concurrency: 200 });
    if (campaign > 0) console.log(JSON.stringify({ ...form, seconds, ...report }));
    expect(report.leaks).toEqual([]);
    // The test means something: rows came, faults happened, clients left.
    expect(report.own).toBeGreaterThanOrEqual(60);
    expect(report.ids).toBeGreaterThan(200);
    expect(report.faults).toBeGreaterThan(0);
    expect(report.cancelled).toBeGreaterThan(0);
  },
  (seconds * 12 + 120) * 1000,
);

test('an answer with the mark or an id of the other organization would be noticed', () => {
  const side = { asked: new Set(['01a1fcf3-0000-7000-8000-000000000001']), foreignMark: /cedarcanary/i };
  const id = '01a1fcf3-0000-7000-8000-000000000002';
  expect(leaksOf(side, `{"data":{"unit":{"id":"${id}","number":"CEDARCANARY 1"}}}`)).toEqual({ marks: 1, ids: [id] });
  // A name that the caller wrote himself, and the id of the request, are no news to him.
  const plain =
    '{"data":null,"errors":[{"message":"no 01a1fcf3-0000-7000-8000-000000000001","extensions":{"requestId":"01a1fcf3-0000-7000-8000-000000000003"}}]}';
  expect(leaksOf(side, plain)).toEqual({ marks: 0, ids: [] });
});

if (campaign > 0)
  test('an object takes as long for a row of another organization as for one of nobody', async () => {
    const rows = await measureLatency(400);
    for (const row of rows) console.log(JSON.stringify(row));
    for (const { field, foreignMs, nobodyMs } of rows)
      expect(Math.abs(foreignMs - nobodyMs), field).toBeLessThan(Math.max(0.3, nobodyMs * 0.1));
  }, 600_000);
