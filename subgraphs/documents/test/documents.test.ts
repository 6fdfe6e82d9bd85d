import { buildCommunity, buildProperty, buildUnit } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openDocumentsTest, pdf, sha256 } from './setup.ts';

let test: Awaited<ReturnType<typeof openDocumentsTest>>;
beforeAll(async () => {
  test = await openDocumentsTest();
});
afterAll(() => test.close());

const fields =
  'document { id title version tags accessLevel confidential expiresOn archivedAt category { key } links { id type isPrimary target { __typename ... on Unit { id } ... on Property { id } } } } userErrors { code path }';
const mutate = async (name: string, input: object, as = test.manager) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await test.ask(as, `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, {
    input,
  });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
};
const nobody = '00000000-0000-7000-8000-000000000000';

describe('documentCreate', () => {
  it('makes a document of an upload, with links, and says who keeps it', async () => {
    const content = pdf('house rules');
    const uploadId = await test.upload(content, { fileName: 'rules.pdf' });
    const { document, userErrors } = await test.create({
      uploadId,
      title: ' House rules ',
      categoryKey: 'LEGAL',
      tags: ['Rules', 'rules ', 'Pool'],
      accessLevel: 'RESIDENTS',
      expiresOn: '2030-12-31',
      links: [
        { type: 'UNIT', id: test.home.unit.id },
        { type: 'LEASE', id: test.home.lease.id, isPrimary: true },
        { type: 'RESIDENT', id: test.home.resident.id },
        { type: 'PROPERTY', id: test.home.property.id },
        { type: 'COMMUNITY', id: test.home.community.id },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(document).toMatchObject({
      title: 'House rules',
      version: 1,
      status: 'UPLOADED',
      accessLevel: 'RESIDENTS',
      confidential: false,
      tags: ['rules', 'pool'],
      expiresOn: '2030-12-31',
      category: { key: 'legal' },
      community: { id: test.home.community.id },
      currentVersion: {
        number: 1,
        fileName: 'rules.pdf',
        mimeType: 'application/pdf',
        sizeBytes: content.length,
        sha256: sha256(content),
        uploadedBy: { id: (test.manager.actor as { userId: string }).userId },
      },
    });
    expect(
      document.links.map(({ type, isPrimary, target }: { type: string; isPrimary: boolean; target: object }) => [
        type,
        isPrimary,
        target,
      ]),
    ).toEqual([
      ['UNIT', false, { __typename: 'Unit', id: test.home.unit.id }],
      ['LEASE', true, { __typename: 'Lease', id: test.home.lease.id }],
      ['RESIDENT', false, { __typename: 'Resident', id: test.home.resident.id }],
      ['PROPERTY', false, { __typename: 'Property', id: test.home.property.id }],
      ['COMMUNITY', false, { __typename: 'Community', id: test.home.community.id }],
    ]);
    const events = await test.sql`select event_type, payload from app.outbox_events where entity_id = ${document.id}`;
    expect(events).toMatchObject([{ event_type: 'document.created' }]);
    const audited =
      await test.sql`select entity, after from app.audit_log where after->>'document_id' = ${document.id}`;
    expect(audited.length).toBeGreaterThan(0);
    expect(JSON.stringify(audited)).not.toContain('storage_key');
  });

  it('names every mistake of the input at once, and uses nothing up', async () => {
    const uploadId = await test.upload();
    const links = [
      { type: 'UNIT', id: test.foreign.unit.id, isPrimary: true },
      { type: 'LEASE', id: 'nonsense', isPrimary: true },
      { type: 'UNIT', id: test.home.unit.id },
    ];
    const answer = await test.create({
      uploadId,
      title: ' ',
      categoryKey: 'nothing',
      links,
      tags: ['', 'x'.repeat(51)],
      communityId: test.foreign.community.id,
    });
    expect(answer.document).toBeNull();
    expect(errorsOf(answer)).toEqual([
      'VALUE_REQUIRED input.title',
      'REFERENCE_NOT_FOUND input.categoryKey',
      'REFERENCE_NOT_FOUND input.links.0.id',
      'REFERENCE_NOT_FOUND input.links.1.id',
      'DUPLICATE_ITEM input.links',
      'VALUE_REQUIRED input.tags.0',
      'VALUE_TOO_LONG input.tags.1',
      'REFERENCE_NOT_FOUND input.communityId',
    ]);
    expect((await test.create({ uploadId })).userErrors).toEqual([]);
  });

  it.each([
    ['an upload of nobody', { uploadId: nobody }, 'REFERENCE_NOT_FOUND input.uploadId'],
    ['no uuid', { uploadId: 'nonsense' }, 'REFERENCE_NOT_FOUND input.uploadId'],
  ])('refuses %s', async (_, input, expected) => {
    expect(errorsOf(await test.create(input))).toEqual([expected]);
  });

  it('refuses the same link twice, and too many', async () => {
    const link = { type: 'UNIT', id: test.home.unit.id };
    expect(errorsOf(await test.create({ uploadId: await test.upload(), links: [link, link] }))).toEqual([
      'LINK_EXISTS input.links',
    ]);
    expect(errorsOf(await test.create({ uploadId: nobody, links: Array(101).fill(link) }))).toEqual([
      'TOO_MANY_ITEMS input.links',
    ]);
  });

  it('keeps a document in one community, or with the organization when it is about several', async () => {
    const both = [
      { type: 'UNIT', id: test.home.unit.id },
      { type: 'UNIT', id: test.elsewhere.unit.id },
    ];
    expect((await test.make({ links: both })).community).toBeNull();
    expect(
      errorsOf(await test.create({ uploadId: await test.upload(), links: both, communityId: test.home.community.id })),
    ).toEqual(['LINK_OUTSIDE_COMMUNITY input.links.1']);
  });

  it('lets staff of a community keep documents there, and must be told where', async () => {
    const local = await test.staff(test.cedar, { visibility: 'communities', communityIds: [test.home.community.id] });
    const upload = () => test.upload(pdf(), {}, local);
    expect(errorsOf(await test.create({ uploadId: await upload() }, local))).toEqual([
      'VALUE_REQUIRED input.communityId',
    ]);
    expect(
      errorsOf(await test.create({ uploadId: await upload(), communityId: test.elsewhere.community.id }, local)),
    ).toEqual(['REFERENCE_NOT_FOUND input.communityId']);
    expect(
      errorsOf(
        await test.create({ uploadId: await upload(), links: [{ type: 'UNIT', id: test.elsewhere.unit.id }] }, local),
      ),
    ).toEqual(['REFERENCE_NOT_FOUND input.links.0.id']);
    const { document } = await test.create(
      { uploadId: await upload(), links: [{ type: 'UNIT', id: test.home.unit.id }] },
      local,
    );
    expect(document).toMatchObject({
      community: { id: test.home.community.id },
      links: [{ type: 'UNIT', isPrimary: true }],
    });
    const second = await mutate('documentVersionAdd', { documentId: document.id, uploadId: await upload() }, local);
    expect(second.document.version).toBe(2);
  });
});

describe('documentUpdate', () => {
  it('changes what is named, moves to another category, and counts versions', async () => {
    const { id } = await test.make({ tags: ['a'], expiresOn: '2030-01-01' });
    const changed = await mutate('documentUpdate', {
      id,
      expectedVersion: 1,
      title: 'Minutes',
      categoryKey: 'assembly',
      expiresOn: null,
      confidential: true,
    });
    expect(changed.document).toMatchObject({
      title: 'Minutes',
      version: 2,
      tags: ['a'],
      expiresOn: null,
      confidential: true,
      category: { key: 'assembly' },
    });
    expect(errorsOf(await mutate('documentUpdate', { id, expectedVersion: 1, title: 'Lost' }))).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
    expect(
      errorsOf(await mutate('documentUpdate', { id, title: null, categoryKey: 'nothing', tags: Array(21).fill('x') })),
    ).toEqual(['VALUE_REQUIRED input.title', 'REFERENCE_NOT_FOUND input.categoryKey', 'TOO_MANY_ITEMS input.tags']);
    expect((await mutate('documentUpdate', { id })).document.version).toBe(2);
  });

  it('does not find what is of others, of nobody, or no id', async () => {
    const { id } = await test.make();
    const birch = await test.staff(test.birch);
    expect(errorsOf(await mutate('documentUpdate', { id, title: 'Mine now' }, birch))).toEqual(['NOT_FOUND input.id']);
    for (const wrong of [nobody, 'nonsense', ''])
      expect(errorsOf(await mutate('documentUpdate', { id: wrong, title: 'x' }))).toEqual(['NOT_FOUND input.id']);
  });
});

describe('documentVersionAdd', () => {
  it('puts a new file in front and keeps the earlier ones', async () => {
    const { id } = await test.make();
    await mutate('documentVersionAdd', {
      documentId: id,
      uploadId: await test.upload(pdf('two'), { fileName: 'two.pdf' }),
    });
    await mutate('documentVersionAdd', {
      documentId: id,
      uploadId: await test.upload(pdf('three'), { fileName: 'three.pdf' }),
      expectedVersion: 2,
    });
    const query =
      'query ($id: ID!, $after: String) { document(id: $id) { currentVersion { number fileName } versions(first: 2, after: $after) { totalCount nodes { number isCurrent fileName } pageInfo { hasNextPage endCursor } } } }';
    const { data } = await test.ask(test.manager, query, { id });
    expect(data.document.currentVersion).toEqual({ number: 3, fileName: 'three.pdf' });
    expect(data.document.versions).toMatchObject({
      totalCount: 3,
      nodes: [
        { number: 3, isCurrent: true },
        { number: 2, isCurrent: false },
      ],
      pageInfo: { hasNextPage: true },
    });
    const rest = await test.ask(test.manager, query, { id, after: data.document.versions.pageInfo.endCursor });
    expect(rest.data.document.versions.nodes).toEqual([{ number: 1, isCurrent: false, fileName: 'file.pdf' }]);
    const { download } = await test.download({ documentId: id, version: 2 });
    expect(await (await fetch(test.local(download.url))).text()).toContain('two');
  });

  it('numbers files without a gap when ten arrive at once', async () => {
    const { id } = await test.make();
    const uploads = await Promise.all(Array.from({ length: 10 }, () => test.upload()));
    await Promise.all(uploads.map((uploadId) => mutate('documentVersionAdd', { documentId: id, uploadId })));
    const rows = await test.sql<
      { number: number; is_current: boolean }[]
    >`select number, is_current from documents.document_versions where document_id = ${id} order by number`;
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(rows.filter((row) => row.is_current)).toEqual([{ number: 11, is_current: true }]);
  });
});

describe('documentArchive and documentRestore', () => {
  it('hide the document everywhere but from whoever has its id, and bring it back', async () => {
    const unit = await buildUnit(test.sql, test.home.property);
    const { id } = await test.make({ title: 'Quiet document', links: [{ type: 'UNIT', id: unit.id }] });
    const seen = async () => {
      const { data } = await test.ask(
        test.manager,
        `query ($r: [_Any!]!) { documents(filter: { titleStartsWith: "quiet" }) { totalCount } _entities(representations: $r) { ... on Unit { documents { totalCount nodes { id } } } } }`,
        { r: [{ __typename: 'Unit', id: unit.id }] },
      );
      return [
        data.documents.totalCount,
        data._entities[0].documents.totalCount,
        data._entities[0].documents.nodes.length,
      ];
    };
    expect(await seen()).toEqual([1, 1, 1]);
    expect((await mutate('documentArchive', { id, expectedVersion: 1 })).document.archivedAt).not.toBeNull();
    expect(await seen()).toEqual([0, 0, 0]);
    expect(
      (await test.ask(test.manager, 'query ($id: ID!) { document(id: $id) { archivedAt } }', { id })).data.document
        .archivedAt,
    ).not.toBeNull();
    for (const [name, input] of [
      ['documentArchive', { id }],
      ['documentUpdate', { id, title: 'x' }],
    ] as const) {
      expect(errorsOf(await mutate(name, input))).toEqual(['DOCUMENT_ARCHIVED input.id']);
    }
    expect(errorsOf(await mutate('documentVersionAdd', { documentId: id, uploadId: nobody }))).toEqual([
      'DOCUMENT_ARCHIVED input.documentId',
    ]);
    expect((await mutate('documentRestore', { id })).document.archivedAt).toBeNull();
    expect(await seen()).toEqual([1, 1, 1]);
  });
});

describe('documentLinkAdd and documentLinkRemove', () => {
  it('add, move the main link, and remove', async () => {
    const { id: documentId } = await test.make();
    const first = await mutate('documentLinkAdd', { documentId, target: { type: 'UNIT', id: test.home.unit.id } });
    expect(first.document).toMatchObject({ version: 2, links: [{ isPrimary: true }] });
    const second = await mutate('documentLinkAdd', {
      documentId,
      target: { type: 'PROPERTY', id: test.home.property.id },
      isPrimary: true,
    });
    expect(
      second.document.links.map(({ type, isPrimary }: { type: string; isPrimary: boolean }) => [type, isPrimary]),
    ).toEqual([
      ['UNIT', false],
      ['PROPERTY', true],
    ]);
    expect(
      errorsOf(await mutate('documentLinkAdd', { documentId, target: { type: 'UNIT', id: test.home.unit.id } })),
    ).toEqual(['LINK_EXISTS input.target']);
    expect(
      errorsOf(await mutate('documentLinkAdd', { documentId, target: { type: 'UNIT', id: test.foreign.unit.id } })),
    ).toEqual(['REFERENCE_NOT_FOUND input.target.id']);
    expect(errorsOf(await mutate('documentLinkAdd', { documentId, target: { type: 'UNIT', id: 'nonsense' } }))).toEqual(
      ['REFERENCE_NOT_FOUND input.target.id'],
    );
    const linkId = second.document.links[0].id;
    expect((await mutate('documentLinkRemove', { documentId, linkId })).document.links).toHaveLength(1);
    expect(errorsOf(await mutate('documentLinkRemove', { documentId, linkId }))).toEqual(['NOT_FOUND input.linkId']);
    expect(errorsOf(await mutate('documentLinkRemove', { documentId, linkId: 'nonsense' }))).toEqual([
      'NOT_FOUND input.linkId',
    ]);
  });

  it('do not reach into another community', async () => {
    const { id: documentId } = await test.make({ links: [{ type: 'UNIT', id: test.home.unit.id }] });
    expect(
      errorsOf(await mutate('documentLinkAdd', { documentId, target: { type: 'UNIT', id: test.elsewhere.unit.id } })),
    ).toEqual(['LINK_OUTSIDE_COMMUNITY input.target']);
  });
});

describe('documents', () => {
  const titles = async (filter: string, orderBy = 'TITLE_ASC') =>
    (
      await test.ask(
        test.manager,
        `{ documents(first: 100, orderBy: ${orderBy}, filter: { ${filter} }) { nodes { title } } }`,
      )
    ).data.documents.nodes.map(({ title }: { title: string }) => title);

  it('are found by category, title, tag, link and community, and ordered', async () => {
    const community = await buildCommunity(test.sql, test.cedar);
    const unit = await buildUnit(test.sql, await buildProperty(test.sql, community));
    await test.make({
      title: 'Übersicht B',
      categoryKey: 'survey',
      tags: ['Roof'],
      links: [{ type: 'UNIT', id: unit.id }],
    });
    await test.make({ title: 'Übersicht A', categoryKey: 'permit', communityId: community.id });
    expect(await titles('titleStartsWith: "ubersicht"')).toEqual(['Übersicht A', 'Übersicht B']);
    expect(await titles('titleStartsWith: "ubersicht"', 'TITLE_DESC')).toEqual(['Übersicht B', 'Übersicht A']);
    expect(await titles('titleStartsWith: "ubersicht"', 'NEWEST_FIRST')).toEqual(['Übersicht A', 'Übersicht B']);
    expect(await titles('titleStartsWith: "u", categoryKey: "Survey"')).toEqual(['Übersicht B']);
    expect(await titles('tag: "ROOF"')).toEqual(['Übersicht B']);
    expect(await titles(`linkedTo: { type: UNIT, id: "${unit.id}" }`)).toEqual(['Übersicht B']);
    expect(await titles(`communityId: "${community.id}"`)).toEqual(['Übersicht A', 'Übersicht B']);
    for (const filter of [
      'linkedTo: { type: UNIT, id: "nonsense" }',
      `linkedTo: { type: PROPERTY, id: "${unit.id}" }`,
      'communityId: "x"',
      'tag: "{}"',
      'categoryKey: "\'"',
      'titleStartsWith: "%"',
    ]) {
      expect([filter, await titles(filter)]).toEqual([filter, []]);
    }
  });

  it('page without a gap and refuse cursors of another organization', async () => {
    const all = (await test.ask(test.manager, '{ documents(first: 100) { totalCount nodes { id } } }')).data.documents;
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await test.ask(
        test.manager,
        'query ($after: String) { documents(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      paged.push(...data.documents.nodes.map(({ id }: { id: string }) => id));
      after = data.documents.pageInfo.hasNextPage ? data.documents.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all.nodes.map(({ id }: { id: string }) => id));
    expect(paged).toHaveLength(all.totalCount);
    const { data } = await test.ask(test.manager, '{ documents(first: 1) { pageInfo { endCursor } } }');
    const stolen = await test.ask(
      sessionAs('manager', test.birch),
      'query ($after: String) { documents(after: $after) { nodes { id } } }',
      { after: data.documents.pageInfo.endCursor },
    );
    expect(stolen.errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
