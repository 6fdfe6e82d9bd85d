import type { ChargeKind } from '@lintel/db/schema/finance';

/** A charge with something still to pay. */
export type OpenCharge = {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly dueOn: string;
  readonly openMinor: bigint;
};

/**
 * Which charges money settles first (rule R17). Kinds of an earlier class come before those of a later one, kinds that no
 * class names come last; within a class the oldest due comes first. Laws differ, so the order is data: assessments before
 * everything else in California (Civ. 5655), interest, late fees and costs before assessments in Florida (720.3085(3)(b)).
 */
export type ApplicationPolicy = { readonly classes: readonly (readonly ChargeKind[])[] };

/** All kinds alike: the oldest due first. */
export const oldestFirst: ApplicationPolicy = { classes: [] };

export type Application = { readonly chargeId: string; readonly amountMinor: bigint };
export type AppliedAmount = { readonly applications: readonly Application[]; readonly unappliedMinor: bigint };

/**
 * Shares an amount out to charges in the order of the policy, each up to what is open on it. What is left over stays
 * unapplied: Σ applications + unapplied = amount, always. The order in which charges are given does not matter.
 */
export const applyAmount = (
  amountMinor: bigint,
  charges: readonly OpenCharge[],
  policy: ApplicationPolicy,
): AppliedAmount => {
  let left = amountMinor;
  const applications: Application[] = [];
  for (const { id, openMinor } of charges.toSorted(inOrderOf(policy))) {
    if (left === 0n) break;
    if (openMinor === 0n) continue;
    const applied = smaller(openMinor, left);
    applications.push({ chargeId: id, amountMinor: applied });
    left -= applied;
  }
  return { applications, unappliedMinor: left };
};

/** `Math.min` is not for bigint. */
const smaller = (a: bigint, b: bigint): bigint => {
  if (a < b) return a;
  return b;
};

/** What is open on charges after applications to them. */
export const afterApplications = <Charge extends OpenCharge>(
  charges: readonly Charge[],
  applications: readonly Application[],
): Charge[] => {
  const applied = new Map(applications.map(({ chargeId, amountMinor }) => [chargeId, amountMinor]));
  return charges.map((charge) => ({ ...charge, openMinor: charge.openMinor - (applied.get(charge.id) ?? 0n) }));
};

/** Ties fall by id, which sorts by the time a charge was made. */
const inOrderOf = ({ classes }: ApplicationPolicy) => {
  const rank = (kind: ChargeKind): number => {
    const index = classes.findIndex((kinds) => kinds.includes(kind));
    return index < 0 ? classes.length : index;
  };
  return (a: OpenCharge, b: OpenCharge): number =>
    rank(a.kind) - rank(b.kind) || compareText(a.dueOn, b.dueOn) || compareText(a.id, b.id);
};

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
