import {
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { complaint, failAt } from './errors.ts';
import { executeFields } from './fields.ts';
import { leafOf } from './leaves.ts';
import type { Completer, FieldRun, ObjectProgram, Variables } from './program.ts';
import { ignoreRejections, isThenable, whenResolved } from './promises.ts';
import { nameRuntimeType, notOfType, runtimeTypeOf } from './runtime-type.ts';

/** What completers of one field share. */
export type Site = {
  /** Schema coordinate of the field. */
  readonly coordinate: string;
  /** The selection under the field for one runtime type. Throws for a condition that cannot be evaluated. */
  readonly selectionOf: (type: GraphQLObjectType, variables: Variables) => ObjectProgram;
};

/** How values of a type are completed at a field. */
export const completerOf = (site: Site, type: GraphQLOutputType): Completer => {
  const inner = isNonNullType(type) ? type.ofType : type;
  const complete = presentCompleter(site, inner);
  const refusal = isNonNullType(type) ? nullRefusal(site) : undefined;
  return (at, path, value) => {
    if (value === null || value === undefined) {
      if (refusal === undefined) return null;
      throw new Error(refusal);
    }
    if (value instanceof Error) throw value;
    return complete(at, path, value);
  };
};

/** The message for null where the schema allows none. */
const nullRefusal = ({ coordinate }: Pick<Site, 'coordinate'>): string =>
  `Cannot return null for non-nullable field ${coordinate}.`;

/** For values that are there and no errors. */
const presentCompleter = (site: Site, type: GraphQLOutputType): Completer => {
  if (isListType(type)) return listCompleter(site, type.ofType);
  if (isLeafType(type)) {
    const leaf = leafOf(type);
    return (_at, _path, value) => {
      const answer = leaf(value);
      return isThenable(answer) ? whenResolved(answer, (resolved) => resolved) : answer;
    };
  }
  return isObjectType(type) ? objectCompleter(site, type) : abstractCompleter(site, type as GraphQLAbstractType);
};

const objectCompleter = (site: Site, type: GraphQLObjectType): Completer => {
  return (at, path, value) => {
    const program = site.selectionOf(type, at.run.variables);
    if (!type.isTypeOf) return executeFields(at.run, program, value, path);
    const isOfType = type.isTypeOf(value, at.run.context, at);
    const proceed = (answer: unknown) => {
      if (!answer) throw notOfType(at, type, value);
      return executeFields(at.run, program, value, path);
    };
    return isThenable(isOfType) ? whenResolved(isOfType, proceed) : proceed(isOfType);
  };
};

const abstractCompleter = (site: Site, type: GraphQLAbstractType): Completer => {
  const completers = new Map<unknown, Completer>();
  const completerFor = (at: FieldRun, value: unknown, name: unknown): Completer => {
    const known = completers.get(name);
    if (known !== undefined) return known;
    const completer = objectCompleter(site, runtimeTypeOf(at, type, value, name));
    completers.set(name, completer);
    return completer;
  };
  return (at, path, value) => {
    const name = nameRuntimeType(at, type, value);
    const proceed = (resolved: unknown) => completerFor(at, value, resolved)(at, path, value);
    return isThenable(name) ? whenResolved(name, proceed) : proceed(name);
  };
};

const listCompleter = (site: Site, itemType: GraphQLOutputType): Completer => {
  const completeItem = itemCompleter(site, itemType);
  return (at, path, value) => {
    if (!isIterableObject(value)) {
      throw complaint(`Expected Iterable, but did not find one for field "${site.coordinate}".`);
    }
    const answers: unknown[] = [];
    let waiting = false;
    try {
      for (const item of value) {
        const answer = completeItem(at, { prev: path, key: answers.length, typename: undefined }, item);
        if (answer instanceof Promise) waiting = true;
        answers.push(answer);
      }
    } catch (error) {
      ignoreRejections(answers);
      throw error;
    }
    return waiting ? Promise.all(answers) : answers;
  };
};

const itemCompleter = (site: Site, itemType: GraphQLOutputType): Completer => {
  const nonNull = isNonNullType(itemType);
  const complete = completerOf(site, itemType);
  return (at, path, item) => {
    const fail = (failure: unknown) => failAt(at.run, { nodes: at.field.nodes, nonNull, path }, failure);
    try {
      const answer = isThenable(item)
        ? whenResolved(item, (resolved) => complete(at, path, resolved))
        : complete(at, path, item);
      return answer instanceof Promise ? answer.then(undefined, fail) : answer;
    } catch (failure) {
      return fail(failure);
    }
  };
};

const isIterableObject = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
