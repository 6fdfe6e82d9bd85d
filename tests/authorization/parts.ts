import { type GraphQLObjectType, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { api } from '../isolation/api-schema.ts';
import type { Samples } from '../isolation/inputs.ts';
import { askedRows, type Question, questionOf, subscribedRows } from './questions.ts';
import { guardedParts, type Part, permissionsByCoordinate, type Row } from './rows.ts';

/** A way from a root field to a part, field by field. */
type Way = {
  readonly row: Row;
  readonly fields: readonly string[];
  readonly type: GraphQLObjectType;
  readonly permissions: readonly string[];
};

const typeNamed = (name: string): GraphQLObjectType | undefined => {
  const type = api.getType(name);
  return isObjectType(type) ? type : undefined;
};

const needsOf = (coordinate: string): readonly string[] => permissionsByCoordinate.get(coordinate) ?? [];

/** The shortest way from a root field to each type, along fields without arguments that must be given. */
const ways: ReadonlyMap<string, Way> = (() => {
  const found = new Map<string, Way>();
  let front: Way[] = askedRows.flatMap((row) => {
    const type = typeNamed(getNamedType(row.field.type).name);
    return type === undefined ? [] : [{ row, fields: [], type, permissions: row.permissions }];
  });
  while (front.length > 0) {
    const fresh = front.filter(({ type }) => !found.has(type.name));
    for (const way of fresh) if (!found.has(way.type.name)) found.set(way.type.name, way);
    front = fresh.flatMap(({ row, fields, type, permissions }) =>
      Object.values(type.getFields())
        .filter(({ args }) => !args.some((argument) => isNonNullType(argument.type)))
        .flatMap((field) => {
          const next = typeNamed(getNamedType(field.type).name);
          if (next === undefined || found.has(next.name)) return [];
          const more = [...needsOf(`${type.name}.${field.name}`), ...needsOf(next.name)];
          return [{ row, fields: [...fields, field.name], type: next, permissions: [...permissions, ...more] }];
        }),
    );
  }
  return found;
})();

type PartNeeds = {
  readonly part: Part;
  readonly way: Way;
  /** Root field and fields, as the matrix calls it. */
  readonly coordinate: string;
  readonly needs: Question['needs'];
};

/** Each part with a permission of its own, and what the shortest way to it needs. Error: one to which no way leads. */
export const partsWithNeeds = (): readonly PartNeeds[] =>
  guardedParts.filter(isNoEvent).map((part) => {
    const { typeName, fieldName } = part;
    const way = ways.get(typeName);
    if (way === undefined) throw new Error(`no root field leads to ${typeName}`);
    const answered = answerOf(way.type, fieldName);
    const own = fieldName === undefined ? [] : needsOf(`${typeName}.${fieldName}`);
    const permissions = [...way.permissions, ...own, ...(answered === undefined ? [] : needsOf(answered.name))];
    const { isPublic, stepUp } = way.row;
    return {
      part,
      way,
      coordinate: [way.row.coordinate, ...way.fields, ...(fieldName === undefined ? [] : [fieldName])].join(' › '),
      needs: { isPublic, stepUp, permissions: [...new Set(permissions)].sort() },
    };
  });

/** What a subscription tells is in the row of the subscription. */
const isNoEvent = ({ typeName, fieldName }: Part): boolean =>
  fieldName !== undefined || !subscribedRows.some(({ field }) => getNamedType(field.type).name === typeName);

const answerOf = (type: GraphQLObjectType, fieldName: string | undefined): GraphQLObjectType | undefined => {
  const field = fieldName === undefined ? undefined : type.getFields()[fieldName];
  return field && typeNamed(getNamedType(field.type).name);
};

/** A question for each part with a permission of its own. */
export const partQuestions = (samples: Samples): readonly Question[] =>
  partsWithNeeds().map(({ part: { typeName, fieldName }, way, coordinate, needs }) => {
    const leaf =
      answerOf(way.type, fieldName) === undefined ? (fieldName ?? '__typename') : `${fieldName} { __typename }`;
    const inner = way.fields.reduceRight((text, name) => `{ ${name} ${text} }`, `{ ${leaf} }`);
    const { name, query, variables } = questionOf(way.row, samples, inner);
    const ownName = `${name}_${typeName}${fieldName ?? ''}`;
    return { coordinate, needs, name: ownName, query: query.replace(name, ownName), variables };
  });
