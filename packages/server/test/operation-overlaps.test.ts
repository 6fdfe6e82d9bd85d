import { buildSchema, type DocumentNode, OverlappingFieldsCanBeMergedRule, parse, validate, visit } from 'graphql';
import { expect, test } from 'vitest';
import { operationOverlaps } from '../src/operation-overlaps.ts';

const schema = buildSchema('type Query { a(n: Int): Query b(n: Int): Query c(n: Int): Query leaf(n: Int): Int }');

/** Numbers from 0 to 1 that are the same in each run. */
const numbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const randomDocument = (seed: number): string => {
  const next = numbers(seed);
  const pick = (count: number) => Math.floor(next() * count);
  const selection = (levels: number, fragments: number): string =>
    Array.from({ length: 1 + pick(4) }, () => {
      const what = pick(10);
      if (levels === 0 || what < 2) return 'leaf(n: 1)';
      if (what < 4 && fragments < 4) return `...F${fragments + pick(4 - fragments)}`;
      if (what < 5) return `... { ${selection(levels - 1, fragments)} }`;
      return `${['a', 'a', 'b', 'c'][pick(4)]}(n: 1) { ${selection(levels - 1, fragments)} }`;
    }).join(' ');
  const fragments = [0, 1, 2, 3].map((n) => `fragment F${n} on Query { ${selection(2, n + 1)} }`);
  return `{ ${selection(4, 0)} } ${fragments.join(' ')}`;
};

/** How often validation compares two fields that have arguments: it looks at what is selected on each of them. */
const comparisons = (document: DocumentNode): number => {
  let looks = 0;
  let fields = 0;
  visit(document, {
    Field: (node) => {
      fields += 1;
      const { selectionSet } = node;
      Object.defineProperty(node, 'selectionSet', {
        enumerable: true,
        get: () => {
          looks += 1;
          return selectionSet;
        },
      });
    },
  });
  const before = looks;
  expect(validate(schema, document, [OverlappingFieldsCanBeMergedRule])).toEqual([]);
  // Its way through the document looks at each field once.
  return (looks - before - fields) / 2;
};

test('validation never compares more pairs of fields than are counted', () => {
  let compared = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const text = randomDocument(seed);
    const counted = operationOverlaps(parse(text));
    const actual = comparisons(parse(text));
    compared += actual;
    expect(counted, text).toBeGreaterThanOrEqual(actual);
  }
  expect(compared).toBeGreaterThan(3000);
});

test('without fragments, of fields in one place, exactly so many are compared as are counted', () => {
  for (const count of [1, 2, 5, 20]) {
    const text = `{ a(n: 1) { ${'leaf(n: 1) '.repeat(count)}} }`;
    expect(comparisons(parse(text))).toBe(operationOverlaps(parse(text)));
  }
});
