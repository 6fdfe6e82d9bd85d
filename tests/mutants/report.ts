import type { Verdict } from './detect.ts';
import { equivalentMutants, isKnown, type Known, unseenMutants } from './expected/unseen.ts';
import { type Mutant, mutantKinds } from './mutations/mutant.ts';

/**
 * How a mutant ended:
 *
 * - `behaviour`: somebody saw or changed what he should not, or could not what he should;
 * - `catalog`: nobody can tell by trying, for a reason on record, and a rule of the catalog told;
 * - `equivalent`: nothing tells, because nothing changed, for a reason on record;
 * - `unexplained`: only a rule of the catalog told, and nobody said why no behaviour can;
 * - `survived`: nothing told.
 */
export const endings = ['behaviour', 'catalog', 'equivalent', 'unexplained', 'survived'] as const;
export type Ending = (typeof endings)[number];

export const endingOf = ({ mutant, behaviour, catalog }: Verdict): Ending => {
  if (behaviour !== undefined) return 'behaviour';
  if (catalog !== undefined) return isKnown(unseenMutants, mutant) ? 'catalog' : 'unexplained';
  return isKnown(equivalentMutants, mutant) ? 'equivalent' : 'survived';
};

/** Mutants that must not end like that, each with what is known of it. */
export const failuresIn = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts
    .filter((verdict) => ['survived', 'unexplained'].includes(endingOf(verdict)))
    .map(
      ({ mutant, catalog }) =>
        `${mutant.kind}: ${mutant.name}${catalog === undefined ? ' survived' : ` – only told by: ${catalog}`}`,
    );

/** Reasons on record that no mutant needed; only a run of all mutants can tell. */
export const needlessReasons = (verdicts: readonly Verdict[]): readonly string[] => {
  const needed = (ending: Ending) =>
    verdicts.filter((verdict) => endingOf(verdict) === ending).map(({ mutant }) => mutant);
  const needless = (list: readonly Known[], mutants: readonly Mutant[]) =>
    list.filter((known) => !mutants.some((mutant) => isKnown([known], mutant)));
  return [...needless(unseenMutants, needed('catalog')), ...needless(equivalentMutants, needed('equivalent'))].map(
    ({ kinds, names, reason }) => `no mutant needs the reason any more: ${kinds.join(', ')} ${names.source}: ${reason}`,
  );
};

/** One line per kind of mutant, and their sum. */
export const tableOf = (verdicts: readonly Verdict[]): string => {
  const rows = [...mutantKinds, 'all'].map((kind) => {
    const ofKind = verdicts.filter(({ mutant }) => kind === 'all' || mutant.kind === kind);
    const counts = endings.map((ending) => ofKind.filter((verdict) => endingOf(verdict) === ending).length);
    return [kind, ofKind.length, ...counts];
  });
  const head = ['kind', 'mutants', ...endings];
  const lines = [head, ...rows.filter(([, count]) => count !== 0)];
  const width = Math.max(...lines.map(([kind]) => String(kind).length));
  return lines
    .map(
      ([kind, ...cells]) => `${String(kind).padEnd(width)}${cells.map((cell) => String(cell).padStart(12)).join('')}`,
    )
    .join('\n');
};
