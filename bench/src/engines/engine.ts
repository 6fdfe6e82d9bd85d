import type { Site } from '../site.ts';
import type { Fleet } from './fleet.ts';

/** Every engine that can be measured, in the order of the table. */
export const engineNames = [
  'lintel',
  'lintelServices',
  'postgraphile',
  'apolloHttp',
  'apolloLocal',
  'hiveGateway',
  'sqlFloor',
] as const;
export type EngineName = (typeof engineNames)[number];

/** How an engine is asked: over the federated schema, over PostGraphile's, or by the name of a statement. */
export type Dialect = 'federated' | 'postgraphile' | 'floor';

export type Engine = {
  readonly name: EngineName;
  readonly title: string;
  readonly dialect: Dialect;
  readonly start: (starting: Starting) => Promise<RunningEngine>;
};

export type Starting = {
  readonly site: Site;
  readonly logs: string;
  /** Flags of Node for the engine's main process, such as `--cpu-prof`. */
  readonly nodeFlags: readonly string[];
  /** The five subgraph servers, started when the first engine asks for them and shared by all. */
  readonly fleet: () => Promise<Fleet>;
};

/** An engine that answers. */
export type RunningEngine = {
  readonly origin: string;
  /** All processes that work for it, Postgres left out. */
  readonly pids: readonly number[];
  /** What each request carries besides its content type. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly stop: () => Promise<void>;
};
