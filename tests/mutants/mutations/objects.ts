import { expectedViews } from '../expected/visibility.ts';
import type { Stage } from '../stage/stage.ts';
import type { Mutant } from './mutant.ts';

/** Tables without their wall, triggers that do not fire, constraints that are gone, views that read as their owner. */
export const objectMutants = ({ catalog }: Stage): readonly Mutant[] => [
  ...catalog.tables.flatMap(({ name }) => tableMutants(name)),
  ...catalog.triggers.flatMap((trigger) => triggerMutants(trigger.table, trigger.name)),
  ...catalog.checks.map(
    ({ table, name }): Mutant => ({
      kind: 'check dropped',
      name: `${table} ${name}`,
      about: [table],
      asks: ['keys'],
      statements: [`alter table ${table} drop constraint "${name}"`],
    }),
  ),
  ...catalog.views.map(
    ({ name }): Mutant => ({
      kind: 'view with the rights of its owner',
      name,
      about: [name, expectedViews[name]!],
      statements: [`alter view ${name} set (security_invoker = false)`],
    }),
  ),
];

const tableMutants = (name: string): readonly Mutant[] => [
  {
    kind: 'row-level security off',
    name,
    about: [name],
    statements: [`alter table ${name} disable row level security`],
  },
  {
    kind: 'row-level security not forced',
    name,
    about: [name],
    statements: [`alter table ${name} no force row level security`],
  },
  { kind: 'owner changed', name, about: [name], statements: [`alter table ${name} owner to lintel_app`] },
];

const triggerMutants = (table: string, name: string): readonly Mutant[] => {
  const about = [table];
  const asks = ['rules'] as const;
  return [
    {
      kind: 'trigger disabled',
      name: `${table} ${name}`,
      about,
      asks,
      statements: [`alter table ${table} disable trigger "${name}"`],
    },
    {
      kind: 'trigger dropped',
      name: `${table} ${name}`,
      about,
      asks,
      statements: [`drop trigger "${name}" on ${table}`],
    },
  ];
};
