import {
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';
import {
  type CompositeDefinition,
  compositesOf,
  fieldSet,
  fieldSetText,
  textOf,
  withValue,
} from './supergraph-document.ts';

/** What a field is called outside of the planner. */
export type RequiredField = { readonly field: string; readonly arguments: FieldNode['arguments'] };

export type NamedArguments = {
  readonly document: DocumentNode;
  /** The fields that were added, by their names. */
  readonly required: ReadonlyMap<string, RequiredField>;
};

/**
 * Gives every field that is required with arguments a name of its own. The planner knows one selection per name and takes whichever comes last:
 * `rent(currency: EUR)`, which a subgraph requires, and `rent(currency: CHF)`, which a client or another field wants, would be one. With
 * `rent_with0` beside `rent` they are two.
 */
export const nameRequiredArguments = (document: DocumentNode): NamedArguments => {
  const types = compositesOf(document);
  const names = createNames(types);
  const added = new Map<string, Map<string, FieldDefinitionNode>>();

  const add = (type: CompositeDefinition, field: FieldDefinitionNode, name: string): void => {
    const fields = added.get(type.name.value) ?? new Map<string, FieldDefinitionNode>();
    added.set(type.name.value, fields.set(name, { ...field, name: nameNode(name), arguments: [] }));
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION) return;
    for (const other of types.values()) {
      const own = fieldOf(other, field.name.value);
      if (own !== undefined && implementsType(other, type.name.value)) add(other, own, name);
    }
  };
  const rename = (set: SelectionSetNode, type: CompositeDefinition | undefined): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        return {
          ...selection,
          selectionSet: rename(selection.selectionSet, condition === undefined ? type : types.get(condition)),
        };
      }
      const field = type && fieldOf(type, selection.name.value);
      if (type === undefined || field === undefined) return selection;
      const { selectionSet } = selection;
      const below = selectionSet && rename(selectionSet, types.get(namedType(field.type)));
      const renamed = below === undefined ? selection : { ...selection, selectionSet: below };
      if ((selection.arguments ?? []).length === 0) return renamed;
      const name = names.of(selection);
      add(type, field, name);
      return { ...renamed, name: nameNode(name), arguments: [] };
    }),
  });

  const withNames = renameRequirements(document, (text, type) => fieldSetText(rename(fieldSet(text), types.get(type))));
  return { document: addFields(withNames, added), required: names.required };
};

const renameRequirements = (document: DocumentNode, rename: (text: string, type: string) => string): DocumentNode => {
  let type = '';
  const enter = (node: CompositeDefinition) => {
    type = node.name.value;
  };
  return visit(document, {
    ObjectTypeDefinition: { enter },
    InterfaceTypeDefinition: { enter },
    Directive: (node) => {
      const requires = node.name.value === 'join__field' ? textOf(node as never, 'requires') : undefined;
      if (requires === undefined || !requires.includes('(')) return undefined;
      return withValue(node as never, 'requires', { kind: Kind.STRING, value: rename(requires, type) });
    },
  });
};

const addFields = (
  document: DocumentNode,
  added: ReadonlyMap<string, ReadonlyMap<string, FieldDefinitionNode>>,
): DocumentNode => {
  const leave = (node: CompositeDefinition) => {
    const more = added.get(node.name.value);
    if (more === undefined) return undefined;
    // Of the current node, since a field that is required may have requirements of its own that were renamed.
    const fields = [...more].flatMap(([name, original]) => {
      const own = fieldOf(node, originalName(name));
      return [{ ...original, directives: own?.directives ?? original.directives ?? [] }];
    });
    return { ...node, fields: [...(node.fields ?? []), ...fields] };
  };
  return visit(document, { ObjectTypeDefinition: { leave }, InterfaceTypeDefinition: { leave } });
};

const ending = '_with';
const originalName = (name: string): string => name.slice(0, name.lastIndexOf(ending));

/** Names for fields with arguments: equal calls have one name, and none of them is a name of the supergraph. */
const createNames = (types: ReadonlyMap<string, CompositeDefinition>) => {
  const taken = new Set([...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  const byCall = new Map<string, string>();
  const required = new Map<string, RequiredField>();
  const fresh = (field: string): string => {
    for (let number = byCall.size; ; number += 1) {
      const name = `${field}${ending}${number}`;
      if (!taken.has(name)) return name;
    }
  };
  const of = ({ name: { value: field }, arguments: given = [] }: FieldNode): string => {
    const call = `${field}(${given.map(print).toSorted().join()})`;
    const name = byCall.get(call) ?? fresh(field);
    taken.add(name);
    byCall.set(call, name);
    required.set(name, { field, arguments: given });
    return name;
  };
  return { required, of };
};

const fieldOf = ({ fields = [] }: CompositeDefinition, wanted: string) =>
  fields.find(({ name }) => name.value === wanted);
const implementsType = ({ interfaces = [] }: CompositeDefinition, type: string) =>
  interfaces.some(({ name }) => name.value === type);
const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;
