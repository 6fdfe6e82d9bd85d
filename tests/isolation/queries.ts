import { expect, test } from 'vitest';
import { entityNames, filterFieldsOf, isConnection, named, queryFields, type RootField } from './api-schema.ts';
import { ask, codesOf, comparable, type Raw } from './ask.ts';
import { countRows, idsIn, tablesOf } from './catalog.ts';
import { namesFor } from './names.ts';
import { choosingCalls, listCalls, type NamingCall, namingCalls } from './query-calls.ts';
import { cedarMark, leaks, readLists, type Scene } from './scene.ts';

/** How many rows a list says that it has; null for everything that is no list. */
const totalOf = (field: RootField, answer: Raw): number | null =>
  isConnection(field.type) ? ((answer.data?.[field.name] as { totalCount: number } | null)?.totalCount ?? null) : null;

/** Every field of Query, asked by birch about cedar. */
export const queryAttacks = (scene: () => Scene): void => {
  test('the world has a row of every type and in every table of either organization', async () => {
    for (const { samples } of [scene().cedar, scene().birch]) {
      expect(entityNames.filter((name) => samples[name] === undefined)).toEqual([]);
      const { admin } = scene().world.database;
      const counts = await countRows(admin, await tablesOf(admin, samples.Organization!));
      expect(Object.entries(counts).filter(([, rows]) => rows === 0)).toEqual([]);
    }
  });

  test('no row of birch holds an id of cedar', async () => {
    const { admin } = scene().world.database;
    const own = await idsIn(admin, await tablesOf(admin, scene().birch.samples.Organization!));
    expect([...own].filter((id) => scene().secrets.ids.has(id))).toEqual([]);
  });

  test('all that cedar did changed nothing in any list of birch, its count and order included', async () => {
    const { before, birch } = scene();
    const after = await readLists(birch.admin);
    expect(before.size).toBeGreaterThanOrEqual(queryFields.filter(({ type }) => isConnection(type)).length);
    for (const [call, answer] of before) expect(after.get(call), call).toBe(answer);
  });

  test.each(named(queryFields.filter((field) => listCalls(field).length > 0)))(
    'Query.%s shows birch nothing of cedar, and cedar its own',
    async (_, field) => {
      const { birch, cedar, secrets } = scene();
      for (const call of listCalls(field)) {
        const answer = await ask(birch.admin, call);
        expect(codesOf(answer), answer.text).toEqual([]);
        expect(leaks(answer.text, [], secrets), answer.text).toEqual([]);
        const own = await ask(cedar.admin, call);
        expect(codesOf(own), own.text).toEqual([]);
        if (!alikeForAll.has(field.name)) expect(leaks(own.text, [], secrets).length, own.text).toBeGreaterThan(0);
      }
    },
  );

  test.each(named(queryFields.filter(takesNames)))(
    'Query.%s answers birch for a name of cedar as for a name of nothing',
    async (_, field) => {
      for (const call of namingCalls(field, victimOf(scene()))) await attackByName(scene(), field, call);
    },
  );

  test.each(named(queryFields.filter((field) => filterFieldsOf(field).length > 0)))(
    'Query.%s finds nothing of cedar for birch by any other filter',
    async (_, field) => {
      const { birch, cedar, secrets } = scene();
      for (const { label, call, quotesMark } of choosingCalls(field, victimOf(scene()))) {
        const answer = await ask(birch.admin, call);
        expect(codesOf(answer), `${label}: ${answer.text}`).toEqual([]);
        expect(leaks(answer.text, [], secrets), label).toEqual([]);
        if (!quotesMark) continue;
        expect(totalOf(field, answer), label).toBe(0);
        expect(totalOf(field, await ask(cedar.admin, call)), `${label} as cedar`).toBeGreaterThan(0);
      }
    },
  );
};

const attackByName = async (scene: Scene, field: RootField, { label, pointers, with: call }: NamingCall) => {
  const { birch, cedar, secrets } = scene;
  const { asked, fakes, real, fake } = namesFor(cedar.samples, pointers);
  const foreign = await ask(birch.admin, call(real));
  expect(comparable(foreign, asked), label).toBe(comparable(await ask(birch.admin, call(fake)), fakes));
  expect(leaks(foreign.text, asked, secrets), label).toEqual([]);
  if (isConnection(field.type)) expect(totalOf(field, foreign), label).toBe(0);
  else expect(foreign.data, label).toEqual({ [field.name]: null });

  const own = await ask(cedar.admin, call(real));
  expect(codesOf(own), `${label}: ${own.text}`).toEqual([]);
  if (isConnection(field.type)) expect(totalOf(field, own), `${label} as cedar`).toBeGreaterThan(0);
  else expect(own.data?.[field.name], `${label} as cedar`).not.toBeNull();
};

const victimOf = ({ cedar }: Scene) => ({ mark: cedarMark, samples: cedar.samples });

/** Fields whose answers are the same for everybody, or figures only. */
const alikeForAll = new Set(['permissions', 'auditVerification']);

/** A field that nobody can call yet counts: its test says where to teach it. */
const takesNames = (field: RootField): boolean => {
  try {
    return namingCalls(field, { mark: '', samples: {} }).length > 0;
  } catch {
    return true;
  }
};
