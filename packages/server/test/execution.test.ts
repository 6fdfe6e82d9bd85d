import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compileOperation } from '../src/execution/compile.ts';
import { runCompiled, runReference } from './execution-comparison.ts';
import { documentCases } from './execution-document-cases.ts';
import { failLater, later, node, schema, schemaOf } from './execution-schema.ts';
import { valueCases } from './execution-value-cases.ts';

describe('an answer equals that of graphql-js', () => {
  test.each(Object.entries({ ...valueCases, ...documentCases }))(
    '%s',
    async (_name, { query, root, variables, operationName }) => {
      const context = () => ({ some: 'context' });
      const execution = { schema, document: parse(query), root, variables, operationName, context } as const;
      const expected = await runReference(execution as never);
      expect(await runCompiled(execution as never)).toEqual(expected);
    },
  );

  test('a schema without mutations', async () => {
    const queries = schemaOf({ typeDefs: parse('type Query { a: Int }'), resolvers: {} });
    const execution = { schema: queries, document: parse('mutation { a }') };
    const expected = await runReference(execution);
    expect(expected.errors).toHaveLength(1);
    expect(await runCompiled(execution)).toEqual(expected);
  });

  test('variables that are no object are refused like there', () => {
    expect(() => compileOperation(schema, parse('{ text }')).run({}, {}, 'x' as never)).toThrow(/Variables must be/);
  });
});

describe('one compiled operation run many times', () => {
  test('answers each set of conditions, however many there are', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `v${index}`);
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`)}) { ${names.map((name) => `${name}: text @include(if: $${name})`)} }`,
    );
    const compiled = compileOperation(schema, document);
    for (let round = 0; round < 2; round += 1) {
      for (let bits = 0; bits < 64; bits += 1) {
        const variables = Object.fromEntries(names.map((name, index) => [name, (bits & (1 << index)) !== 0]));
        const { data } = await compiled.run({ text: 'x' }, {}, variables);
        expect(Object.keys(data!)).toEqual(names.filter((name) => variables[name]));
      }
    }
  });

  test('keeps runs apart that go on at the same time', async () => {
    const compiled = compileOperation(schema, parse('query ($n: Int) { echo(number: $n) node { id label } text }'));
    const runs = Array.from({ length: 20 }, (_, n) =>
      compiled.run(
        { node: () => later({ id: n, label: () => (n % 2 === 0 ? 'even' : failLater(`run ${n}`)) }), text: `${n}` },
        {},
        { n },
      ),
    );
    const results = await Promise.all(runs);
    for (const [n, { data, errors }] of results.entries()) {
      expect(data).toMatchObject({
        echo: { number: n },
        node: { id: String(n), label: n % 2 === 0 ? 'even' : null },
        text: `${n}`,
      });
      expect(errors?.map(({ message }) => message)).toEqual(n % 2 === 0 ? undefined : [`run ${n}`]);
    }
  });

  test('makes new objects each time, answers as well as arguments', async () => {
    const seen: { filter: { tags: string[] }; numbers: number[]; color: unknown }[] = [];
    const spying = schemaOf({
      typeDefs: parse(
        'input F { tags: [String] } type N { id: ID } type Query { n(filter: F, numbers: [Int], text: String): N }',
      ),
      resolvers: { Query: { n: (_: unknown, parameters: never) => ({ id: seen.push(parameters) && 1 }) } },
    });
    const compiled = compileOperation(
      spying,
      parse('{ n(filter: { tags: ["a"] }, numbers: [1], text: "t") { id } m: n(text: "t") { id } }'),
    );
    const first = (await compiled.run({}, {})) as { data: Record<string, Record<string, unknown>> };
    first.data.n!.more = 1;
    seen[0]!.filter.tags.push('changed');
    seen[0]!.numbers.push(2);
    Object.assign(seen[1]!, { text: 'changed' });
    const second = await compiled.run({}, {});
    expect(second.data).toEqual({ n: { id: '1' }, m: { id: '1' } });
    expect(seen.slice(2)).toEqual([{ filter: { tags: ['a'] }, numbers: [1], text: 't' }, { text: 't' }]);
  });
});

describe('what an answer is made of', () => {
  test('an object finds nothing under a key that it could have inherited', async () => {
    const compiled = compileOperation(schema, parse('{ constructor: text node { id __proto__: label } }'));
    const { data } = await compiled.run({ text: 'x', node: node({ label: 'l' }) }, {});
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(Object.keys(data!.node as object)).toEqual(['id', '__proto__']);
    expect({}.constructor).toBe(Object);
  });

  test('nothing is promised when nothing is awaited', () => {
    const compiled = compileOperation(schema, parse('{ nodes { id label kids { id } } }'));
    const result = compiled.run({ nodes: Array.from({ length: 3 }, () => node({ kids: [node()] })) }, {});
    expect(result).not.toBeInstanceOf(Promise);
  });
});

test('a list that fails at once leaves no rejection that nobody handles', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const compiled = compileOperation(schema, parse('{ sureNodes { sureLabel } }'));
    const { data, errors } = await compiled.run({ sureNodes: [{ sureLabel: () => failLater('later') }, null] }, {});
    expect(data).toEqual({ sureNodes: null });
    expect(errors).toHaveLength(1);
    await later(await later(undefined));
  } finally {
    process.off('unhandledRejection', note);
  }
  expect(unhandled).toEqual([]);
});

test('ten thousand items that fail are ten thousand errors', async () => {
  const root = () => ({ nodes: Array.from({ length: 10_000 }, (_, index) => ({ id: index, sureLabel: null })) });
  const execution = { schema, document: parse('{ nodes { id sureLabel } }'), root };
  const compiled = await runCompiled(execution);
  expect(compiled.errors).toHaveLength(10_000);
  expect(compiled.errors![9_999]).toMatchObject({ path: ['nodes', 9_999, 'sureLabel'] });
  expect(compiled.text).toBe((await runReference(execution)).text);
});
