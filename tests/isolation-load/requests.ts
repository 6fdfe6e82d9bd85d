import { randomUUID } from 'node:crypto';
import { isNonNullType } from 'graphql';
import { queryFields, type RootField } from '../isolation/api-schema.ts';
import { type Call, callOf } from '../isolation/calls.ts';
import type { Samples } from '../isolation/inputs.ts';
import { namesFor } from '../isolation/names.ts';
import { listCalls, namingCalls } from '../isolation/query-calls.ts';

/** A request as it goes over the wire. */
export type LoadRequest = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Whose requests: what he has, and what somebody else has. */
export type Party = { readonly mark: string; readonly samples: Samples; readonly others: Samples };

/**
 * Everything that one organization asks under load: its lists, its objects by name, the names of the other organization, commands that
 * write, that are rehearsed and that fail. Made once, asked in random order.
 */
export const requestsOf = ({ mark, samples, others }: Party): readonly LoadRequest[] => [
  ...queryFields.flatMap((field) => listCalls(field).map((body) => ({ body: shortened(body), headers: {} }))),
  ...queryFields.flatMap((field) => byName(field, { mark, samples }, samples)),
  ...queryFields.flatMap((field) => byName(field, { mark, samples }, others)),
  ...commands(samples),
  ...commands(others),
  { body: { query: '{ units(first: 101) { totalCount } }' }, headers: {} },
  { body: { query: '{ units(after: "not a cursor") { totalCount } }' }, headers: {} },
  { body: { query: '{ nothing }' }, headers: {} },
];

/** Short pages: many answers say more than long ones. */
const shortened = ({ query, variables }: Call): Call => ({
  query,
  variables: 'first' in variables ? { ...variables, first: 5 } : variables,
});

const byName = (field: RootField, own: { mark: string; samples: Samples }, named: Samples): readonly LoadRequest[] => {
  // Its nested arguments name what is the caller's own.
  if (!field.args.some(({ type }) => isNonNullType(type))) return [];
  return namingCalls(field, own).map(({ pointers, with: call }) => ({
    body: call(namesFor(named, pointers).real),
    headers: {},
  }));
};

const commands = ({ Unit: id, Lease: leaseId }: Samples): readonly LoadRequest[] => {
  const unitUpdate = (more: Readonly<Record<string, unknown>>) => ({
    query:
      'mutation Change($input: UnitUpdateInput!) { unitUpdate(input: $input) { unit { id number floor property { id name } } userErrors { code path } } }',
    variables: { input: { id, floor: 2, ...more } },
  });
  const payment = {
    query:
      'mutation Pay($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id lease { id } unit { id number } } userErrors { code path } } }',
    variables: {
      input: { leaseId, amount: { amount: '0.01', currency: 'USD' }, method: 'CASH', receivedOn: '2025-02-03' },
    },
  };
  return [
    { body: unitUpdate({}), headers: {} },
    { body: unitUpdate({ expectedVersion: 0 }), headers: {} },
    { body: unitUpdate({ floor: 9999 }), headers: {} },
    { body: unitUpdate({ floor: 7 }), headers: { 'x-dry-run': 'true' } },
    { body: payment, headers: { 'idempotency-key': randomUUID() } },
    { body: payment, headers: { 'idempotency-key': randomUUID(), 'x-dry-run': 'true' } },
    { body: payment, headers: {} },
  ];
};

/** For requests of a registered operation by a partner's key. */
export const registeredRequest = ({ 'PersistedOperation.documentId': documentId }: Samples): LoadRequest => ({
  body: { documentId },
  headers: {},
});

/** A small list, asked by everybody at once: what single-flight shares. */
export const popular = (): LoadRequest => {
  const units = queryFields.find(({ name }) => name === 'units')!;
  return { body: callOf('query', units, { variables: { first: 20 } }), headers: {} };
};
