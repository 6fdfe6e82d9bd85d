import { fail, ok, type Result } from './result.ts';

/** The life of an object as data: from which state it may go to which others. A state with no way out is final. */
export type Transitions<State extends string> = {
  /** All states in the order written; never empty, so that it can be the list of a CHECK or of a column's enum. */
  readonly states: readonly [State, ...State[]];
  /** The states that can follow `from`; empty for a final state. */
  next(from: State): readonly State[];
  allows(from: State, to: State): boolean;
  /** The new state, or INVALID_TRANSITION naming the states that are allowed instead (rule R40). */
  check(from: State, to: State): Result<State>;
};

type TransitionTable<State extends string> = { readonly [S in State]: readonly NoInfer<State>[] };

/** `transitions({ draft: ['active'], active: ['ended'], ended: [] })`: naming an unknown state does not compile. */
export function transitions<State extends string>(table: TransitionTable<State>): Transitions<State> {
  // A map, because a state read from a row must never meet `Object.prototype`.
  const nextByState = new Map(Object.entries(table) as [State, readonly State[]][]);
  const [first, ...others] = nextByState.keys();
  if (first === undefined) throw new TypeError('transitions: the table has no state');

  const next = (from: State): readonly State[] => {
    const states = nextByState.get(from);
    if (states === undefined) throw new TypeError(`transitions: ${from} is not a state`);
    return states;
  };
  const allows = (from: State, to: State): boolean => next(from).includes(to);
  const check = (from: State, to: State): Result<State> => {
    const allowed = next(from);
    return allowed.includes(to)
      ? ok(to)
      : fail('INVALID_TRANSITION', { message: refusal(from, to, allowed), details: { from, to, allowed } });
  };
  return { states: [first, ...others], next, allows, check };
}

function refusal(from: string, to: string, allowed: readonly string[]): string {
  const ways = allowed.length === 0 ? `${from} is final` : `allowed: ${allowed.join(', ')}`;
  return `Cannot change from ${from} to ${to}; ${ways}.`;
}
