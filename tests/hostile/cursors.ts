import { getNamedType, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { isConnection, queryFields, type RootField } from '../isolation/api-schema.ts';
import type { Caller } from '../isolation/ask.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import type { Scene } from './scene.ts';
import { post } from './send.ts';

const lists: readonly RootField[] = queryFields.filter(({ type }) => isConnection(type));

const ordersOf = (field: RootField): readonly (string | undefined)[] => {
  const order = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type);
  return isEnumType(order) ? order.getValues().map(({ name }) => name) : [undefined];
};

const hasFilter = (field: RootField): boolean => field.args.some(({ name }) => name === 'filter');

type Page = { readonly after?: string; readonly order?: string | undefined; readonly filter?: string };

const queryOf = ({ name }: RootField, { after, order, filter }: Page): string => {
  const given = [
    'first: 1',
    ...(after === undefined ? [] : [`after: ${JSON.stringify(after)}`]),
    ...(order === undefined ? [] : [`orderBy: ${order}`]),
    ...(filter === undefined ? [] : [`filter: ${filter}`]),
  ];
  return `{ ${name}(${given.join(', ')}) { pageInfo { endCursor } nodes { __typename } } }`;
};

/** Group 29: a cursor that was not made for exactly this list, order, filter and organization opens nothing. */
export const cursorAttacks = (scene: () => Scene): void => {
  nothingIsWritten(scene);
  const cursorOf = async (caller: Caller, field: RootField, page: Page = {}): Promise<string> => {
    const reply = await post(caller, { query: queryOf(field, page) });
    const cursor = (reply.body?.data?.[field.name] as { pageInfo: { endCursor: string | null } } | undefined)?.pageInfo
      .endCursor;
    if (cursor == null) throw new Error(`${field.name} has no row to point at: ${reply.text}`);
    return cursor;
  };
  const ask = async (field: RootField, page: Page): Promise<string> =>
    outcomeOf(await post(scene().birch.admin, { query: queryOf(field, page) }), scene());
  const refused = '400 CURSOR_INVALID';

  describe('group 29', () => {
    test.each(lists.map((field) => [field.name, field] as const))(
      'a cursor of %s opens for its own list and is refused anywhere else',
      async (_, field) => {
        const { birch, cedar } = scene();
        const [order, ...otherOrders] = ordersOf(field);
        const own = await cursorOf(birch.admin, field, { order });
        expect(await ask(field, { order, after: own })).toBe('200');
        expect(await ask(field, { order, after: await cursorOf(cedar.admin, field, { order }) })).toBe(refused);
        for (const other of otherOrders) expect(await ask(field, { order: other, after: own })).toBe(refused);
        if (hasFilter(field)) expect(await ask(field, { order, after: own, filter: filterFor(field) })).toBe(refused);
        for (const other of lists.filter((list) => list !== field))
          expect(await ask(other, { order: ordersOf(other)[0], after: own }), other.name).toBe(refused);
      },
    );

    test('one changed bit, a missing or a doubled part makes it none', async () => {
      const units = lists.find(({ name }) => name === 'units')!;
      const cursor = await cursorOf(scene().birch.admin, units);
      const bytes = Buffer.from(cursor, 'base64url');
      const flipped = Array.from(bytes.keys(), (index) => {
        const changed = Buffer.from(bytes);
        changed[index]! ^= 1 << (index % 8);
        return changed.toString('base64url');
      });
      const parts = [cursor.slice(0, -4), cursor.slice(4), cursor + cursor, `${cursor.slice(0, 20)}${cursor}`];
      for (const after of [...flipped, ...parts]) expect(await ask(units, { after })).toBe(refused);
    });

    test('a cursor of a list below one parent is none below another', async () => {
      const query = `query($id: ID!, $after: String) { property(id: $id) { units(first: 1, after: $after) { pageInfo { endCursor } } } }`;
      const { birch } = scene();
      const first = await post(birch.admin, { query, variables: { id: birch.samples.Property } });
      const after = (first.body!.data as { property: { units: { pageInfo: { endCursor: string } } } }).property.units
        .pageInfo.endCursor;
      const same = await post(birch.admin, { query, variables: { id: birch.samples.Property, after } });
      expect(outcomeOf(same)).toBe('200');
      const other = await post(birch.admin, { query, variables: { id: birch.samples['Property.free'], after } });
      expect(outcomeOf(other)).toContain('CURSOR_INVALID');
    });
  });
};

/** A filter that is another one than none. */
const filterFor = (field: RootField): string => {
  const filter = getNamedType(field.args.find(({ name }) => name === 'filter')!.type);
  const fields = 'getFields' in filter ? Object.values(filter.getFields()) : [];
  for (const { name, type } of fields) {
    const named = getNamedType(type);
    if (named.name === 'Boolean') return `{ ${name}: true }`;
    if (isEnumType(named)) return `{ ${name}: ${named.getValues()[0]!.name} }`;
    if (named.name === 'ID' || named.name === 'String') return `{ ${name}: "x" }`;
  }
  throw new Error(`${field.name} has a filter that this test cannot set`);
};
