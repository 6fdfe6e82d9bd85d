import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Askers, openAskers } from './authorization/callers.ts';
import { columns } from './authorization/columns.ts';
import { askEntityField } from './authorization/entity-questions.ts';
import { matrixText } from './authorization/matrix-text.ts';
import { partQuestions } from './authorization/parts.ts';
import { askedRows, type Question, questionOf, subscribedRows } from './authorization/questions.ts';
import { type Cell, entityRows, promised, rootRows } from './authorization/rows.ts';
import { openScene, type Scene } from './isolation/scene.ts';

// Every field against every role: what the SDL and the roles promise is what the API does, cell by cell.
describe('the authorization matrix', () => {
  let scene: Scene;
  let askers: Askers;
  let questions: readonly Question[];
  let rows: string;
  /** When a key was last used is noted at each call. */
  const rowsThatStay = async () => (await scene.cedarRows()).replace(/identity\.api_key_usage .*/, '');
  beforeAll(async () => {
    scene = await openScene();
    const { samples } = scene.cedar;
    questions = [...askedRows.map((row) => questionOf(row, samples)), ...partQuestions(samples)];
    askers = await openAskers(scene, questions);
    // The worker does this once a minute, which is no change of what is asserted.
    await scene.world.database.admin`select app.seal_audit_log(10000)`;
    rows = await rowsThatStay();
  }, 180_000);
  afterAll(() => scene?.close());

  test('is the page that was reviewed', async () => {
    await expect(matrixText()).toMatchFileSnapshot('authorization/matrix.md');
  });

  test('has a rule for every field, and every role may do something', () => {
    expect(rootRows.filter(({ hasRule }) => !hasRule).map(({ coordinate }) => coordinate)).toEqual([]);
    expect(rootRows.length).toBeGreaterThan(100);
    for (const column of columns.filter(({ kind }) => kind !== 'nobody'))
      expect(
        rootRows.filter((row) => !row.isPublic && promised(row, column) === 'yes').length,
        column.name,
      ).toBeGreaterThan(0);
  });

  test.each(columns.map((column) => [column.name, column] as const))(
    'is what %s gets for each query and mutation',
    async (_, column) => {
      const wrong: string[] = [];
      for (const question of questions) {
        const codes = await askers.ask(column, question);
        const wanted = promised(question.needs, column);
        if (cellOf(codes) !== wanted)
          wrong.push(`${question.coordinate}: ${wanted}, but ${codes.join() || 'answered'}`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test('has left every row as it was: what was refused, and what was rehearsed', async () => {
    expect(await rowsThatStay()).toBe(rows);
  });

  test.each(columns.map((column) => [column.name, column] as const))(
    'is what %s gets for each field of an entity, asked for by its key',
    async (_, column) => {
      const wrong: string[] = [];
      for (const row of entityRows) {
        const codes = await askEntityField(scene, row, column);
        const wanted = promised(row, column);
        if (cellOf(codes) !== wanted)
          wrong.push(`${row.coordinate} of ${row.subgraph.name}: ${wanted}, but ${codes.join() || 'answered'}`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  test.each(columns.map((column) => [column.name, column] as const))(
    'is what %s gets for each subscription',
    async (_, column) => {
      for (const row of subscribedRows) {
        const { query, variables } = questionOf(row, scene.cedar.samples);
        const codes = await askers.subscribe(column, { query, variables });
        expect(cellOf(codes), `${row.coordinate}: ${codes.join()}`).toBe(promised(row, column));
      }
    },
    60_000,
  );
});

/** An answer with other errors, or with none, is one that was allowed: what was asked for is not there. */
const cellOf = (codes: readonly string[]): Cell => {
  if (codes.includes('UNAUTHENTICATED')) return 'unknown';
  return codes.includes('FORBIDDEN') || codes.includes('STEP_UP_REQUIRED') ? 'no' : 'yes';
};
