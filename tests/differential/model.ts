import type { FaultKind } from './faults.ts';

/**
 * An operation as the generator draws it: a tree without names of fragments and variables, and without regard for fields
 * that do not merge. `render` makes a valid document of it, so that whatever is left after shrinking is valid too.
 */
export type OperationModel = {
  readonly selections: readonly SelectionModel[];
  readonly variableNames: VariableNames;
  readonly faults: readonly FaultModel[];
  /** Gives the variable at `pick`, modulo how many there are, a value of no type. */
  readonly broken: number | undefined;
};

/** How variables are called: neutrally, like the machinery's own, or like fields. */
export type VariableNames = (typeof variableNames)[number];
export const variableNames = ['neutral', 'representations', 'fields'] as const;

export type SelectionModel =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly alias: string | undefined;
      readonly args: Readonly<Record<string, ValueModel>>;
      readonly directives: readonly DirectiveModel[];
      readonly selections: readonly SelectionModel[];
    }
  | { readonly kind: 'typename'; readonly alias: string | undefined; readonly directives: readonly DirectiveModel[] }
  /** A question about the schema, as text. At the root only. */
  | {
      readonly kind: 'schema';
      readonly text: string;
      readonly alias: string | undefined;
      readonly directives: readonly DirectiveModel[];
    }
  /** A fragment: inline, or with a definition of its own. Without `on`, inline and for the type that is there. */
  | {
      readonly kind: 'fragment';
      readonly on: string | undefined;
      /** The type of the place where it stands. */
      readonly of: string;
      readonly isNamed: boolean;
      readonly directives: readonly DirectiveModel[];
      readonly selections: readonly SelectionModel[];
    }
  /** One of the fragments defined before, once more, if one fits. */
  | { readonly kind: 'again'; readonly pick: number; readonly directives: readonly DirectiveModel[] };

export type DirectiveModel = { readonly name: 'skip' | 'include'; readonly condition: ConditionModel };

export type ConditionModel = {
  readonly value: boolean;
  /** As a variable with the value, as one that only has it by default, or written down. */
  readonly as: 'literal' | 'variable' | 'default';
};

/** A value for an argument, or for a part of one. */
export type ValueModel =
  | { readonly kind: 'plain'; readonly value: unknown; readonly as: ValuePlace }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, ValueModel>>;
      readonly as: 'literal' | 'variable';
    }
  | { readonly kind: 'list'; readonly items: readonly ValueModel[]; readonly as: 'literal' | 'variable' };

/**
 * Where a value stands: in the document, in a variable, in the default of a variable that is not given, in a variable that
 * has another default, in one that another argument of the type uses already; or nowhere, in a variable without a value.
 */
export type ValuePlace = (typeof valuePlaces)[number];
export const valuePlaces = ['literal', 'variable', 'default', 'overDefault', 'shared', 'missing'] as const;

/** A fault in the field that stands at `pick`, modulo how many the operation uses. */
export type FaultModel = { readonly pick: number; readonly kind: FaultKind };
