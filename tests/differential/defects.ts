import type { FederatedAnswer, SeenError } from './executor.ts';

/** What an executor could do wrong, done to a right answer. Undefined where the answer gives no opportunity. */
export type Defect = {
  readonly name: string;
  readonly spoil: (answer: FederatedAnswer) => FederatedAnswer | undefined;
};

/** Changes the first place, from the outside in, for which `change` has another value. */
const changed = (value: unknown, change: (value: unknown) => unknown): unknown => {
  const other = change(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const inner = changed(item, change);
      if (inner !== undefined) return value.with(index, inner);
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const inner = changed(item, change);
      // In place of the old one: an object that is written anew keeps the order of its keys.
      if (inner !== undefined)
        return Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? inner : old]));
    }
  }
  return undefined;
};

const inData =
  (change: (value: unknown) => unknown): Defect['spoil'] =>
  (answer) => {
    const data = changed(answer.data, change);
    return data === undefined ? undefined : { ...answer, data };
  };

const inErrors =
  (change: (error: SeenError) => SeenError | undefined): Defect['spoil'] =>
  (answer) => {
    const [first, ...others] = answer.errors;
    const other = first === undefined ? undefined : change(first);
    return other === undefined ? undefined : { ...answer, errors: [other, ...others] };
  };

export const defects: readonly Defect[] = [
  {
    name: 'the answer is without its errors',
    spoil: (answer) => (answer.errors.length === 0 ? undefined : { ...answer, errors: [] }),
  },
  { name: 'an error has another code', spoil: inErrors((error) => ({ ...error, code: 'MASKED' })) },
  {
    name: 'the path of an error has other names than the client gave',
    spoil: inErrors(({ path, code }) =>
      path === undefined
        ? undefined
        : { code, path: path.map((part) => (typeof part === 'string' ? `${part}_` : part)) },
    ),
  },
  {
    name: 'the path of an error has another index',
    spoil: inErrors(({ path, code }) =>
      path?.some((part) => typeof part === 'number')
        ? { code, path: path.map((part) => (typeof part === 'number' ? part + 1000 : part)) }
        : undefined,
    ),
  },
  {
    name: 'an error comes of itself',
    spoil: (answer) => ({ ...answer, errors: [...answer.errors, { path: ['nowhere'], code: 'INTERNAL' }] }),
  },
  {
    name: 'a field has another alias',
    spoil: inData((value) => {
      if (!isObject(value) || Object.keys(value).length === 0) return undefined;
      const [[key, item], ...others] = Object.entries(value) as [[string, unknown]];
      return Object.fromEntries([[`${key}_`, item], ...others]);
    }),
  },
  {
    name: 'keys come in another order',
    spoil: inData((value) =>
      isObject(value) && Object.keys(value).length > 1
        ? Object.fromEntries(Object.entries(value).reverse())
        : undefined,
    ),
  },
  {
    name: 'a field that was not asked for is there',
    spoil: inData((value) => (isObject(value) ? { ...value, __key: '1' } : undefined)),
  },
  {
    name: 'one entity stands where another should',
    spoil: inData((value) =>
      Array.isArray(value) && isObject(value[0]) && JSON.stringify(value[0]) !== JSON.stringify(value[1])
        ? value.length > 1
          ? value.with(1, value[0])
          : undefined
        : undefined,
    ),
  },
  {
    name: 'a list lacks its end',
    spoil: inData((value) => (Array.isArray(value) && value.length > 0 ? value.slice(0, -1) : undefined)),
  },
  {
    name: 'null goes too far',
    spoil: (answer) => {
      if (!isObject(answer.data)) return undefined;
      const [key] = Object.entries(answer.data).find(([, value]) => value !== null) ?? [];
      return key === undefined ? undefined : { ...answer, data: { ...answer.data, [key]: null } };
    },
  },
  {
    name: 'null does not go far enough',
    spoil: inData((value) => (value === null ? {} : undefined)),
  },
  {
    name: 'a number is a text',
    spoil: inData((value) => (typeof value === 'number' ? String(value) : undefined)),
  },
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
