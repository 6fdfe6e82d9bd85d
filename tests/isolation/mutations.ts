import { expect, test } from 'vitest';
import { mutationFields, named, type RootField } from './api-schema.ts';
import { type Pointer, placeOf, pointersOf, targetsOf, valueFor } from './arguments.ts';
import { type Caller, codesOf, command, comparable, type Raw, rehearsal } from './ask.ts';
import { callOf } from './calls.ts';
import type { Furnished } from './furnish.ts';
import { notRehearsed, refusedToOwner, taken } from './inputs.ts';
import { nameIn, namesFor } from './names.ts';
import { birchMark, cedarMark, leaks, type Scene } from './scene.ts';

/** A mutation in one of its forms: with the type of its target, where it has one. */
export type Form = { readonly field: RootField; readonly target: string | undefined; readonly mark: string };

export const formsOf = (field: RootField, mark: string): readonly Form[] =>
  targetsOf(field).map((target) => ({ field, target, mark }));

const optionsOf = ({ target, mark }: Form, { samples }: Pick<Furnished, 'samples'>) => ({
  mark,
  samples,
  ...(target === undefined ? {} : { target }),
});

export const pointersIn = (form: Form): readonly Pointer[] =>
  form.field.args.flatMap((argument) => pointersOf(argument, form.field, optionsOf(form, { samples: {} })));

/** Runs the mutation for a caller, with the names given. */
export const send = (
  form: Form,
  {
    caller,
    owner,
    nameOf,
  }: { caller: Caller; owner: Pick<Furnished, 'samples'>; nameOf: (pointer: Pointer) => string },
  headers: Record<string, string> = {},
): Promise<Raw> => {
  const options = { ...optionsOf(form, owner), idOf: nameOf };
  const entries = form.field.args.map((argument) => [
    argument.name,
    valueFor(argument.type, placeOf(argument, form.field), options),
  ]);
  return command(caller, callOf('mutation', form.field, { variables: Object.fromEntries(entries) }), headers);
};

const rehearse = (form: Form, owner: Furnished): Promise<Raw> =>
  send(form, { caller: owner.admin, owner, nameOf: (pointer) => nameIn(owner.samples, pointer) }, rehearsal);

/** A mutation that nobody can call yet counts as one: its test says where to teach it. */
const takesNames = (field: RootField): boolean => {
  try {
    return formsOf(field, '').some((form) => pointersIn(form).length > 0);
  } catch {
    return true;
  }
};

/** Every field of Mutation, sent by birch with what cedar has. */
export const mutationAttacks = (scene: () => Scene): void => {
  test.each(named(mutationFields.filter(({ name }) => !(name in notRehearsed))))(
    'Mutation.%s succeeds for either organization on what is its own, as a dry run',
    async (_, field) => {
      const { cedar, birch } = scene();
      const rows = await scene().cedarRows();
      for (const owner of [cedar, birch]) {
        for (const form of formsOf(field, 'FRESHCANARY')) {
          const answer = await rehearse(form, owner);
          expect(codesOf(answer), answer.text).toEqual([]);
          expect(answer.data?.[field.name]).not.toBeNull();
        }
      }
      expect(await scene().cedarRows()).toBe(rows);
    },
  );

  test.each(named(mutationFields.filter(takesNames)))(
    'Mutation.%s is refused to birch for what cedar has, as for what nobody has',
    async (_, field) => {
      for (const form of formsOf(field, birchMark)) {
        const pointers = pointersIn(form);
        await attack(scene(), form, pointers);
        // One at a time too: the first refusal would hide that a later name is never looked at.
        if (pointers.length > 1) for (const pointer of pointers) await attack(scene(), form, [pointer]);
      }
    },
  );

  test.each(named(mutationFields.filter((field) => !takesNames(field))))(
    'Mutation.%s names nothing, and changes nothing of cedar',
    async (_, field) => {
      const { birch, secrets } = scene();
      const rows = await scene().cedarRows();
      for (const form of formsOf(field, 'BIRCHNEWS')) {
        const answer = await send(form, { caller: birch.admin, owner: birch, nameOf: () => '' });
        const refusal = refusedToOwner[field.name];
        expect(codesOf(answer), answer.text).toEqual(refusal === undefined ? [] : [refusal]);
        expect(leaks(answer.text, [], secrets)).toEqual([]);
      }
      expect(await scene().cedarRows()).toBe(rows);
    },
  );

  test.each(named(mutationFields.filter(({ name }) => /(Create|Register|Add)$/.test(name) && !(name in notRehearsed))))(
    'Mutation.%s lets birch use every text that cedar uses, and does not tell that it is used',
    async (_, field) => {
      const { birch } = scene();
      const own = (pointer: Pointer) => nameIn(birch.samples, pointer);
      for (const target of targetsOf(field)) {
        const [used, unused] = await Promise.all(
          [cedarMark, 'FRESHCANARY'].map((mark) =>
            send({ field, target, mark }, { caller: birch.admin, owner: birch, nameOf: own }, rehearsal),
          ),
        );
        expect(codesOf(used!), used!.text).toEqual([]);
        expect(shapeOf(used!.data)).toEqual(shapeOf(unused!.data));
      }
      const code = taken[field.name];
      if (code === undefined) return;
      // What proves that these are the texts of cedar.
      const [form] = formsOf(field, cedarMark);
      expect(codesOf(await rehearse(form!, scene().cedar))).toEqual([code]);
    },
  );
};

/** Sends the mutation with these pointers at cedar's rows, and all others at birch's own. */
const attack = async (scene: Scene, form: Form, pointers: readonly Pointer[]): Promise<void> => {
  const { cedar, birch, secrets } = scene;
  const label = `${form.target ?? ''} ${pointers.map(({ path }) => path).join(', ')}`;
  const { asked, fakes, real, fake } = namesFor(cedar.samples, pointers);
  const paths = new Set(pointers.map(({ path }) => path));
  const mixed = (theirs: (pointer: Pointer) => string) => (pointer: Pointer) =>
    paths.has(pointer.path) ? theirs(pointer) : nameIn(birch.samples, pointer);
  const rows = await scene.cedarRows();

  const foreign = await send(form, { caller: birch.admin, owner: birch, nameOf: mixed(real) });
  expect(codesOf(foreign), `${label}: ${foreign.text}`).not.toEqual([]);
  expect(
    codesOf(foreign).filter((code) => !/^(REFERENCE_)?NOT_FOUND$/.test(code)),
    label,
  ).toEqual([]);
  expect(leaks(foreign.text, asked, secrets), label).toEqual([]);
  expect(await scene.cedarRows(), label).toBe(rows);

  const missing = await send(form, { caller: birch.admin, owner: birch, nameOf: mixed(fake) });
  expect(comparable(foreign, asked), label).toBe(comparable(missing, fakes));
};

/** An answer without its texts and numbers: what is there, and what is null. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]));
};
