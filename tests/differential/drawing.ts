import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { api } from '../isolation/api-schema.ts';
import type { OperationModel } from './model.ts';
import { operations } from './operations.ts';
import { mayRead } from './refusals.ts';
import { type Rendered, render } from './render.ts';
import type { DifferentialWorld } from './world.ts';

/** An operation and who asks it. */
export type Drawn = { readonly role: string; readonly model: OperationModel };

/** Operations of everybody, managers and analysts more often than others: they see most of what there is. */
export const drawings = ({ sessions, names }: DifferentialWorld): fc.Arbitrary<Drawn> =>
  fc.oneof(
    ...[...sessions].map(([role, session]) => ({
      weight: role === 'manager' || role === 'analyst' ? 3 : 1,
      arbitrary: fc.record({
        role: fc.constant(role),
        model: operations(names, (typeName, fieldName) => mayRead({ typeName, fieldName }, session)),
      }),
    })),
  );

/**
 * The text of a drawing. One whose fields do not merge, as a member's `name` and another's `name: __typename`, is drawn anew: the generator draws
 * fields one by one. Error: the text is no valid operation for another reason, which is a fault of the generator.
 */
export const written = ({ model }: Drawn): Rendered => {
  const operation = render(model);
  const [wrong] = validate(api, parse(operation.query));
  fc.pre(wrong?.message.startsWith('Fields "') !== true);
  if (wrong !== undefined) throw new Error(`the generator wrote ${operation.query}: ${wrong.message}`);
  return operation;
};

/** For a report: everything that one needs to ask it again. */
export const described = (drawn: Drawn): string => {
  const { query, variables, faults } = render(drawn.model);
  return [
    `as ${drawn.role}: ${query}`,
    `variables: ${JSON.stringify(variables)}`,
    `faults: ${faults.map(({ kind, typeName, fieldName }) => `${kind} in ${typeName}.${fieldName}`).join(', ') || 'none'}`,
  ].join('\n');
};
