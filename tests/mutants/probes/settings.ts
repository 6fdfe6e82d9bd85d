import type { FunctionFact } from '../catalog-facts.ts';
import { isExpected } from '../expected/names.ts';
import { callersOf } from '../expected/rights.ts';
import { expectedTables } from '../expected/visibility.ts';
import { type Actor, settingsOf } from '../stage/actors.ts';
import { type Attempt, literal } from '../stage/attempts.ts';
import type { Stage } from '../stage/stage.ts';
import { describeOutcome, type Probe } from './probe.ts';
import { compareSets, rowsOf } from './reads.ts';

/** That plans which outlive a session do not keep its answers. */
export const settingProbes = (stage: Stage): readonly Probe[] => [
  ...stage.catalog.tables.flatMap(({ name }) => keptPlanProbes(stage, name)),
  ...stage.catalog.functions.filter(readsSettings).flatMap((called) => keptAnswerProbes(stage, called)),
];

/** Whether a function's answer depends on the session, directly or by way of another function. */
export const readsSettings = ({ kind, volatility, definition }: FunctionFact): boolean =>
  kind === 'function' && volatility !== 'volatile' && /current_setting|app\.\w+\(\)/.test(definition);

const setAll = (actor: Actor): string =>
  `select ${Object.entries(settingsOf(actor))
    .map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`)
    .join()}`;

const named = (stage: Stage, name: string): Actor => stage.actors.find((actor) => actor.name === name)!;

const keptBy = (first: Actor, next: Actor, question: string): Attempt => ({
  role: 'lintel_app',
  actor: first,
  statements: ['deallocate all', `prepare lintel_probe as ${question}`, 'execute lintel_probe', setAll(next)],
  ask: 'execute lintel_probe',
});

/** A statement without parameters has one plan for everybody: made for one, it must serve the next. */
const keptPlanProbes = (stage: Stage, table: string): readonly Probe[] => {
  if (expectedTables[table]?.granted.startsWith('select') !== true) return [];
  const pairs = [
    ['manager', 'tenant'],
    ['manager', 'manager of theirs'],
    ['tenant', 'staff of the east'],
    ['tenant', 'owner'],
  ] as const;
  return pairs.map(([first, next]) => {
    const actor = named(stage, next);
    const shown = stage.rows
      .get(table)!
      .filter((row) => isExpected('visible', table, row, actor, rowsOf(stage)))
      .map(({ ctid }) => ctid);
    return {
      promise: `a statement on ${table} that was prepared for ${first} shows ${next} his own ${shown.length} rows`,
      about: [table, 'kept plans'],
      group: 'rows',
      attempt: keptBy(named(stage, first), actor, `select coalesce(array_agg(ctid::text), '{}')::text from ${table}`),
      judge: (outcome) => compareSets(outcome, shown),
    };
  });
};

/** Arguments with which the answer depends on who asks. */
const argumentsOf: Readonly<Record<string, (stage: Stage) => readonly string[]>> = {
  'app.broken_audit_seal': () => ['0', '1000'],
  'community.today_in': ({ theirs }) => [theirs.east.id],
  'community.has_open_occupancies': ({ theirs }) => [theirs.residents.tenant.id],
};

/** Whether a plan that was made for a tenant of ours gives somebody of theirs the same answer as a plan of his own. */
const keptAnswerProbes = (stage: Stage, { name, signature, argumentTypes }: FunctionFact): readonly Probe[] => {
  if (callersOf[name]?.includes('lintel_app') !== true) return [];
  const values = argumentsOf[name]?.(stage) ?? [];
  if (values.length !== argumentTypes.length)
    throw new Error(
      `with which arguments does the answer of ${signature} depend on who asks? Say it in probes/settings.ts`,
    );
  const tenant = named(stage, 'tenant');
  // The first differs from the tenant in every setting.
  const nexts: readonly Actor[] = [
    { ...named(stage, 'straying owner'), visibility: 'communities', organizationId: stage.theirs.id },
    named(stage, 'manager of theirs'),
  ];
  const answer = `coalesce((select a::text from ${name}(${values.map(literal).join()}) as a), 'none')`;
  return nexts.map((next) => {
    const kept = keptBy(tenant, next, `select ${answer} = current_setting('lintel.answer', true)`);
    return {
      promise: `${name}() answers ${next.name} in a statement that was prepared before`,
      about: [signature],
      group: 'rules',
      attempt: {
        ...kept,
        statements: [
          ...kept.statements!,
          `select set_config('app.request_id', 'another', true)`,
          // A statement of its own is planned anew.
          `select set_config('lintel.answer', ${answer}, true)`,
        ],
      },
      judge: (outcome) => (outcome.state === 'ok' && outcome.answer === 'true' ? undefined : describeOutcome(outcome)),
    };
  });
};
