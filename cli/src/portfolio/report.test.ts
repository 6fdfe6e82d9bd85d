import { expect, it } from 'vitest';
import { type Report, reportText } from './report.ts';

const report: Report = {
  file: 'f.csv',
  organization: 'Cedar',
  dryRun: false,
  seconds: 12.34,
  stopped: null,
  rows: { total: 3, complete: 2, failed: 1, unfinished: 0 },
  communities: { created: 1, alreadyThere: 0 },
  properties: { created: 2, alreadyThere: 0 },
  units: { created: 1234, alreadyThere: 5 },
  failures: [{ line: 3, field: 'Units', reason: '"0" is not a whole number from 1 to 5,000' }],
  warnings: [],
};

it('the report tells what was made and each failed row with line, column and reason', () => {
  expect(reportText(report)).toBe(
    [
      'Imported f.csv into Cedar (12.3 s).',
      '',
      '             created  already there',
      'communities        1              0',
      'properties         2              0',
      'units          1,234              5',
      '',
      '1 row failed:',
      '  line 3  Units: "0" is not a whole number from 1 to 5,000',
    ].join('\n'),
  );
});

it('the report of a run that ended early tells why and how to go on', () => {
  const text = reportText({
    ...report,
    stopped: 'It was interrupted.',
    rows: { total: 9, complete: 2, failed: 1, unfinished: 6 },
  });
  expect(text).toContain('Partly imported f.csv into Cedar (12.3 s) and stopped: It was interrupted.');
  expect(text).toContain('6 rows not finished; run the same command again to go on.');
});

it('the report of a dry run promises nothing', () => {
  const text = reportText({ ...report, dryRun: true });
  expect(text).toContain('Dry run of f.csv into Cedar (12.3 s): nothing was written.');
  expect(text).toContain('to create');
});

it('the report shows twenty warnings and the number of the others', () => {
  const warnings = Array.from({ length: 32 }, (_, index) => ({ line: index + 2, field: null, reason: 'is odd' }));
  const text = reportText({ ...report, warnings });
  expect(text.match(/is odd/g)).toHaveLength(20);
  expect(text).toContain('32 warnings:');
  expect(text).toContain('… and 12 more');
});
