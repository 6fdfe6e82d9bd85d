import { api, nameOf, type RootField } from './api-schema.ts';
import type { Samples } from './inputs.ts';
import { selectionOf } from './selection.ts';

/** An operation with one root field, as it goes over the wire. */
export type Call = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** Ids for arguments that nested fields need, such as the community of an account's balance. */
const nestedArgument = (samples: Samples) => (_coordinate: string, name: string) => {
  const id = samples[capitalized(name.replace(/Id$/, ''))];
  return id === undefined ? undefined : JSON.stringify(id);
};

const capitalized = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;

/**
 * Calls a root field for everything that it can answer, two entities deep. `samples` are whose ids the arguments of nested
 * fields name; without them such fields are left out.
 */
export const callOf = (
  kind: 'query' | 'mutation' | 'subscription',
  field: RootField,
  { variables, samples }: { variables: Readonly<Record<string, unknown>>; samples?: Samples | undefined },
): Call => {
  const given = field.args.filter(({ name }) => name in variables);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(nameOf(field.type), 2, {
    schema: api,
    ...(samples === undefined ? {} : { argument: nestedArgument(samples) }),
  });
  const head = given.length === 0 ? kind : `${kind} Attack(${declared})`;
  return { query: `${head} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`, variables };
};
