import type { FunctionFact } from '../catalog-facts.ts';
import { readsSettings } from '../probes/settings.ts';
import type { Stage } from '../stage/stage.ts';
import { everything, type Mutant } from './mutant.ts';

/** Functions that are folded into plans, run as their owner, take names from the caller's path, or forget the organization. */
export const functionMutants = ({ catalog }: Stage): readonly Mutant[] =>
  catalog.functions.filter(({ kind }) => kind !== 'procedure').flatMap(mutantsOf);

const mutantsOf = (found: FunctionFact): readonly Mutant[] => {
  const { signature: name } = found;
  const alter = (change: string): readonly string[] => [`alter function ${name} ${change}`];
  return [
    ...(found.volatility === 'stable' && readsSettings(found)
      ? [
          {
            kind: 'function folded into plans' as const,
            name,
            about: [name, 'kept plans'],
            statements: alter('immutable'),
          },
        ]
      : []),
    ...(found.definer
      ? []
      : [
          {
            kind: 'function with the rights of its owner' as const,
            name,
            about: [name],
            statements: alter('security definer'),
          },
        ]),
    ...(found.definer
      ? [
          {
            kind: 'function without a pinned path' as const,
            name,
            about: [name],
            statements: alter('reset search_path'),
          },
        ]
      : []),
    ...forgetful(found),
  ];
};

const comparison = /\b(?:\w+\.)?organization_id = (?:app\.organization_id\(\)|organization\b)/g;

/** Each place in which a function compares with the organization of the session, taken away. */
const forgetful = ({ signature, definition }: FunctionFact): readonly Mutant[] =>
  [...definition.matchAll(comparison)].map(({ 0: compared, index }, place) => ({
    kind: 'function forgets the organization',
    name: `${signature}, ${place + 1}`,
    about: [signature, everything],
    statements: [`${definition.slice(0, index)}true${definition.slice(index + compared.length)}`],
  }));
