import type { Attempt, Outcome } from '../stage/attempts.ts';

/** One question to the database whose right answer is known. */
export type Probe = {
  /** A sentence that is true of the healthy database. */
  readonly promise: string;
  /** Tables, views and functions that it asks about: those of a mutant are asked first. */
  readonly about: readonly string[];
  /** What was asked about: `keys` for probes that stay right when rows of a table are missing. */
  readonly group: 'rows' | 'keys' | 'rights' | 'rules';
  readonly attempt: Attempt;
  /** What is wrong with the outcome; nothing when it is right. */
  readonly judge: (outcome: Outcome) => string | undefined;
};

/** A promise that does not hold, and how. */
export const describeOutcome = ({ state, message, constraint, answer }: Outcome): string =>
  state === 'ok'
    ? `it went through${answer === null ? '' : `: ${answer.slice(0, 200)}`}`
    : `${state} ${constraint} ${message}`;
