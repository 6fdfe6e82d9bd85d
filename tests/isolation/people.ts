import { expect, test } from 'vitest';
import { askAllowed, forbiddenIn } from './allowed.ts';
import { isConnection, mutationFields, named, queryFields, type RootField } from './api-schema.ts';
import { ask, codesOf, comparable, type Raw } from './ask.ts';
import { leaksIn } from './catalog.ts';
import { formsOf, pointersIn, send } from './mutations.ts';
import { nameIn, namesFor } from './names.ts';
import { choosingCalls, listCalls, namingCalls } from './query-calls.ts';
import { cedarMark, type Scene } from './scene.ts';

const neighbourMark = 'NEIGHBOUR';

/** Somebody who rents one unit, asking about the people next door in the same house of the same organization. */
export const neighbourAttacks = (scene: () => Scene): void => {
  let ids: ReadonlySet<string>;
  const forbidden = new Set<string>();
  const victim = () => {
    const { samples, neighbour } = scene().cedar;
    return { mark: `${cedarMark} ${neighbourMark}`, samples: { ...samples, ...neighbour } };
  };
  const leaks = async (text: string, asked: readonly string[] = []) => {
    ids ??= await privateIds(scene());
    const rest = asked.reduce((left, name) => left.replaceAll(name, ''), text);
    return leaksIn(rest, { ids, mark: /neighbour/i });
  };
  const isTheirs = (sample: string) => sample in scene().cedar.neighbour;

  test('the resident sees his own home, and the administrator both', async () => {
    const { resident, admin } = scene().cedar;
    const query =
      '{ units { totalCount } leases { totalCount } charges { totalCount } payments { totalCount } residents { totalCount } documents { totalCount } }';
    const { data } = await ask(resident, { query });
    expect(data).toMatchObject({
      units: { totalCount: 1 },
      leases: { totalCount: 1 },
      charges: { totalCount: 2 },
      payments: { totalCount: 1 },
      residents: { totalCount: 1 },
    });
    expect((data as { documents: { totalCount: number } }).documents.totalCount).toBeGreaterThan(0);
    expect(
      await leaks((await ask(admin, { query: '{ leases { nodes { id } } residents { nodes { fullName } } }' })).text),
    ).not.toEqual([]);
  });

  test.each(named(queryFields))('Query.%s shows a resident nothing of the people next door', async (_, field) => {
    const { resident, samples } = scene().cedar;
    const plain = [...listCalls(field), ...choosingCalls(field, victim()).map(({ call }) => call)];
    for (const call of plain) {
      const answer = await askAllowed(resident, call, forbidden);
      expectPlain(field, answer);
      expect(await leaks(answer.text), JSON.stringify(call.variables)).toEqual([]);
    }
    for (const { label, pointers, with: call } of namingCalls(field, victim())) {
      const { asked, fakes, real, fake } = namesFor(victim().samples, pointers);
      const answer = await askAllowed(resident, call(real), forbidden);
      expectPlain(field, answer);
      expect(await leaks(answer.text, asked), label).toEqual([]);
      // His house and his community he may see.
      if (answer.data == null || !pointers.every(({ sample }) => isTheirs(sample))) continue;
      expect(comparable(answer, asked), label).toBe(
        comparable(await askAllowed(resident, call(fake), forbidden), fakes),
      );
      expect(foundBy(field, answer), label).toBe(0);
      const own = await askAllowed(
        resident,
        call((pointer) => nameIn(samples, pointer)),
        forbidden,
      );
      expect(foundBy(field, own), `${label} of his own: ${own.text}`).toBeGreaterThan(0);
    }
  });

  test.each(named(mutationFields))(
    'Mutation.%s does nothing for a resident with what is next door',
    async (_, field) => {
      const { resident, samples } = scene().cedar;
      for (const form of formsOf(field, 'FRESHCANARY')) {
        const pointers = pointersIn(form);
        if (!pointers.some(({ sample }) => isTheirs(sample))) continue;
        const { asked, fakes, real, fake } = namesFor(victim().samples, pointers);
        const rows = await scene().cedarRows();
        const answer = await send(form, { caller: resident, owner: { samples }, nameOf: real });
        // Either the command is not his, or the row is not there for him; what the payload shows is not the reason.
        if (codesOf(answer).includes('FORBIDDEN')) expect(forbiddenIn(answer)).toEqual([`Mutation.${field.name}`]);
        else expect(codesOf(answer), answer.text).toEqual(['NOT_FOUND']);
        expect(await leaks(answer.text, asked)).toEqual([]);
        const missing = await send(form, { caller: resident, owner: { samples }, nameOf: fake });
        expect(comparable(answer, asked)).toBe(comparable(missing, fakes));
        expect(await scene().cedarRows()).toBe(rows);
      }
    },
  );
};

/** Nothing went wrong, and nothing but the root field was refused. */
const expectPlain = (field: RootField, answer: Raw): void => {
  if (codesOf(answer).length === 0) return;
  expect(new Set(codesOf(answer)), answer.text).toEqual(new Set(['FORBIDDEN']));
  expect(answer.data?.[field.name] ?? null).toBeNull();
};

const foundBy = (field: RootField, answer: Raw): number => {
  const found = answer.data?.[field.name] as { totalCount: number } | null | undefined;
  if (isConnection(field.type)) return found?.totalCount ?? 0;
  return found == null ? 0 : 1;
};

/** Ids of all rows that name the neighbour's unit, lease, person or login, and of the entries behind their money. */
const privateIds = async ({ world, cedar, cedarTables }: Scene): Promise<ReadonlySet<string>> => {
  const core = Object.values(cedar.neighbour).join('|');
  const admin = world.database.admin;
  const found = cedarTables.map(
    ({ name, owned }) =>
      `select row->>key as id from (select to_jsonb(t) as row from ${name} t where ${owned}) rows, (values ('id'), ('entry_id')) keys (key)
       where row::text ~ '${core}' and row->>key is not null`,
  );
  const rows = (await admin.unsafe(found.join(' union '))) as unknown as { id: string }[];
  return new Set(rows.map(({ id }) => id));
};
