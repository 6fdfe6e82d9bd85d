import { getNamedType } from 'graphql';
import { mutationFields, queryFields, type RootField } from '../isolation/api-schema.ts';
import { type Pointer, placeOf, valueFor } from '../isolation/arguments.ts';
import { ask, codesOf, command, rehearsal } from '../isolation/ask.ts';
import { callOf } from '../isolation/calls.ts';
import type { Furnished } from '../isolation/furnish.ts';
import { notRehearsed } from '../isolation/inputs.ts';
import { formsOf, send } from '../isolation/mutations.ts';
import { nameIn } from '../isolation/names.ts';
import { choosingCalls } from '../isolation/query-calls.ts';
import type { Canaries } from './canary.ts';

type Owner = { readonly owner: Furnished; readonly mark: string };

/** Every mutation with every text that it takes: rehearsed, sent again when its names are taken, and in forms that are refused. */
export const writeEverything = async ({ owner, mark }: Owner, canaries: Canaries): Promise<number> => {
  const rehearsed = canaries.plant('text of a rehearsal');
  const refused = canaries.plant('text that was refused');
  const nameOf = (pointer: Pointer) => nameIn(owner.samples, pointer);
  let calls = 0;
  for (const field of mutationFields) {
    const [form] = formsOf(field, rehearsed);
    if (!(field.name in notRehearsed)) await send(form!, { caller: owner.admin, owner, nameOf }, rehearsal);
    for (const spoil of spoilings(refused)) {
      const variables = variablesOf(field, { owner, mark: refused, nameOf });
      await command(
        owner.admin,
        callOf('mutation', field, { variables: spoiled(variables, refused, spoil) }),
        rehearsal,
      );
      calls += 1;
    }
    if (/Create$/.test(field.name) && field.name in takenNames) {
      const [again] = formsOf(field, mark);
      const answer = await send(again!, { caller: owner.admin, owner, nameOf });
      if (codesOf(answer).length === 0) throw new Error(`${field.name} took a name that is taken: ${answer.text}`);
    }
  }
  return calls;
};

/** Creations that a unique index refuses when their texts come again. */
const takenNames: Readonly<Record<string, true>> = {
  communityCreate: true,
  propertyCreate: true,
  buildingCreate: true,
  unitCreate: true,
  ledgerAccountCreate: true,
  documentCategoryCreate: true,
  roleCreate: true,
  membershipCreate: true,
  apiClientCreate: true,
};

/** What becomes of a text so that it cannot be taken. */
type Spoil = (text: string) => unknown;

const spoilings = (mark: string): readonly Spoil[] => [
  (text) => [text],
  (text) => ({ text }),
  (text) => `${text}\u0000`,
  (text) => `${text}\ud800`,
  (text) => `${text} "${mark.repeat(2000)}"`,
];

/** Every text in a value that carries the mark, spoiled; names of things stay, so that they are found. */
const spoiled = (value: unknown, mark: string, spoil: Spoil): Readonly<Record<string, unknown>> => {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.toLowerCase().includes(mark.toLowerCase()) ? spoil(inner) : inner;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value) as Readonly<Record<string, unknown>>;
};

const variablesOf = (
  field: RootField,
  { owner, mark, nameOf }: Owner & { readonly nameOf: (pointer: Pointer) => string },
): Record<string, unknown> => {
  const options = { mark, samples: owner.samples, idOf: nameOf, target: 'PROPERTY' };
  return Object.fromEntries(
    field.args.map((argument) => [argument.name, valueFor(argument.type, placeOf(argument, field), options)]),
  );
};

/** Every filter of every list: with texts that are there, and with values that are none. */
export const readEverything = async ({ owner, mark }: Owner, canaries: Canaries): Promise<number> => {
  const refused = canaries.plant('text that was refused');
  let calls = 0;
  for (const field of queryFields) {
    const filter = field.args.find(({ name }) => name === 'filter');
    if (filter === undefined) continue;
    for (const { call } of choosingCalls(field, { mark, samples: owner.samples })) {
      await ask(owner.admin, call);
      const chosen = Object.keys(call.variables.filter as object)[0]!;
      await ask(owner.admin, { ...call, variables: { ...call.variables, filter: { [chosen]: { not: refused } } } });
      calls += 2;
    }
    const query = `query L($filter: ${getNamedType(filter.type).name}, $after: String) { ${field.name}(filter: $filter, after: $after, first: 1) { totalCount } }`;
    await ask(owner.admin, { query, variables: { filter: { other: refused } } });
    await ask(owner.admin, { query, variables: { after: refused } });
    calls += 2;
  }
  return calls;
};
