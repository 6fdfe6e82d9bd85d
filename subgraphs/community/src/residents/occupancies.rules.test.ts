import { describe, expect, it } from 'vitest';
import { checkTerm, endTerm, kindFromSdl, kindToSdl } from './occupancies.rules.ts';

const openEnded = { startDate: '2024-01-01', endDate: null };

describe('a term', () => {
  it('may last one day, and may not end before it starts', () => {
    expect(checkTerm({ startDate: '2024-02-29', endDate: '2024-02-29' }).ok).toBe(true);
    expect(checkTerm(openEnded).ok).toBe(true);
    expect(checkTerm({ startDate: '2024-03-01', endDate: '2024-02-29' })).toMatchObject({
      ok: false,
      failures: [{ code: 'OCCUPANCY_END_OUT_OF_TERM' }],
    });
  });

  it.each([
    [null, '2024-06-30', true],
    [null, '2023-12-31', false],
    ['2024-12-31', '2024-06-30', true],
    ['2024-12-31', '2024-12-31', true],
    ['2024-12-31', '2025-01-01', false],
  ])('that ends on %s and is ended on %s: %s', (endDate, wanted, allowed) => {
    expect(endTerm({ ...openEnded, endDate }, wanted).ok).toBe(allowed);
  });
});

describe('the kinds', () => {
  it('of the API and of the database are the same words', () => {
    for (const kind of ['owner', 'tenant', 'authorised'] as const) expect(kindFromSdl(kindToSdl(kind))).toBe(kind);
  });
});
