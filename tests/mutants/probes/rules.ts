import type { CheckFact, UniqueFact } from '../catalog-facts.ts';
import { brokenChecks } from '../expected/broken-checks.ts';
import { type Attempt, makeAttempts } from '../stage/attempts.ts';
import { insertOf } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import { freshOf, mustViolate, rowsOfOurs, tableOf } from './keys.ts';
import type { Probe } from './probe.ts';

/**
 * Every CHECK, unique and exclusion constraint, broken by a copy of some row. Which row breaks it is found by trying on the
 * healthy database. Error: a constraint that nothing breaks, of which somebody has to say what would.
 */
export const ruleProbes = async (stage: Stage): Promise<readonly Probe[]> => {
  const wanted = [
    ...stage.catalog.checks.map((check) => ({ rule: check, state: ['23514'], attempts: breakingCheck(stage, check) })),
    ...stage.catalog.uniques
      .filter((key) => key.kind !== 'primary key')
      .map((key) => ({ rule: key, state: ['23505', '23P01'], attempts: breakingUnique(stage, key) })),
  ];
  const unbroken: string[] = [];
  const probes: Probe[] = [];
  for (const { rule, state, attempts } of wanted) {
    const judge = mustViolate(state, rule.name);
    const outcomes = await makeAttempts(stage.admin, attempts);
    const attempt = attempts[outcomes.findIndex((outcome) => judge(outcome) === undefined)];
    if (attempt === undefined) unbroken.push(`${rule.name}: ${rule.definition}`);
    else
      probes.push({
        promise: `${rule.name} of ${rule.table} holds`,
        about: [rule.table],
        group: 'keys',
        attempt,
        judge,
      });
  }
  if (unbroken.length > 0)
    throw new Error(`what breaks these? Say it in tests/mutants/expected/broken-checks.ts:\n${unbroken.join('\n')}`);
  return probes;
};

const breakingCheck = (stage: Stage, check: CheckFact): readonly Attempt[] => {
  const table = tableOf(stage, check.table);
  const known = brokenChecks[check.name];
  const changes = known === undefined ? guessedValues(check).map(([column, value]) => ({ [column]: value })) : [known];
  return changes.flatMap((change) =>
    rowsOfOurs(stage, check.table)
      .slice(0, 3)
      .map((row) => ({ statements: [insertOf(table, { ...row, ...freshOf(table, row), ...change })] })),
  );
};

/** Values of the columns in the text of a constraint that are too long, too small, too large, or not of its form. */
const guessedValues = ({ definition }: CheckFact): readonly (readonly [string, unknown])[] => {
  const columns = [...definition.matchAll(/(?:\(|\b)"?([a-z_0-9]+)"? (?:[<>=~]+|IS )|length\(([a-z_0-9]+)\)/g)];
  const names = new Set(columns.flatMap(([, compared, measured]) => compared ?? measured ?? []));
  const isNumber = /[<>]=? '?\(?'?-?\d/.test(definition) && !/length\(/.test(definition);
  const values: readonly unknown[] = isNumber ? [-1000, 9007199254740992, 100000] : ['x'.repeat(70000), '', '!'];
  return [...names].flatMap((name) => values.map((value) => [name, value] as const));
};

/** The other keys of the table are taken away, so that nothing else says that a row is there already. */
const breakingUnique = (stage: Stage, key: UniqueFact): readonly Attempt[] => {
  const table = tableOf(stage, key.table);
  const [schema] = key.table.split('.');
  const before = stage.catalog.uniques
    .filter(
      (other) =>
        other.table === key.table && other.name !== key.name && other.kind !== 'primary key' && !other.isReferenced,
    )
    .map((other) =>
      other.kind === 'index'
        ? `drop index ${schema}."${other.name}"`
        : `alter table ${key.table} drop constraint "${other.name}"`,
    );
  // A key over an id alone is broken by the same id; what belongs to the row's own key then comes from elsewhere.
  const sameId = /\(id\)$/.test(key.definition);
  return rowsOfOurs(stage, key.table)
    .slice(0, 60)
    .map((row) => ({
      before,
      statements: [
        insertOf(table, {
          ...row,
          ...freshOf(table, row),
          ...(key.definition.includes('position') ? { position: row.position } : {}),
          ...(sameId ? { id: row.id, organization_id: stage.emptyId } : {}),
        }),
      ],
    }));
};
