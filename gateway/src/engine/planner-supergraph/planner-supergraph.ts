import type { QueryPlan } from '@apollo/query-planner';
import { parse, print } from 'graphql';
import { nameRequiredArguments } from './required-arguments.ts';
import { resolvableKeysFirst } from './resolvable-keys.ts';
import { restorePlan } from './restore-plan.ts';
import { separateRequirements } from './separate-requirements.ts';

/** A supergraph as the planner has to see it, and the way back from its plans to the real one. */
export type PlannerSupergraph = { readonly sdl: string; readonly restore: (plan: QueryPlan) => QueryPlan };

/** Rewrites what the planner gets wrong: the order of keys, and some of `@requires`. Most supergraphs stay as they are. */
export const plannerSupergraph = (originalSdl: string): PlannerSupergraph => {
  const supergraphSdl = resolvableKeysFirst(originalSdl);
  if (!supergraphSdl.includes('requires:')) return { sdl: supergraphSdl, restore: (plan) => plan };
  const named = nameRequiredArguments(parse(supergraphSdl, { noLocation: true }));
  const { document, subgraphs } = separateRequirements(named.document, named.required);
  if (named.required.size === 0 && subgraphs.size === 0) return { sdl: supergraphSdl, restore: (plan) => plan };
  const madeUp = { required: named.required, subgraphs };
  return { sdl: print(document), restore: (plan) => restorePlan(plan, madeUp) };
};
