import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Data } from './merge.ts';

/** Which objects a type condition is about. All types count, also those that clients do not see. */
export type TypeConditions = {
  /** `otherwise` is the answer for an object that does not say its type. */
  readonly applies: (condition: string, object: Data, otherwise?: boolean) => boolean;
  /** Whether an object can have this as its real type; an interface is what subgraphs with `@interfaceObject` call theirs. */
  readonly isConcrete: (name: unknown) => boolean;
};

export const typeConditions = (schema: GraphQLSchema): TypeConditions => {
  const members = new Map<string, ReadonlySet<string>>();
  const membersOf = (condition: string): ReadonlySet<string> => {
    const known = members.get(condition);
    if (known !== undefined) return known;
    const type = schema.getType(condition);
    const names = new Set([condition]);
    if (isAbstractType(type)) {
      for (const member of schema.getPossibleTypes(type)) names.add(member.name);
      if (isInterfaceType(type))
        for (const member of schema.getImplementations(type).interfaces) names.add(member.name);
    }
    members.set(condition, names);
    return names;
  };
  const concrete = new Set(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .map(({ name }) => name),
  );
  return {
    applies: (condition, { __typename: name }, otherwise = false) => {
      if (name === undefined || name === null) return otherwise;
      return name === condition || membersOf(condition).has(name as string);
    },
    isConcrete: (name) => concrete.has(name as string),
  };
};
