import type { BenchFacts } from '../facts.ts';

/** What a GraphQL engine is asked. */
export type Question = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
};

/** The hand-written statement of a scenario. It answers one row with one text column, `answer`: the whole response body. */
export type FloorStatement = {
  readonly text: string;
  /** The variables of the question that are its parameters, in order. */
  readonly parameters: readonly string[];
};

/** Why an engine is left out of a scenario. */
export type LeftOut = { readonly leftOut: string };

/**
 * A request that is repeated under load, asked in three dialects that must have the same answer. One file per scenario;
 * `index.ts` lists them.
 */
export type Scenario = {
  readonly name: string;
  readonly title: string;
  /** How many objects with an identity the answer holds. */
  readonly entities: number;
  /** Over the federated schema: Lintel and every federated peer. */
  readonly federated: (facts: BenchFacts) => Question;
  /** Over PostGraphile's schema, with the aliases of `postgraphile.ts`. */
  readonly postgraphile: ((facts: BenchFacts) => Question) | LeftOut;
  readonly floor: FloorStatement | LeftOut;
  /** For scenarios that send something else than the plain question. */
  readonly sending?: Sending;
};

/** What a scenario changes in the requests. */
export type Sending = {
  /** A different body per request, taken in turn: for commands that would wait for each other on one object. */
  readonly questions?: (facts: BenchFacts) => readonly Question[];
  /** Each request carries an idempotency key of its own. */
  readonly idempotent?: boolean;
  /** Lintel registers the question first, and the requests name it by its id. */
  readonly persisted?: boolean;
  /** Requests at once; 20 when left out. */
  readonly connections?: number;
  /** Federated peers that cannot take part. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** What of the answers must be equal; the whole of them when left out. */
  readonly comparable?: (data: unknown) => unknown;
};

export const isLeftOut = (value: object): value is LeftOut => 'leftOut' in value;
