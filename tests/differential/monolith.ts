import { RequestError } from '@lintel/server/request-error';
import {
  buildSchema,
  coerceInputValue,
  defaultFieldResolver,
  execute,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  printSchema,
  responsePathAsArray,
} from 'graphql';
import { api } from '../isolation/api-schema.ts';
import type { Answer, Asking, Question, SeenError } from './executor.ts';
import { type Owned, resolveReference } from './monolith-references.ts';
import { fieldIn, isPublicField, ownersOf, permissionsFor, schemaOf, typePermissions } from './ownership.ts';

/** The answer, and every error that any resolver raised, also where graphql-js had no room left to report it. */
export type MonolithAnswer = Answer & { readonly raised: readonly SeenError[] };

type Run = Asking & {
  readonly references: Map<string, WeakMap<object, Promise<unknown>>>;
  readonly raised: SeenError[];
  readonly pending: { count: number };
};

/**
 * The same API as one executable schema: graphql-js runs the operation, and every field asks the resolver of the
 * subgraph that has it. This is what a federated execution must be indistinguishable from.
 */
export const monolith = async (question: Question, asking: Asking): Promise<MonolithAnswer> => {
  const run: Run = { ...asking, references: new Map(), raised: [], pending: { count: 0 } };
  const result = await execute({
    schema: executable,
    document: parse(question.query),
    variableValues: question.variables,
    contextValue: run,
  });
  // graphql-js does not wait for the siblings of a field that may not be null; what they raise may be reported elsewhere.
  if (result.errors !== undefined) await untilQuiet(run);
  const errors = (result.errors ?? []).map((error) => ({ path: error.path, code: codeOf(error) }));
  return { data: result.data, errors, raised: [...run.raised, ...errors] };
};

/** A row that is still on its way starts resolvers when it comes, so what was asked of the database before is waited for too. */
const untilQuiet = async ({ scope, pending }: Run): Promise<void> => {
  do {
    await new Promise(setImmediate);
    if (pending.count > 0) continue;
    await scope.read((tx) => tx.execute('select 1')).catch(() => undefined);
    await new Promise(setImmediate);
  } while (pending.count > 0);
};

/** A copy of the API schema with a resolver for each field. */
const makeExecutable = (): GraphQLSchema => {
  const schema = buildSchema(printSchema(api));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isUnionType(type)) type.resolveType = (owned: Owned) => runtimeType(type.name, owned);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = resolverOf(type.name, field);
  }
  return schema;
};

const runtimeType = (unionName: string, { subgraph, value }: Owned): string => {
  const type = schemaOf(subgraph).getType(unionName);
  if (isUnionType(type) && type.resolveType != null) throw new Error(`${unionName} has a resolveType of its own`);
  return (value as { __typename: string }).__typename;
};

const resolverOf =
  (typeName: string, field: GraphQLField<unknown, unknown>) =>
  async (source: unknown, args: Record<string, unknown>, run: Run, info: GraphQLResolveInfo): Promise<unknown> => {
    run.pending.count += 1;
    const raise = (error: unknown) => {
      run.raised.push({ path: responsePathAsArray(info.path), code: codeOf(error) });
    };
    try {
      const parent = (source as Owned | undefined) ?? {
        subgraph: ownersOf(typeName, field.name)[0]!,
        value: undefined,
      };
      const answered = await answer(typeName, field.name, { parent, args, run, info });
      if (answered === null && isNonNullType(field.type)) raise(new Error('null where the schema promises a value'));
      return answered;
    } catch (error) {
      raise(error);
      throw error;
    } finally {
      run.pending.count -= 1;
    }
  };

type Call = {
  readonly parent: Owned;
  readonly args: Record<string, unknown>;
  readonly run: Run;
  readonly info: GraphQLResolveInfo;
};

const answer = async (typeName: string, fieldName: string, { parent, args, run, info }: Call): Promise<unknown> => {
  const isHere = fieldIn(parent.subgraph, typeName, fieldName) !== undefined;
  const owner = isHere ? parent.subgraph : ownersOf(typeName, fieldName)[0]!;
  assertAllowed(run, { owner, typeName, fieldName, isHere });
  const source = isHere ? parent.value : await referenceOf(run, { owner, typeName, parent, info });
  // The entity is not there for its owner, and with it nothing that he would say about it.
  if (source === null) return null;
  const field = fieldIn(owner, typeName, fieldName)!;
  const resolve = field.resolve ?? defaultFieldResolver;
  const result: unknown = await resolve(source, inputOf(field, args), run.scope, info);
  return owned(result, field.type, owner);
};

const referenceOf = (
  run: Run,
  { owner, typeName, parent, info }: { owner: string; typeName: string; parent: Owned; info: GraphQLResolveInfo },
): Promise<unknown> => {
  const known = run.references.get(owner) ?? new WeakMap<object, Promise<unknown>>();
  run.references.set(owner, known);
  const before = known.get(parent);
  if (before !== undefined) return before;
  const found = resolveReference({ owner, typeName, parent, context: run.scope, info });
  known.set(parent, found);
  return found;
};

/** As the subgraphs would refuse it, except that they refuse a whole fetch and this only the field. */
const assertAllowed = (
  { session }: Run,
  { owner, typeName, fieldName, isHere }: { owner: string; typeName: string; fieldName: string; isHere: boolean },
): void => {
  const needed = [...permissionsFor(owner, typeName, fieldName), ...(isHere ? [] : typePermissions(owner, typeName))];
  const isRoot = typeName === 'Query' || typeName === 'Mutation';
  if (session === null) {
    if (needed.length > 0 || (isRoot && !isPublicField(owner, typeName, fieldName)))
      throw new RequestError('UNAUTHENTICATED');
    return;
  }
  if (needed.some((permission) => !session.permissions.includes(permission))) throw new RequestError('FORBIDDEN');
};

/** The API schema lets every text through as a custom scalar; the subgraph's own types say what it must look like. */
const inputOf = (field: GraphQLField<unknown, unknown>, args: Record<string, unknown>): Record<string, unknown> => {
  const coerced: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of field.args) {
    if (name in args)
      coerced[name] = coerceInputValue(args[name], type, () => {
        throw new RequestError('BAD_USER_INPUT');
      });
    else if (defaultValue !== undefined) coerced[name] = defaultValue;
  }
  return coerced;
};

/** Leaves as their subgraph writes them; objects with a note of where they come from. */
const owned = (value: unknown, type: GraphQLOutputType, subgraph: string): unknown => {
  if (value === null || value === undefined) return null;
  if (value instanceof Error) throw value;
  if (typeof (value as PromiseLike<unknown>).then === 'function')
    return (value as PromiseLike<unknown>).then((later) => owned(later, type, subgraph));
  const bare = getNullableType(type);
  if (isListType(bare)) return [...(value as Iterable<unknown>)].map((item) => owned(item, bare.ofType, subgraph));
  const named = getNamedType(bare);
  if (isLeafType(named)) return named.serialize(value);
  return { subgraph, value } satisfies Owned;
};

const codeOf = (error: unknown): string => {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (original instanceof RequestError) return original.code;
  if (!(error instanceof GraphQLError)) return 'INTERNAL';
  if (error.path === undefined) return 'BAD_USER_INPUT';
  return original instanceof GraphQLError && original.extensions.code === 'BAD_USER_INPUT'
    ? 'BAD_USER_INPUT'
    : 'INTERNAL';
};

const executable = makeExecutable();
