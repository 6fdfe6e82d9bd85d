/** Who is told what the engine does; for metrics, traces and tests. Every function must be quick and must not throw. */
export type Observer = {
  /** A plan was made (seconds), or found. */
  readonly planned: (seconds: number | undefined) => void;
  /** A plan was made (seconds) before anybody asked for it. */
  readonly warmed: (seconds: number) => void;
  /** A fetch begins; the function that it answers is called when it has ended. */
  readonly fetching: (subgraph: string, context: unknown) => (outcome: 'ok' | 'error' | 'unavailable') => void;
  /** How many representations a fetch needed, and how many of them were different. */
  readonly deduplicated: (subgraph: string, wanted: number, sent: number) => void;
};

const nothing = () => undefined;

/** Tells nobody. */
export const unobserved: Observer = {
  planned: nothing,
  warmed: nothing,
  fetching: () => nothing,
  deduplicated: nothing,
};
