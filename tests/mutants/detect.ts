import { type CatalogAnswer, catalogQuestion, describeFinding, findingsIn } from '@lintel/db/catalog/check';
import type postgres from 'postgres';
import type { CatalogFacts } from './catalog-facts.ts';
import { expectedGrants, grantsQuestion } from './expected/rights.ts';
import { equivalentMutants, isKnown } from './expected/unseen.ts';
import { everything, type Mutant } from './mutations/mutant.ts';
import type { Probe } from './probes/probe.ts';
import { makeAttempts } from './stage/attempts.ts';
import type { Stage } from './stage/stage.ts';

/** How a mutant was noticed. */
export type Verdict = {
  readonly mutant: Mutant;
  /** A promise of a probe that did not hold, and what happened instead. */
  readonly behaviour?: string | undefined;
  /** A rule of the catalog that did not hold; asked only when no probe about the weakened object told. */
  readonly catalog?: string | undefined;
};

/** Enough for one round trip, few enough to stop early. */
const batchSize = 250;

/** The first promise that does not hold; nothing on a healthy database. */
export const firstBroken = async (
  sql: postgres.Sql | postgres.TransactionSql,
  probes: readonly Probe[],
): Promise<string | undefined> => {
  for (let start = 0; start < probes.length; start += batchSize) {
    const batch = probes.slice(start, start + batchSize);
    const outcomes = await makeAttempts(
      sql,
      batch.map(({ attempt }) => attempt),
    );
    for (const [place, probe] of batch.entries()) {
      const wrong = probe.judge(outcomes[place]!);
      if (wrong !== undefined) return `${probe.promise}: ${wrong}`;
    }
  }
  return undefined;
};

/** What the rules C1 to C11 of the catalog say of the database as it is now, and the list of expected privileges. */
export const brokenRules = async (
  sql: postgres.Sql | postgres.TransactionSql,
  { functions }: CatalogFacts,
): Promise<readonly string[]> => {
  const answers = await sql.unsafe<CatalogAnswer[]>(catalogQuestion());
  const granted = (await sql.unsafe<{ name: string }[]>(grantsQuestion)).map(({ name }) => name);
  const expected = expectedGrants(functions);
  return [
    ...findingsIn(answers).map(describeFinding),
    ...granted.filter((name) => !expected.includes(name)).map((name) => `nobody expects: ${name}`),
    ...expected.filter((name) => !granted.includes(name)).map((name) => `expected and not there: ${name}`),
  ];
};

/** What is asked, and on which stage. */
export type Asked = { readonly stage: Stage; readonly probes: readonly Probe[] };

class TakenBack extends Error {}

/**
 * Makes the mutant in a transaction, asks, and takes it back. First the probes about what it weakens, then the rules of the
 * catalog, and only when both see nothing all other probes. Error: a mutant that cannot be made.
 *
 * `isThorough`: all probes also for what is on record to change nothing, which takes longest and finds reasons that are wrong.
 */
export const detect = async ({ stage, probes }: Asked, mutant: Mutant, isThorough: boolean): Promise<Verdict> => {
  const { first, later } = inOrder(probes, mutant);
  const verdict: { behaviour?: string | undefined; catalog?: string | undefined } = {};
  try {
    await stage.admin.begin(async (sql) => {
      for (const statement of mutant.statements) await sql.unsafe(statement);
      verdict.behaviour = await firstBroken(sql, first);
      if (verdict.behaviour === undefined) verdict.catalog = (await brokenRules(sql, stage.catalog))[0];
      const asksOn = isThorough || !isKnown(equivalentMutants, mutant);
      if (verdict.behaviour === undefined && verdict.catalog === undefined && asksOn)
        verdict.behaviour = await firstBroken(sql, later);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack))
      throw new Error(`${mutant.kind}, ${mutant.name}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
  }
  return { mutant, ...verdict };
};

const inOrder = (probes: readonly Probe[], { about, asks }: Mutant) => {
  const canTell = probes.filter(({ group }) => asks?.includes(group) !== false);
  const isFirst = (probe: Probe) => about.includes(everything) || probe.about.some((name) => about.includes(name));
  return { first: canTell.filter(isFirst), later: canTell.filter((probe) => !isFirst(probe)) };
};
