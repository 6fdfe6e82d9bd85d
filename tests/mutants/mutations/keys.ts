import type { ForeignKeyFact, UniqueFact } from '../catalog-facts.ts';
import type { Stage } from '../stage/stage.ts';
import type { Mutant } from './mutant.ts';

/** Foreign keys and unique keys that are gone, or that reach across organizations. */
export const keyMutants = (stage: Stage): readonly Mutant[] => [
  ...stage.catalog.foreignKeys.flatMap(foreignKeyMutants),
  ...stage.catalog.uniques.flatMap((key) => uniqueMutants(stage, key)),
];

const foreignKeyMutants = (key: ForeignKeyFact): readonly Mutant[] => {
  const name = `${key.table} ${key.name}`;
  const about = [key.name];
  const drop = `alter table ${key.table} drop constraint "${key.name}"`;
  const dropped: Mutant = { kind: 'foreign key dropped', name, about, statements: [drop] };
  const place = key.columns.indexOf('organization_id');
  if (place < 0 || key.columns.length === 1) return [dropped];
  const columns = key.columns.toSpliced(place, 1);
  const parentColumns = key.parentColumns.toSpliced(place, 1);
  // The same person is a member of several organizations: a key that forgot them would name the person.
  const ofPerson = parentColumns.join() === 'user_id';
  const parent = ofPerson ? 'identity.users (id)' : `${key.parent} (${parentColumns.join()})`;
  return [
    dropped,
    {
      kind: 'foreign key across organizations',
      name,
      about,
      statements: [
        drop,
        ...(ofPerson ? [] : [`create unique index lintel_mutant on ${parent}`]),
        `alter table ${key.table} add constraint "${key.name}" foreign key (${columns.join()}) references ${parent}${key.rest}`,
      ],
    },
  ];
};

const uniqueMutants = (stage: Stage, key: UniqueFact): readonly Mutant[] => {
  const name = `${key.table} ${key.name}`;
  const about = [key.table];
  const asks = ['keys'] as const;
  const across = acrossOrganizations(key);
  return [
    ...(across === undefined
      ? []
      : [
          {
            kind: 'unique key across organizations' as const,
            name,
            about,
            asks,
            // Both organizations have rows alike, as is their right: one makes room, or there could be no such key.
            statements: [
              'set local session_replication_role = replica',
              `delete from ${key.table} where organization_id = '${stage.ours.id}'`,
              'set local session_replication_role = origin',
              across,
            ],
          },
        ]),
    ...(key.kind === 'primary key'
      ? []
      : [{ kind: 'unique key dropped' as const, name, about, asks, statements: [dropOf(key)] }]),
  ];
};

const dropOf = ({ table, name, kind }: UniqueFact): string =>
  kind === 'index'
    ? `drop index ${table.split('.')[0]}."${name}"`
    : `alter table ${table} drop constraint "${name}" cascade`;

/** The same key without its organization; none for a key that has none. */
const acrossOrganizations = ({ table, kind, definition }: UniqueFact): string | undefined => {
  if (kind === 'exclusion') {
    const rest = definition.replace('(organization_id WITH =, ', '(');
    return rest === definition ? undefined : `alter table ${table} add constraint lintel_mutant ${rest}`;
  }
  const rest = definition.replace(
    /^.* USING btree \(organization_id, /,
    `create unique index lintel_mutant on ${table} (`,
  );
  return rest === definition ? undefined : rest;
};
