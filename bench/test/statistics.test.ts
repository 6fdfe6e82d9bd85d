import { expect, test } from 'vitest';
import { summary } from '../src/measure.ts';
import { median, percentile, spread } from '../src/statistics.ts';

test('the median is the value in the middle, or the mean of the two there', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([40, 10, 30, 20])).toBe(25);
  expect(median([])).toBe(0);
});

test('a percentile is a value that was measured, by nearest rank', () => {
  const sorted = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(percentile(sorted, 0.5)).toBe(10);
  expect(percentile(sorted, 0.95)).toBe(19);
  expect(percentile(sorted, 1)).toBe(20);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

test('the spread is the distance of the extremes as a share of the median', () => {
  expect(spread([90, 100, 110])).toEqual({ least: 90, most: 110, share: 0.2 });
});

test('rounds are summed up by medians, and by the most memory', () => {
  const round = (rps: number, rssMb: number) => ({
    rps,
    p50Ms: 1000 / rps,
    p95Ms: 3000 / rps,
    p99Ms: 4000 / rps,
    cpuMsPerRequest: 2,
    postgresCpuMsPerRequest: 1,
    generatorCpuMsPerRequest: 0.1,
    rssMb,
    bytesPerAnswer: 100,
  });
  expect(summary([round(100, 300), round(200, 250), round(125, 200)])).toMatchObject({
    rps: 125,
    p50Ms: 8,
    rssMb: 300,
    rounds: [100, 200, 125],
    spread: { least: 100, most: 200, share: 0.8 },
  });
});
