import { deriveSecrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';
import { sessionAs } from '@lintel/server/testing';
import { isUnionType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { all, isUnresolvable } from '../contract/schemas.ts';
import type { World } from '../support/world.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import { literal, toJson } from './hostile-value.ts';
import { fetchReply, post, type Reply } from './send.ts';

/** As `tests/support/product.ts` gives it to the gateway: only with it a subgraph listens at all. */
const gatewaySecret = 'the secret of gateway in tests, which no other service knows';
const nobody = '00000000-0000-4000-8000-000000000000';

/** Every entity that a subgraph resolves. */
const entities = all.flatMap((subgraph) => {
  const union = subgraph.schema.getType('_Entity');
  const types = isUnionType(union) ? union.getTypes().filter((type) => !isUnresolvable(type)) : [];
  return types.map(({ name }) => [subgraph.name, name] as const);
});

type Kit = {
  readonly world: () => World;
  readonly catalog: () => Catalog;
  /** A body, as the gateway would send it to a subgraph for an administrator of birch. */
  readonly ask: (subgraph: string, body: string) => Promise<Reply>;
  readonly fetchAs: (subgraph: string, representations: unknown) => Promise<Reply>;
};

const openKit = (world: () => World): Kit => {
  let catalog: Catalog;
  let organization: { id: string };
  beforeAll(async () => {
    const { admin } = world().database;
    catalog = await readCatalog(admin);
    const [row] = await admin<{ id: string }[]>`select id from identity.organizations where slug = 'birch'`;
    organization = row!;
  });
  const ask = async (subgraph: string, body: string): Promise<Reply> => {
    const context = { requestId: 'forged', session: sessionAs('admin', organization), dryRun: false };
    const token = await signInternalContext(deriveSecrets(gatewaySecret), subgraph, context);
    return fetchReply(world().product.subgraphUrls[subgraph]!, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
  };
  const fetchAs = (subgraph: string, representations: unknown): Promise<Reply> => {
    const query = 'query($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
    return ask(subgraph, toJson({ query, variables: { representations } }));
  };
  return { world, catalog: () => catalog, ask, fetchAs };
};

const found = ({ body }: Reply): readonly unknown[] => (body?.data?._entities ?? []) as readonly unknown[];

/** Group 12: asking the gateway for entities. */
const entitiesAtTheGateway = ({ world, catalog }: Kit): void => {
  test.each([
    '{ _entities(representations: [{ __typename: "Unit", id: "x" }]) { __typename } }',
    'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    '{ a: _entities(representations: []) { ... on Unit { number } } }',
    '{ _service { sdl } }',
    'query { ...F } fragment F on Query { _service { sdl } }',
    '{ viewer { organization { _entities(representations: []) { __typename } } } }',
  ])('group 12: the gateway knows no %s', async (query) => {
    const caller = { url: world().product.url, token: world().birch.token };
    const reply = await post(caller, { query, variables: { r: [{ __typename: 'Unit', id: nobody }] } });
    expect(outcomeOf(reply, { catalog: catalog() })).toBe('400 GRAPHQL_VALIDATION_FAILED');
    expect(reply.text).not.toMatch(/@key|_Entity|_Service/);
  });
};

/** Groups 13 and 14: too many representations, and keys of other forms. */
const keysOfEntities = ({ catalog, fetchAs }: Kit): void => {
  describe.each(entities)('%s: %s', (subgraph, typeName) => {
    test('group 13: ten thousand representations are answered in time', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => ({
        __typename: typeName,
        id: `00000000-0000-4000-8000-${String(index % 5000).padStart(12, '0')}`,
      }));
      const reply = await fetchAs(subgraph, many);
      expect(outcomeOf(reply, { catalog: catalog() })).toMatch(/^200( LIMIT_EXCEEDED)?$/);
      if (found(reply).length > 0) expect(found(reply)).toHaveLength(10_000);
    });

    test('group 14: a key of another form is the key of nothing', async () => {
      const ids: readonly unknown[] = [
        'x',
        '',
        'a\u0000',
        "' or 1=1--",
        nobody.toUpperCase(),
        `{${nobody}}`,
        `${nobody}\n`,
        null,
        1,
        true,
        [],
        [nobody],
        {},
        { id: nobody },
        literal('1e400'),
        'a'.repeat(100_000),
      ];
      for (const id of ids) {
        const reply = await fetchAs(subgraph, [{ __typename: typeName, id }]);
        expect(outcomeOf(reply, { catalog: catalog() }), JSON.stringify(id).slice(0, 80)).toMatch(
          /^200( BAD_USER_INPUT)?$|^400 /,
        );
      }
      expect(outcomeOf(await fetchAs(subgraph, [{ __typename: typeName }]), { catalog: catalog() })).toMatch(
        /^200( BAD_USER_INPUT)?$|^400 /,
      );
    });
  });
};

/** Group 15: representations and bodies that are none. */
const formsOfEntities = ({ catalog, ask, fetchAs }: Kit): void => {
  describe.each(all.map(({ name }) => name))('group 15: %s', (subgraph) => {
    test.each<[string, unknown]>([
      ['a type nobody knows', 'Nothing'],
      ['a union', 'DocumentTarget'],
      ['an input', 'MoneyInput'],
      ['a scalar', 'Decimal'],
      ['the root', 'Query'],
      ['the union of all entities', '_Entity'],
      ['a type of introspection', '__Schema'],
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
      ['nothing', ''],
      ['null', null],
      ['a number', 1],
      ['a list', ['Unit']],
      ['an object', { toString: 'Unit' }],
    ])('%s as __typename is refused', async (_, typeName) => {
      const reply = await fetchAs(subgraph, [{ __typename: typeName, id: nobody }]);
      expect(outcomeOf(reply, { catalog: catalog() })).toMatch(/^(200|400) BAD_USER_INPUT$/);
    });

    test.each<[string, unknown]>([
      ['null', null],
      ['a text', 'Unit'],
      ['a number', 1],
      ['an empty object', [{}]],
      ['a list of null', [null]],
      ['a list of texts', ['Unit']],
      ['a list of lists', [[{ __typename: 'Unit', id: nobody }]]],
    ])('%s for representations is refused', async (_, representations) => {
      expect(outcomeOf(await fetchAs(subgraph, representations), { catalog: catalog() })).toMatch(
        /^(200|400) (BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/,
      );
    });

    test.each<[string, string]>([
      ['no JSON', '{"query":'],
      ['a list', '[]'],
      ['no query', '{}'],
      ['a query that is a number', '{"query":1}'],
      ['variables that are a text', '{"query":"{ __typename }","variables":"x"}'],
      ['a key __proto__', '{"query":"{ __typename }","__proto__":{"x":1}}'],
      ['10,000 lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ])('%s for a body is no fault', async (_, body) => {
      const reply = await ask(subgraph, body);
      expect(reply.status, reply.text).toBeLessThan(500);
      expect(reply.text).not.toMatch(/INTERNAL|node_modules|\bat \S+ \(/);
    });
  });
};

/** Groups 12 to 15: representations, at the gateway and as the gateway itself would send them if a plan were forged. */
export const subgraphAttacks = (world: () => World): void => {
  const kit = openKit(world);
  nothingIsWritten(() => ({ world: world(), catalog: kit.catalog() }));
  entitiesAtTheGateway(kit);
  keysOfEntities(kit);
  formsOfEntities(kit);
};
