import { type GraphQLObjectType, getNamedType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { all, fieldsOf, hasDirective, isUnresolvable, objectsOf, rootsOf } from './schemas.ts';
import { filesIn } from './sources.ts';

/** Types that many subgraphs share and the kit answers. */
const shared = new Set(['Money', 'PageInfo', 'UserError']);

const referenceResolverOf = (type: GraphQLObjectType): unknown =>
  (type.extensions as { apollo?: { subgraph?: { resolveReference?: unknown } } }).apollo?.subgraph?.resolveReference ??
  (type as { resolveReference?: unknown }).resolveReference;

describe.each(all)('$name', (subgraph) => {
  const roots = rootsOf(subgraph);
  const others = objectsOf(subgraph).filter((type) => !roots.includes(type) && !shared.has(type.name));

  test('answers every root field', () => {
    const fields = roots.flatMap((root) =>
      fieldsOf(root).map((field) => ({ coordinate: `${root.name}.${field.name}`, field })),
    );
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter(({ field }) => field.resolve === undefined).map(({ coordinate }) => coordinate)).toEqual([]);
  });

  test('finds every entity that it can be asked for', () => {
    const entities = others.filter((type) => hasDirective(type, 'key') && !isUnresolvable(type));
    expect(entities.length).toBeGreaterThan(0);
    // Without one, federation echoes the representation: a stub that "exists" would prove nothing.
    expect(entities.filter((type) => typeof referenceResolverOf(type) !== 'function').map(({ name }) => name)).toEqual(
      [],
    );
  });

  test('knows nothing but the key of an entity that it says it cannot find', () => {
    const wrong = others.filter(isUnresolvable).flatMap((type) =>
      fieldsOf(type)
        .filter(({ name }) => name !== 'id')
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('answers every field with arguments by a resolver, since no property can', () => {
    const wrong = others.flatMap((type) =>
      fieldsOf(type)
        .filter(({ args, resolve }) => args.length > 0 && resolve === undefined)
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('answers money by a resolver, since a column holds minor units only', () => {
    const texts = sourcesOf(subgraph.name);
    const wrong = others.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => getNamedType(field.type).name === 'Money' && field.resolve === undefined)
        .filter(({ name }) => !texts.some((text) => new RegExp(`\\b${name}\\s*[:(,}]`).test(text)))
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has, for every other field, a property of that name in its code or its tables', () => {
    const texts = sourcesOf(subgraph.name);
    const wrong = others.flatMap((type) =>
      fieldsOf(type)
        .filter(({ resolve }) => resolve === undefined)
        .filter(({ name }) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

const sourcesOf = (name: string): string[] =>
  [
    ...filesIn(`subgraphs/${name}/src`, ['.ts']),
    ...filesIn('packages/db/src/schema', ['.ts']).filter(
      ({ path }) => /(facts|platform)\.ts$/.test(path) || path.endsWith(`/${name}.ts`),
    ),
    ...filesIn('packages/server/src', ['page.ts', 'command.ts']),
  ].map(({ text }) => text);
