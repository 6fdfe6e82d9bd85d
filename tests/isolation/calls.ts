import { nameOf, type RootField } from './api-schema.ts';
import type { Samples } from './inputs.ts';
import { selectionOf } from './selection.ts';
import { api } from './api-schema.ts';

/** An operation with one root field, as it goes over the wire. */
export type Call = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** Ids for arguments of nested fields, such as the community of an account's balance. */
const nestedArgument = (samples: Samples) => (_coordinate: string, name: string) => {
  const id = name === 'communityId' ? samples.Community : undefined;
  return id === undefined ? undefined : JSON.stringify(id);
};

/** Calls a root field with everything that it can answer, two entities deep. */
export const callOf = (
  kind: 'query' | 'mutation',
  field: RootField,
  { variables, samples }: { variables: Readonly<Record<string, unknown>>; samples: Samples },
): Call => {
  const given = field.args.filter(({ name }) => name in variables);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(nameOf(field.type), 2, { schema: api, argument: nestedArgument(samples) });
  const head = given.length === 0 ? kind : `${kind} Attack(${declared})`;
  return { query: `${head} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`, variables };
};
