import type { Probe } from '../probes/probe.ts';

/** One way in which somebody could weaken the database, by mistake or on purpose. */
export type Mutant = {
  readonly kind: MutantKind;
  /** Unique within its kind: what is weakened, and how. */
  readonly name: string;
  /** Names of the objects whose probes are asked first; `everything` for all of them. */
  readonly about: readonly string[];
  readonly statements: readonly string[];
  /** Groups of probes that can tell something; left out: all. */
  readonly asks?: readonly Probe['group'][];
};

/** Kinds in the order of the report. */
export const mutantKinds = [
  'policy dropped',
  'policy always true',
  'policy without a part',
  'policy made permissive',
  'policy for everybody',
  'careless policy added',
  'row-level security off',
  'row-level security not forced',
  'owner changed',
  'foreign key dropped',
  'foreign key across organizations',
  'unique key across organizations',
  'unique key dropped',
  'check dropped',
  'trigger disabled',
  'trigger dropped',
  'privilege on a table',
  'privilege on a column',
  'privilege on a function',
  'privilege on a schema',
  'default privilege',
  'view with the rights of its owner',
  'function folded into plans',
  'function with the rights of its owner',
  'function without a pinned path',
  'function forgets the organization',
  'role attribute',
  'role membership',
] as const;
export type MutantKind = (typeof mutantKinds)[number];

export const everything = 'everything';
