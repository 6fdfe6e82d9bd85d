import fc from 'fast-check';
import { NoUnusedFragmentsRule, NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { type Execution, ignoreRejectionsOfReference, runCompiled, runReference } from './execution-comparison.ts';
import { objectOf } from './execution-objects.ts';
import { operationText } from './execution-operations.ts';
import { worldSchema } from './execution-world.ts';

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule && rule !== NoUnusedVariablesRule);

ignoreRejectionsOfReference();

const variables = fc.record(
  {
    yes: fc.boolean(),
    no: fc.boolean(),
    maybe: fc.constantFrom(true, false, null),
    first: fc.constantFrom(1, null, 7),
    tag: fc.constantFrom('x', null),
  },
  { requiredKeys: ['yes', 'no'] },
);

const request = fc.record({
  kind: fc.constantFrom('query' as const, 'query' as const, 'query' as const, 'mutation' as const),
  choices: fc.array(fc.nat(10_000), { minLength: 100, maxLength: 300 }),
  variables,
  seed: fc.nat(),
  trouble: fc.constantFrom(0, 2, 10, 30),
});

test('whatever is asked of whatever data, the answer equals that of graphql-js', { timeout: 300_000 }, async () => {
  const seen = { all: 0, withErrors: 0, synchronous: 0, nothing: 0 };
  await fc.assert(
    fc.asyncProperty(request, async ({ kind, choices, variables, seed, trouble }) => {
      let next = 0;
      const choose = (limit: number) => (choices[next++] ?? 0) % limit;
      const document = parse(operationText(worldSchema, kind, choose));
      fc.pre(validate(worldSchema, document, rules, { maxErrors: 1 }).length === 0);
      const type = kind === 'query' ? worldSchema.getQueryType()! : worldSchema.getMutationType()!;
      const execution: Execution = {
        schema: worldSchema,
        document,
        variables,
        root: () => objectOf({ schema: worldSchema, trouble, named: false }, type, seed),
        context: () => 'context',
      };
      const expected = await runReference(execution);
      expect(await runCompiled(execution)).toEqual(expected);
      seen.all += 1;
      if (expected.errors !== undefined) seen.withErrors += 1;
      if (expected.synchronous) seen.synchronous += 1;
      if (expected.data === null) seen.nothing += 1;
    }),
    { numRuns: 3000, maxSkipsPerRun: 100 },
  );
  expect(seen.all).toBeGreaterThanOrEqual(3000);
  // Both halves of each question were asked often enough.
  for (const count of [seen.withErrors, seen.synchronous, seen.nothing]) {
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(seen.all - 100);
  }
});
