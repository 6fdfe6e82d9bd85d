import { type FieldNode, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { api } from './api-schema.ts';
import { ask, type Caller, type Raw } from './ask.ts';
import type { Call } from './calls.ts';

/**
 * Asks for as much as the caller may ask: what is FORBIDDEN to him is left out and remembered in `forbidden`, until nothing
 * is or the root field itself is. A whole answer that is refused would hide what the allowed part of it shows.
 */
export const askAllowed = async (caller: Caller, call: Call, forbidden: Set<string>): Promise<Raw> => {
  for (;;) {
    const query = withoutFields(call.query, forbidden);
    // Everything is left out: the whole question shows the refusal.
    if (query === undefined) return ask(caller, call);
    const answer = await ask(caller, { query, variables: call.variables });
    const news = forbiddenIn(answer).filter((coordinate) => !forbidden.has(coordinate));
    if (news.length === 0) return answer;
    for (const coordinate of news) forbidden.add(coordinate);
  }
};

/** The schema coordinates for which an answer was FORBIDDEN. */
export const forbiddenIn = ({ errors }: Raw): readonly string[] =>
  (errors ?? []).flatMap(({ extensions }) =>
    extensions.code === 'FORBIDDEN' ? [(extensions as unknown as { coordinate: string }).coordinate] : [],
  );

/** The document without fields of these coordinates or of these types; undefined when no root field is left. */
const withoutFields = (query: string, forbidden: ReadonlySet<string>): string | undefined => {
  const types = new TypeInfo(api);
  const isForbidden = (node: FieldNode): boolean => {
    const parent = types.getParentType();
    const type = String(types.getType()).replaceAll(/[[\]!]/g, '');
    return forbidden.has(`${parent?.name}.${node.name.value}`) || forbidden.has(type);
  };
  const rest = visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field: { enter: (node) => (isForbidden(node) ? null : undefined) },
      SelectionSet: {
        leave: (node, _key, parent) => {
          if (node.selections.length > 0 || (parent as { kind?: string }).kind === Kind.OPERATION_DEFINITION)
            return undefined;
          return { ...node, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] };
        },
      },
    }),
  );
  const [operation] = rest.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION && operation.selectionSet.selections.length > 0
    ? print(rest)
    : undefined;
};
