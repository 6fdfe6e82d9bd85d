import { failField } from './errors.ts';
import { fieldRun, pathOf } from './info.ts';
import type { FieldProgram, FieldRun, ObjectProgram, Path, Run } from './program.ts';
import { isThenable, whenResolved } from './promises.ts';

type Answer = Record<string, unknown>;

/** Answers that are still to come, with the keys they belong to. */
type Pending = { readonly keys: string[]; readonly promises: Promise<unknown>[] };

/**
 * All fields of an object, or a promise of them if any is still to come. All fields are started before any is awaited, so that
 * loaders get what one level wants in one batch. Throws the error of a field that may not be null.
 */
export const executeFields = (run: Run, program: ObjectProgram, source: unknown, path: Path | undefined): unknown => {
  const answer = emptyAnswer(program);
  let pending: Pending | undefined;
  try {
    for (const field of program.fields) {
      const value = executeField(run, field, source, path);
      if (value instanceof Promise) {
        pending ??= { keys: [], promises: [] };
        pending.keys.push(field.key);
        pending.promises.push(value);
      } else answer[field.key] = value;
    }
  } catch (error) {
    if (pending === undefined) throw error;
    return rejectAfter(pending, error);
  }
  return pending === undefined ? answer : fillIn(answer, pending);
};

/** One field after the other, each when the one before is complete. Rejects or throws like `executeFields`. */
export const executeSerially = (run: Run, program: ObjectProgram, source: unknown): unknown => {
  const answer = emptyAnswer(program);
  let soFar: Answer | Promise<Answer> = answer;
  for (const field of program.fields) {
    const next = (): Answer | Promise<Answer> => {
      const value = executeField(run, field, source, undefined);
      const put = (resolved: unknown): Answer => {
        answer[field.key] = resolved;
        return answer;
      };
      return value instanceof Promise ? value.then(put) : put(value);
    };
    soFar = soFar instanceof Promise ? soFar.then(next) : next();
  }
  return soFar;
};

/** A response key like `constructor` must not be found where no field has answered it, and `__proto__` must be a key. */
const emptyAnswer = ({ plain, template }: ObjectProgram): Answer =>
  plain ? { ...template } : Object.assign(Object.create(null), template);

const fillIn = (answer: Answer, { keys, promises }: Pending): Promise<Answer> =>
  Promise.all(promises).then((values) => {
    for (let index = 0; index < keys.length; index += 1) answer[keys[index]!] = values[index];
    return answer;
  });

/** The siblings that run already may list errors of their own, for as long as graphql-js lets them; then the object fails. */
const rejectAfter = ({ promises }: Pending, error: unknown): Promise<never> =>
  Promise.all(promises)
    .then(() => undefined)
    .finally(() => {
      throw error;
    }) as Promise<never>;

const executeField = (run: Run, field: FieldProgram, source: unknown, parentPath: Path | undefined): unknown => {
  if (field.constant !== undefined) return field.constant;
  if (field.leaf !== undefined) return executeLeaf(run, field, field.leaf, source, parentPath);
  const at = fieldRun(run, field, parentPath);
  try {
    const parameters = field.argumentsOf(run.variables);
    const { resolve } = field;
    return completeField(
      at,
      resolve === undefined ? readProperty(at, source, parameters) : resolve(source, parameters, run.context, at),
    );
  } catch (failure) {
    return failField(run, field, at.path, failure);
  }
};

/** Most values of most answers come through here, so it makes nothing but the answer, unless the value is a special one. */
const executeLeaf = (
  run: Run,
  field: FieldProgram,
  leaf: (value: unknown) => unknown,
  source: unknown,
  parentPath: Path | undefined,
): unknown => {
  try {
    const value = hasProperties(source) ? source[field.name] : undefined;
    if (isOrdinary(value)) {
      const answer = leaf(value);
      return isThenable(answer) ? awaitField(fieldRun(run, field, parentPath), answer) : answer;
    }
    if ((value === null || value === undefined) && !field.nonNull) return null;
    const at = fieldRun(run, field, parentPath);
    return completeField(at, typeof value === 'function' ? readProperty(at, source, {}) : value);
  } catch (failure) {
    return failField(run, field, pathOf(field, parentPath), failure);
  }
};

/** Neither absent, nor to be called or awaited, nor an error. */
const isOrdinary = (value: unknown): boolean => {
  if (typeof value === 'object') return value !== null && !(value instanceof Error) && !isThenable(value);
  return value !== undefined && typeof value !== 'function';
};

/** Throws what goes wrong at once; what goes wrong later is listed or rejects. */
const completeField = (at: FieldRun, value: unknown): unknown => {
  if (isThenable(value))
    return awaitField(
      at,
      whenResolved(value, (resolved) => at.field.complete(at, at.path, resolved)),
    );
  const answer = at.field.complete(at, at.path, value);
  return answer instanceof Promise ? awaitField(at, answer) : answer;
};

const awaitField = (at: FieldRun, answer: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(answer).then(undefined, (failure) => failField(at.run, at.field, at.path, failure));

/** The property of the source that has the field's name, called if it is a function. */
const readProperty = (at: FieldRun, source: unknown, parameters: Record<string, unknown>): unknown => {
  if (!hasProperties(source)) return undefined;
  const { name } = at.field;
  const property = source[name];
  if (typeof property !== 'function') return property;
  return (source as Record<string, (...all: unknown[]) => unknown>)[name]!(parameters, at.run.context, at);
};

const hasProperties = (source: unknown): source is Readonly<Record<string, unknown>> =>
  (typeof source === 'object' && source !== null) || typeof source === 'function';
