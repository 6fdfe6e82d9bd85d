import type { Session } from '@lintel/kernel/session';
import type { Context } from '@lintel/server/context';

/** An operation as a client sends it. */
export type Question = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** What all executors share while they answer one question, so that they read one snapshot of the data. */
export type Asking = {
  readonly scope: Context;
  readonly session: Session | null;
};

/** An error as the comparison sees it. Messages and locations are not compared. */
export type SeenError = {
  readonly path: readonly (string | number)[] | undefined;
  readonly code: string;
};

export type Answer = {
  readonly data: unknown;
  readonly errors: readonly SeenError[];
};

/** Answers one question. Rejects only when the executor itself breaks, which the test reports as a difference. */
export type Executor = (question: Question, asking: Asking) => Promise<Answer>;

/** What a subgraph did with one fetch, other than answer it: the whole of it, or one whole entity, has no data. */
export type Refusal = { readonly subgraph: string; readonly code: string };

export type FederatedAnswer = Answer & { readonly refusals: readonly Refusal[] };

/** An executor that fetches from subgraphs, with what was refused on the way. */
export type FederatedExecutor = (question: Question, asking: Asking) => Promise<FederatedAnswer>;

/** `broke` is what the stock executor threw instead of answering. */
export type StockAnswer = FederatedAnswer & { readonly broke?: string };
export type StockExecutor = (question: Question, asking: Asking) => Promise<StockAnswer>;
