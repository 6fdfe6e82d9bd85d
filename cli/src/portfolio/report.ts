import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count } from '../progress.ts';
import { table } from '../table.ts';
import type { Remark } from './draft.ts';
import type { Plan } from './plan.ts';
import type { Outcome } from './run-import.ts';

type Made = { readonly created: number; readonly alreadyThere: number };

/** What an import did, for people and, as JSON, for programs. */
export type Report = {
  readonly file: string;
  readonly organization: string;
  readonly dryRun: boolean;
  readonly seconds: number;
  /** Why the run ended early; null when it did not. */
  readonly stopped: string | null;
  readonly rows: {
    readonly total: number;
    readonly complete: number;
    readonly failed: number;
    readonly unfinished: number;
  };
  readonly communities: Made;
  readonly properties: Made;
  readonly units: Made;
  readonly failures: readonly Remark[];
  readonly warnings: readonly Remark[];
};

type Run = { readonly file: string; readonly organization: string; readonly dryRun: boolean; readonly seconds: number };

export const reportOn = (plan: Plan, { items, communities, ...outcome }: Outcome, run: Run): Report => {
  const byLine = (one: Remark, other: Remark) => one.line - other.line;
  const failures = [...plan.failures, ...items.flatMap(({ failure }) => failure ?? [])].sort(byLine);
  const failed = new Set(failures.map(({ line }) => line)).size;
  const complete = items.filter(({ isDone }) => isDone).length;
  const sum = (pick: (item: (typeof items)[number]) => number) => items.reduce((total, item) => total + pick(item), 0);
  return {
    ...run,
    stopped: outcome.stopped ?? null,
    rows: { total: plan.rowCount, complete, failed, unfinished: plan.rowCount - complete - failed },
    communities: { created: communities.created, alreadyThere: communities.existing },
    properties: {
      created: sum(({ origin }) => Number(origin === 'created')),
      alreadyThere: sum(({ origin }) => Number(origin === 'existing')),
    },
    units: {
      created: sum(({ unitsCreated }) => unitsCreated),
      alreadyThere: sum(({ unitsExisting }) => unitsExisting),
    },
    failures,
    warnings: [...plan.warnings, ...outcome.warnings].sort(byLine),
  };
};

export const exitCodeOf = (report: Report): ExitCode => {
  const { rows, communities, properties, units, stopped } = report;
  if (stopped === null) return rows.failed === 0 ? exitCodes.done : exitCodes.incomplete;
  const isAnythingIn = [communities, properties, units].some(({ created, alreadyThere }) => created + alreadyThere > 0);
  return isAnythingIn ? exitCodes.incomplete : exitCodes.impossible;
};

const mostWarnings = 20;

/** The report as lines of text. */
export const reportText = (report: Report): string => {
  const { file, organization, dryRun, seconds, rows, stopped, failures, warnings } = report;
  const title = dryRun
    ? `Dry run of ${file} into ${organization} (${seconds.toFixed(1)} s): nothing was written.`
    : `Imported ${file} into ${organization} (${seconds.toFixed(1)} s).`;
  const line = (name: string, { created, alreadyThere }: Made) => [name, count(created), count(alreadyThere)];
  const counts = table(
    [
      ['', dryRun ? 'to create' : 'created', 'already there'],
      line('communities', report.communities),
      line('properties', report.properties),
      line('units', report.units),
    ],
    [1, 2],
  );
  const shownWarnings = warnings.slice(0, mostWarnings);
  const hidden = warnings.length - shownWarnings.length;
  return [
    stopped === null
      ? title
      : `${title.replace(/^Imported/, 'Partly imported').replace(/\.$/, '')} and stopped: ${stopped}`,
    '',
    counts,
    ...section(`${amount(warnings.length, 'warning')}:`, shownWarnings),
    ...(hidden > 0 ? [`  … and ${hidden} more; --json lists all`] : []),
    ...section(`${amount(rows.failed, 'row')} failed:`, failures),
    ...(rows.unfinished > 0
      ? ['', `${amount(rows.unfinished, 'row')} not finished; run the same command again to go on.`]
      : []),
  ].join('\n');
};

const section = (title: string, remarks: readonly Remark[]): string[] =>
  remarks.length === 0 ? [] : ['', title, ...remarks.map(remarkText)];

const remarkText = ({ line, field, reason }: Remark): string =>
  `  line ${line}  ${field === null ? '' : `${field}: `}${reason}`;

const amount = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
