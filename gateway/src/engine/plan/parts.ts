import type { GraphQLSchema } from 'graphql';
import type { Observer } from '../observer.ts';
import type { Source } from '../source.ts';
import type { TypeConditions } from './type-conditions.ts';

/** What the steps of a plan are made with. */
export type PlanParts = {
  readonly source: (subgraph: string) => Source<unknown>;
  readonly conditions: TypeConditions;
  readonly schema: GraphQLSchema;
  /** The operation's own defaults, under internal names. */
  readonly variableDefaults: Readonly<Record<string, unknown>>;
  readonly observer: Observer;
};
