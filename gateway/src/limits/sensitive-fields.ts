import { RequestError } from '@lintel/server/request-error';
import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import type { CostedOperation } from './cost.ts';
import type { CostModel } from './cost-model.ts';

/**
 * An operation may have one `@sensitive` root field: a thousand sign-ins in one request would pass a limit that counts requests. Those that are
 * skipped count too, those that merge count once. Error: LIMIT_EXCEEDED.
 */
export const assertOneSensitiveField = (
  { schema, document, operation }: CostedOperation,
  { sensitive }: CostModel,
): void => {
  const root = schema.getRootType(operation.operation)?.name;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const keys = rootKeys(operation.selectionSet, fragments, (name) => sensitive.has(`${root}.${name}`));
  if (keys.size > 1)
    throw new RequestError('LIMIT_EXCEEDED', {
      message: 'The operation signs in, answers a challenge or moves money more than once; send one at a time.',
      extensions: { limit: 'sensitiveFields', maximum: 1 },
    });
};

const rootKeys = (
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  isWanted: (field: string) => boolean,
): ReadonlySet<string> => {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const { name, alias = name } = selection;
        if (isWanted(name.value)) keys.add(alias.value);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        look(selection.selectionSet);
        continue;
      }
      const fragment = fragments.get(selection.name.value);
      if (fragment === undefined || seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
      look(fragment.selectionSet);
    }
  };
  look(selectionSet);
  return keys;
};
