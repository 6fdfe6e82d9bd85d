import type { Session } from '@lintel/kernel/session';
import { contradictions, differences, disagreements } from './compare.ts';
import { withOpenCursors } from './cursors.ts';
import type { Answer, Asking, FederatedAnswer, FederatedExecutor, StockAnswer, StockExecutor } from './executor.ts';
import { arrange } from './faults.ts';
import { type MonolithAnswer, monolith } from './monolith.ts';
import { explainedCodes } from './refusals.ts';
import type { Rendered } from './render.ts';
import { stockFaults } from './stock-faults.ts';
import type { DifferentialWorld } from './world.ts';

/**
 * What was compared with what.
 *
 * - `exact`: with the monolith, data and errors.
 * - `partial`: subgraphs refused fetches; what is there must be the monolith's.
 * - `refused`: the operation itself was refused, by everybody.
 */
export type Verdict = {
  readonly kind: 'exact' | 'partial' | 'refused';
  /** The name of the fault of the stock executor for which it was left out, undefined when it was compared. */
  readonly withoutStock: string | undefined;
  readonly hasErrors: boolean;
  readonly hasData: boolean;
  readonly differences: readonly string[];
};

export type Executors = { readonly ours: FederatedExecutor; readonly stock: StockExecutor };

/** Lets all executors answer one operation in one snapshot, and compares what they say. */
export const judge = async (world: DifferentialWorld, executors: Executors, asked: Asked): Promise<Verdict> =>
  verdictOf(await answersTo(world, executors, asked));

type Asked = { readonly operation: Rendered; readonly session: Session | null };

/** What all three say. */
export const answersTo = async (
  world: DifferentialWorld,
  executors: Executors,
  { operation, session }: Asked,
): Promise<Answers> => {
  const scope = world.scopeFor(session);
  arrange(scope, operation.faults);
  const asking: Asking = { scope, session };
  const key = world.platform.secrets.key('cursor');
  const opened = <T extends Answer>(answer: T): T => ({ ...answer, data: withOpenCursors(answer.data, key) });
  try {
    const [truth, ours, stock] = await Promise.all([
      monolith(operation, asking),
      executors.ours(operation, asking),
      executors.stock(operation, asking),
    ]);
    return { operation, session, truth: opened(truth), ours: opened(ours), stock: opened(stock) };
  } finally {
    await scope.end();
  }
};

export type Answers = Asked & {
  readonly truth: MonolithAnswer;
  readonly ours: FederatedAnswer;
  readonly stock: StockAnswer;
};

/** Pure: what the answers say about each other. */
export const verdictOf = ({ operation, session, truth, ours, stock }: Answers): Verdict => {
  const withoutStock = stockFaults.find(({ applies }) => applies(operation, truth, stock))?.name;
  const seen = { withoutStock, hasErrors: ours.errors.length > 0, hasData: ours.data != null };
  if (truth.data === undefined) {
    const refusesToo = ours.data === undefined && ours.errors.length > 0;
    return { ...seen, kind: 'refused', differences: refusesToo ? [] : ['the operation was not refused'] };
  }
  if (ours.data === undefined)
    return { ...seen, kind: 'exact', differences: [`the operation was refused: ${JSON.stringify(ours.errors)}`] };
  const unlikeStock = withoutStock === undefined ? disagreements(ours, stock, truth) : [];
  const refusals = withoutStock === undefined ? [...ours.refusals, ...stock.refusals] : ours.refusals;
  if (refusals.length === 0)
    return { ...seen, kind: 'exact', differences: [...differences(ours, truth), ...unlikeStock] };
  const explained = explainedCodes(operation, session);
  const unexplained = ours.refusals.filter(({ code }) => !explained.has(code));
  return {
    ...seen,
    kind: 'partial',
    differences: [
      ...contradictions(ours, truth),
      ...unexplained.map(({ subgraph, code }) => `${subgraph} refused a fetch for no reason: ${code}`),
      ...unlikeStock,
    ],
  };
};
