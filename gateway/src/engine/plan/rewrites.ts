import type { FetchDataRewrite } from '@apollo/query-planner';
import { type Data, isData, own } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

/** Changes an object that was made for one fetch or came from one, in place. */
export type Rewrite = (value: Data) => void;

const fragmentPrefix = '... on ';

/**
 * Compiles the rewrites of a fetch. The planner sets a value where a subgraph knows an entity under another type name (`@interfaceObject`), and
 * renames a key where two types of an abstract one have fields of one name and different types.
 */
export const compileRewrites = (
  rewrites: readonly FetchDataRewrite[] | undefined,
  conditions: TypeConditions,
): Rewrite | undefined => {
  if (rewrites === undefined || rewrites.length === 0) return undefined;
  const parts = rewrites.map((rewrite) => compileRewrite(rewrite, conditions));
  return (value) => {
    for (const part of parts) part(value);
  };
};

const compileRewrite = (rewrite: FetchDataRewrite, conditions: TypeConditions): Rewrite => {
  const steps = rewrite.path.slice(0, -1);
  const last = rewrite.path.at(-1) ?? '';
  const change = changeOf(rewrite, last);
  const walk = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth);
      return;
    }
    if (!isData(value)) return;
    const step = steps[depth];
    if (step === undefined) change(value);
    else if (!step.startsWith(fragmentPrefix)) walk(own(value, step), depth + 1);
    else if (conditions.applies(step.slice(fragmentPrefix.length), value, true)) walk(value, depth + 1);
  };
  return (value) => walk(value, 0);
};

const changeOf = (rewrite: FetchDataRewrite, key: string): ((object: Data) => void) => {
  if (rewrite.kind === 'ValueSetter')
    return (object) => {
      object[key] = rewrite.setValueTo;
    };
  return (object) => {
    const value = own(object, key);
    if (value === undefined) return;
    object[rewrite.renameKeyTo] = value;
    delete object[key];
  };
};
