/** The variables of a request as they came: a client may have put anything there. */
export type Variables = Readonly<Record<string, unknown>>;

/** One reading of a formula. */
export type Reading = {
  readonly variables: Variables;
  /** What parts that several formulas have in common came to. */
  readonly shared: Map<Formula, number>;
};

/** A cost, or a number of elements, that depends on variables at most: a whole number from 0 to `mostCost`. */
export type Formula = number | ((reading: Reading) => number);

/** Where costs stop growing: beyond any limit, and still exact. */
export const mostCost = Number.MAX_SAFE_INTEGER;

const capped = (value: number): number => Math.min(value, mostCost);

/** What a formula comes to for these variables. */
export const evaluate = (formula: Formula, variables: Variables): number =>
  typeof formula === 'number' ? formula : formula({ variables, shared: new Map() });

export const valueIn = (formula: Formula, reading: Reading): number =>
  typeof formula === 'number' ? formula : formula(reading);

export const sum = (formulas: readonly Formula[]): Formula => {
  const open = formulas.filter((formula) => typeof formula !== 'number');
  const constant = formulas.reduce<number>(
    (total, each) => (typeof each === 'number' ? capped(total + each) : total),
    0,
  );
  if (open.length === 0) return constant;
  return (reading) => open.reduce((total, formula) => capped(total + formula(reading)), constant);
};

export const product = (left: Formula, right: Formula): Formula => {
  if (left === 0 || right === 0) return 0;
  if (left === 1) return right;
  if (right === 1) return left;
  if (typeof left === 'number' && typeof right === 'number') return capped(left * right);
  return (reading) => capped(valueIn(left, reading) * valueIn(right, reading));
};

export const maximum = (formulas: readonly Formula[]): Formula => {
  const open = [...new Set(formulas)].filter((formula) => typeof formula !== 'number');
  const constant = formulas.reduce<number>((most, each) => (typeof each === 'number' ? Math.max(most, each) : most), 0);
  if (open.length === 0) return constant;
  return (reading) => open.reduce((most, formula) => Math.max(most, formula(reading)), constant);
};

/** The same formula for use in several others: it is read once for all of them. */
export const sharing = (formula: Formula): Formula =>
  typeof formula === 'number'
    ? formula
    : (reading) => {
        const known = reading.shared.get(formula);
        if (known !== undefined) return known;
        const value = formula(reading);
        reading.shared.set(formula, value);
        return value;
      };
