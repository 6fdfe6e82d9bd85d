import { type Asked, brokenRules, detect, firstBroken, type Verdict } from './detect.ts';
import { allMutants } from './mutations/all.ts';
import type { Mutant } from './mutations/mutant.ts';
import { allProbes } from './probes/all.ts';
import { openStage } from './stage/stage.ts';

/** A stage with everything that is asked and everything that is tried on it. */
export type Campaign = Asked & { readonly mutants: readonly Mutant[] };

/** Error: the database does not keep a promise although nobody weakened it. */
export const openCampaign = async (): Promise<Campaign> => {
  const stage = await openStage();
  try {
    const probes = await allProbes(stage);
    const broken = [
      (await firstBroken(stage.admin, probes)) ?? [],
      await brokenRules(stage.admin, stage.catalog),
    ].flat();
    if (broken.length > 0)
      throw new Error(`the healthy database does not keep what is expected of it:\n${broken.join('\n')}`);
    return { stage, probes, mutants: allMutants(stage) };
  } catch (error) {
    await stage.close();
    throw error;
  }
};

export type Choice = {
  /** 1 for all mutants, 0.1 for every tenth. */
  readonly share: number;
  /** Draws which ones. */
  readonly seed: number;
};

/** The mutants of a share, the same for the same seed; of each kind one at least. */
export const drawn = (mutants: readonly Mutant[], { share, seed }: Choice): readonly Mutant[] => {
  const kinds = Map.groupBy(mutants, ({ kind }) => kind);
  return [...kinds.values()].flatMap((ofKind) =>
    ofKind
      .map((mutant) => ({ mutant, lot: lotOf(`${seed} ${mutant.kind} ${mutant.name}`) }))
      .sort((one, other) => one.lot - other.lot)
      .slice(0, Math.max(1, Math.ceil(ofKind.length * share)))
      .map(({ mutant }) => mutant),
  );
};

/** FNV-1a: spreads names well enough to draw by. */
const lotOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
};

export type RunOptions = {
  /** As in `detect`. */
  readonly isThorough: boolean;
  readonly onVerdict?: (verdict: Verdict) => void;
};

/** Makes one mutant after the other and tells how each was noticed. Error: the mutants left something behind. */
export const runMutants = async (
  asked: Asked,
  mutants: readonly Mutant[],
  { isThorough, onVerdict }: RunOptions,
): Promise<readonly Verdict[]> => {
  const { stage, probes } = asked;
  const verdicts: Verdict[] = [];
  for (const mutant of mutants) {
    const verdict = await detect(asked, mutant, isThorough);
    onVerdict?.(verdict);
    verdicts.push(verdict);
  }
  const left = (await firstBroken(stage.admin, probes)) ?? (await brokenRules(stage.admin, stage.catalog))[0];
  if (left !== undefined) throw new Error(`a mutant was not taken back: ${left}`);
  return verdicts;
};
