import type { PolicyFact } from '../catalog-facts.ts';
import type { Stage } from '../stage/stage.ts';
import type { Mutant } from './mutant.ts';
import { withoutOneOperand } from './parts.ts';

/** Each policy dropped, opened and cut, and careless ones put beside it. */
export const policyMutants = ({ catalog }: Stage): readonly Mutant[] => [
  ...catalog.policies.flatMap((policy) => [
    ...changedPolicies(policy),
    ...expressionsOf(policy).flatMap((clause) => [alwaysTrue(policy, clause), ...withoutParts(policy, clause)]),
  ]),
  ...catalog.tables.flatMap(({ name }) => carelessPolicies(name)),
];

type Clause = { readonly word: 'using' | 'with check'; readonly text: string };

const expressionsOf = ({ using, check }: PolicyFact): readonly Clause[] => [
  ...(using === null ? [] : [{ word: 'using', text: using } as const]),
  ...(check === null ? [] : [{ word: 'with check', text: check } as const]),
];

const labelOf = ({ table, name }: PolicyFact): string => `${table} ${name}`;

const changedPolicies = (policy: PolicyFact): readonly Mutant[] => {
  const { table, name, permissive, command } = policy;
  const about = [table];
  const drop = `drop policy "${name}" on ${table}`;
  const clauses = expressionsOf(policy).map(({ word, text }) => `${word} (${text})`);
  return [
    { kind: 'policy dropped', name: labelOf(policy), about, statements: [drop] },
    {
      kind: 'policy for everybody',
      name: labelOf(policy),
      about,
      statements: [`alter policy "${name}" on ${table} to public`],
    },
    ...(permissive
      ? []
      : [
          {
            kind: 'policy made permissive' as const,
            name: labelOf(policy),
            about,
            statements: [drop, `create policy "${name}" on ${table} for ${command} to lintel_app ${clauses.join(' ')}`],
          },
        ]),
  ];
};

const alwaysTrue = (policy: PolicyFact, { word }: Clause): Mutant => ({
  kind: 'policy always true',
  name: `${labelOf(policy)}, ${word}`,
  about: [policy.table],
  statements: [`alter policy "${policy.name}" on ${policy.table} ${word} (true)`],
});

const withoutParts = (policy: PolicyFact, { word, text }: Clause): readonly Mutant[] =>
  withoutOneOperand(text).map(({ left, taken }, place) => ({
    kind: 'policy without a part',
    name: `${labelOf(policy)}, ${word}, ${place + 1}: ${taken.replace(/\s+/g, ' ')}`,
    about: [policy.table],
    statements: [`alter policy "${policy.name}" on ${policy.table} ${word} (${left})`],
  }));

const carelessPolicies = (table: string): readonly Mutant[] => {
  const clauses: Readonly<Record<string, string>> = {
    all: 'using (true) with check (true)',
    select: 'using (true)',
    insert: 'with check (true)',
    update: 'using (true) with check (true)',
    delete: 'using (true)',
  };
  return Object.entries(clauses).map(([command, clause]) => ({
    kind: 'careless policy added',
    name: `${table} for ${command}`,
    about: [table],
    statements: [`create policy lintel_careless on ${table} for ${command} to lintel_app ${clause}`],
  }));
};
