import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openDocumentsTest, residentOf } from './setup.ts';

let test: Awaited<ReturnType<typeof openDocumentsTest>>;
beforeAll(async () => {
  test = await openDocumentsTest();
});
afterAll(() => test.close());

const keys = async (as = test.manager, args = '') =>
  (await test.ask(as, `{ documentCategories(first: 100${args}) { nodes { key } } }`)).data.documentCategories.nodes.map(
    ({ key }: { key: string }) => key,
  );
const mutate = async (name: string, input: object, as = test.manager) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await test.ask(
    as,
    `mutation ($input: ${type}!) { ${name}(input: $input) { documentCategory { id key name description version archivedAt } userErrors { code path } } }`,
    { input },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
};

describe('document categories', () => {
  it('are there from the first day of an organization', async () => {
    expect(await keys()).toEqual([
      'arborist',
      'assembly',
      'civil',
      'financial',
      'floor_plan',
      'inspection',
      'legal',
      'loan_doc',
      'operational',
      'other',
      'permit',
      'proforma',
      'rendering',
      'site_plan',
      'structural',
      'survey',
      'title',
    ]);
    expect(await keys(residentOf(test.home))).toHaveLength(17);
  });

  it('can be added, changed and archived, in one organization only', async () => {
    const { documentCategory } = await mutate('documentCategoryCreate', { key: 'Warranty', name: 'Warranties' });
    expect(documentCategory).toMatchObject({ key: 'warranty', name: 'Warranties', description: '', version: 1 });
    expect(errorsOf(await mutate('documentCategoryCreate', { key: 'warranty', name: 'Again' }))).toEqual([
      'CATEGORY_KEY_TAKEN input.key',
    ]);
    const changed = await mutate('documentCategoryUpdate', {
      id: documentCategory.id,
      description: 'Keep them.',
      expectedVersion: 1,
    });
    expect(changed.documentCategory).toMatchObject({ name: 'Warranties', description: 'Keep them.', version: 2 });
    expect(
      errorsOf(await mutate('documentCategoryUpdate', { id: documentCategory.id, name: 'x', expectedVersion: 1 })),
    ).toEqual(['CONFLICT input.expectedVersion']);
    const birch = sessionAs('manager', test.birch);
    expect(await keys(birch)).not.toContain('warranty');
    for (const id of [documentCategory.id, 'nonsense'])
      expect(errorsOf(await mutate('documentCategoryUpdate', { id, name: 'x' }, birch))).toEqual([
        'NOT_FOUND input.id',
      ]);
    expect(
      (await mutate('documentCategoryArchive', { id: documentCategory.id })).documentCategory.archivedAt,
    ).not.toBeNull();
    expect(await keys()).not.toContain('warranty');
    expect(await keys(test.manager, ', filter: { archived: ONLY }')).toEqual(['warranty']);
    expect((await mutate('documentCategoryCreate', { key: 'warranty', name: 'Anew' })).userErrors).toEqual([]);
  });

  it.each([
    [{ key: 'x', name: 'x' }, 'CATEGORY_KEY_INVALID input.key'],
    [{ key: '1abc', name: 'x' }, 'CATEGORY_KEY_INVALID input.key'],
    [{ key: 'good', name: ' ' }, 'VALUE_REQUIRED input.name'],
  ])('refuse %j', async (input, expected) => {
    expect(errorsOf(await mutate('documentCategoryCreate', input))).toEqual([expected]);
  });

  it('stay while a document in use has them, and are kept by it afterwards', async () => {
    const { documentCategory } = await mutate('documentCategoryCreate', { key: 'elevator', name: 'Elevators' });
    const document = await test.make({ categoryKey: 'elevator' });
    expect(errorsOf(await mutate('documentCategoryArchive', { id: documentCategory.id }))).toEqual([
      'CATEGORY_IN_USE input.id',
    ]);
    await test.ask(
      test.manager,
      'mutation ($id: ID!) { documentArchive(input: { id: $id }) { userErrors { code } } }',
      { id: document.id },
    );
    expect((await mutate('documentCategoryArchive', { id: documentCategory.id })).userErrors).toEqual([]);
    const { data } = await test.ask(test.manager, 'query ($id: ID!) { document(id: $id) { category { key } } }', {
      id: document.id,
    });
    expect(data.document.category.key).toBe('elevator');
  });

  it('are managed by those who may', async () => {
    const { errors } = await test.ask(
      residentOf(test.home),
      'mutation { documentCategoryCreate(input: { key: "mine", name: "Mine" }) { userErrors { code } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
