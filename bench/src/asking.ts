import type { Dialect, RunningEngine } from './engines/engine.ts';
import type { BenchFacts } from './facts.ts';
import { normalisePostgraphile } from './normalise.ts';
import { isLeftOut, type Question, type Scenario } from './scenarios/scenario.ts';

/** The HTTP requests of a scenario in the dialect of an engine. */
export type Asking = { readonly path: string; readonly bodies: readonly string[] };

/** Answers in `leftOut` why a dialect cannot ask this. */
export const askingOf = (scenario: Scenario, dialect: Dialect, facts: BenchFacts): Asking | { leftOut: string } => {
  const federated = scenario.sending?.questions?.(facts) ?? [scenario.federated(facts)];
  if (dialect === 'federated') return { path: '/graphql', bodies: federated.map(bodyOf) };
  if (dialect === 'floor') {
    if (isLeftOut(scenario.floor)) return scenario.floor;
    return { path: `/${scenario.name}`, bodies: federated.map(({ variables }) => JSON.stringify({ variables })) };
  }
  if (isLeftOut(scenario.postgraphile)) return scenario.postgraphile;
  return { path: '/graphql', bodies: [bodyOf(scenario.postgraphile(facts))] };
};

const bodyOf = ({ query, variables }: Question): string => JSON.stringify({ query, variables });

/** What an engine answers to a request, in the shape of the federated schema. Rejects when it has errors. */
export const ask = async (
  engine: RunningEngine,
  { path, body, dialect, headers }: { path: string; body: string; dialect: Dialect; headers?: Record<string, string> },
): Promise<unknown> => {
  const response = await fetch(`${engine.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await engine.headers()), ...headers },
    body,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`status ${response.status}: ${text.slice(0, 1000)}`);
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`errors: ${JSON.stringify(errors).slice(0, 1000)}`);
  return dialect === 'postgraphile' ? normalisePostgraphile(data) : data;
};
