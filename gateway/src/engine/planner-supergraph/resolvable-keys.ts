import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql';

/**
 * The planner takes the first key of a type that a subgraph can satisfy without asking whether it may be used from outside, so a
 * `@key(…, resolvable: false)` that stands first hides the one that would do. The order of keys means nothing else, so those are put last.
 */
export const resolvableKeysFirst = (supergraphSdl: string): string => {
  if (!/resolvable:\s*false/.test(supergraphSdl)) return supergraphSdl;
  const reorder = <T extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: T): T => {
    const directives = node.directives ?? [];
    const last = directives.filter(isUnresolvable);
    return { ...node, directives: [...directives.filter((directive) => !isUnresolvable(directive)), ...last] };
  };
  return print(
    visit(parse(supergraphSdl, { noLocation: true }), {
      ObjectTypeDefinition: reorder,
      InterfaceTypeDefinition: reorder,
    }),
  );
};

const isUnresolvable = ({ name, arguments: given }: ConstDirectiveNode): boolean =>
  name.value === 'join__type' &&
  given?.some(
    (argument) =>
      argument.name.value === 'resolvable' && argument.value.kind === Kind.BOOLEAN && argument.value.value === false,
  ) === true;
