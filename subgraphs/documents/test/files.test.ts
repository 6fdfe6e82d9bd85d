import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signedUrl } from '../src/files/tokens.ts';
import { errorsOf, openDocumentsTest, pdf, residentOf, sha256 } from './setup.ts';

let test: Awaited<ReturnType<typeof openDocumentsTest>>;
beforeAll(async () => {
  test = await openDocumentsTest({ LINTEL_UPLOAD_MAX_BYTES: String(2 * 1024 * 1024) });
});
afterAll(() => test.close());
afterEach(() => {
  test.clock.aheadMs = 0;
});

const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  `${status} ${(body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code}`;
const filesOnDisk = async (): Promise<string[]> =>
  (await readdir(join(test.platform.config.home, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('an upload', () => {
  it('takes exactly the file that was announced, and stores it under a name of ours', async () => {
    const content = pdf('the lease');
    const { upload, userErrors } = await test.announce(content, {
      fileName: 'Lease: “Unit 7”.pdf',
      sha256: sha256(content).toUpperCase(),
    });
    expect(userErrors).toEqual([]);
    expect(upload).toMatchObject({ method: 'PUT', headers: [{ name: 'Content-Type', value: 'application/pdf' }] });
    expect(new Date(upload.expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    expect(upload.url).toMatch(/^http:\/\/localhost:4000\/files\/uploads\/[\w-]+$/);
    const answer = await test.put(upload.url, content);
    expect(answer).toEqual({
      status: 201,
      body: { uploadId: upload.id, sizeBytes: content.length, sha256: sha256(content) },
    });
    const [row] = await test.sql`select * from documents.uploads where id = ${upload.id}`;
    expect(row?.storage_key).toMatch(new RegExp(`^organizations/${test.cedar.id}/\\d{4}-\\d{2}/[0-9a-f-]{36}$`));
    expect(await filesOnDisk()).toContain(join(test.platform.config.home, 'files', row?.storage_key));
  });

  it('holds nothing that a client could read out of its URL', async () => {
    const { upload } = await test.announce(pdf());
    const token = upload.url.split('/').at(-1) as string;
    const text = Buffer.from(token, 'base64url').toString('latin1');
    for (const secret of [test.cedar.id, upload.id, 'organizations']) expect(text).not.toContain(secret);
  });

  it.each([
    ['../../etc/passwd', 'FILE_NAME_INVALID'],
    ['..\\..\\boot.ini', 'FILE_NAME_INVALID'],
    ['..', 'FILE_NAME_INVALID'],
    ['', 'FILE_NAME_INVALID'],
    ['a.pdf\u0000.exe', 'FILE_NAME_INVALID'],
    ['a\r\nSet-Cookie: x=1.pdf', 'FILE_NAME_INVALID'],
    ['invoice\u202efdp.exe', 'FILE_NAME_INVALID'],
    ['\ud83d.pdf', 'FILE_NAME_INVALID'],
    ['😀'.repeat(256), 'FILE_NAME_INVALID'],
  ])('refuses the file name %j', async (fileName, code) => {
    expect(errorsOf(await test.announce(pdf(), { fileName }))).toEqual([`${code} input.fileName`]);
  });

  it('takes 255 emojis for a name, gives them back, and puts none into a path', async () => {
    const fileName = '😀'.repeat(255);
    const uploadId = await test.upload(pdf(), { fileName });
    const { document } = await test.create({ uploadId, title: fileName.slice(0, 400) });
    expect(document.currentVersion.fileName).toBe(fileName);
    const { download } = await test.download({ documentId: document.id });
    const response = await fetch(test.local(download.url));
    expect(response.status).toBe(200);
    expect(decodeURIComponent(response.headers.get('content-disposition')?.split("UTF-8''")[1] ?? '')).toBe(
      `${fileName}.pdf`,
    );
    expect((await filesOnDisk()).join()).not.toContain('😀');
  });

  it.each([
    [{ mimeType: 'image/svg+xml', fileName: 'x.svg' }, 'FILE_TYPE_NOT_ALLOWED input.mimeType'],
    [{ mimeType: 'text/html' }, 'FILE_TYPE_NOT_ALLOWED input.mimeType'],
    [{ mimeType: 'application/x-msdownload' }, 'FILE_TYPE_NOT_ALLOWED input.mimeType'],
    [{ mimeType: 'toString' }, 'FILE_TYPE_NOT_ALLOWED input.mimeType'],
    [{ sizeBytes: 0 }, 'FILE_EMPTY input.sizeBytes'],
    [{ sizeBytes: -1 }, 'FILE_EMPTY input.sizeBytes'],
    [{ sizeBytes: 2 * 1024 * 1024 + 1 }, 'FILE_TOO_LARGE input.sizeBytes'],
    [{ sha256: 'abc' }, 'CHECKSUM_INVALID input.sha256'],
  ])('refuses to be announced with %j', async (input, expected) => {
    expect(errorsOf(await test.announce(pdf(), input))).toEqual([expected]);
  });

  it('needs the permission', async () => {
    const { errors } = await test.ask(
      residentOf(test.home),
      'mutation { documentUploadCreate(input: { fileName: "a.pdf", mimeType: "application/pdf", sizeBytes: 9 }) { upload { id } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each<[string, Buffer, object, string]>([
    ['fewer bytes', pdf().subarray(0, -1), {}, '400 CHECKSUM_MISMATCH'],
    ['more bytes', Buffer.concat([pdf(), Buffer.from('x')]), {}, '400 CHECKSUM_MISMATCH'],
    [
      'another content of the same size',
      Buffer.from(pdf().toString().replace('hello', 'jello')),
      { sha256: sha256(pdf()) },
      '400 CHECKSUM_MISMATCH',
    ],
    ['a page that says it is a PDF', Buffer.alloc(pdf().length, '<html>'), {}, '415 FILE_TYPE_MISMATCH'],
    ['nothing', Buffer.alloc(0), {}, '400 CHECKSUM_MISMATCH'],
  ])('refuses %s and leaves nothing behind', async (_, sent, input, expected) => {
    const before = await filesOnDisk();
    const { upload } = await test.announce(pdf(), input);
    expect(codeOf(await test.put(upload.url, sent))).toBe(expected);
    expect(await filesOnDisk()).toEqual(before);
    expect(errorsOf(await test.create({ uploadId: upload.id }))).toEqual(['UPLOAD_NOT_FINISHED input.uploadId']);
    expect((await test.put(upload.url, pdf())).status).toBe(201);
  });

  it('counts bytes that come without a length, and stops at the first too many', async () => {
    const before = await filesOnDisk();
    const chunks = (count: number) =>
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(pdf());
          for (let index = 0; index < count; index += 1) controller.enqueue(Buffer.alloc(64 * 1024));
          controller.close();
        },
      });
    const { upload } = await test.announce(pdf());
    expect(codeOf(await test.put(upload.url, chunks(3), { duplex: 'half' } as RequestInit))).toBe(
      '400 CHECKSUM_MISMATCH',
    );
    expect(await filesOnDisk()).toEqual(before);
    expect((await test.put(upload.url, chunks(0), { duplex: 'half' } as RequestInit)).status).toBe(201);
  });

  it('takes a large file in pieces', async () => {
    const content = Buffer.concat([pdf(), Buffer.alloc(2 * 1024 * 1024 - pdf().length, 'x')]);
    const { upload } = await test.announce(content, { sha256: sha256(content) });
    expect((await test.put(upload.url, content)).body.sha256).toBe(sha256(content));
  });

  it('removes what had arrived when the client goes away, and can be sent again', async () => {
    const before = await filesOnDisk();
    const content = Buffer.concat([pdf(), Buffer.alloc(1024 * 1024)]);
    const { upload } = await test.announce(content);
    await new Promise<void>((resolve) => {
      const sending = request(test.local(upload.url), { method: 'PUT', headers: { 'content-length': content.length } });
      sending.on('error', () => resolve());
      sending.write(content.subarray(0, 300_000), () => setTimeout(() => sending.destroy(), 50));
    });
    await expect.poll(filesOnDisk).toEqual(before);
    expect((await test.put(upload.url, content)).status).toBe(201);
  });

  it('is answered alike when the same file is sent twice, and refuses another one', async () => {
    const { upload } = await test.announce(pdf('one'));
    const first = await test.put(upload.url, pdf('one'));
    const files = await filesOnDisk();
    expect(await test.put(upload.url, pdf('one'))).toEqual(first);
    expect(codeOf(await test.put(upload.url, pdf('two')))).toBe('409 UPLOAD_ALREADY_FINISHED');
    expect(await filesOnDisk()).toEqual(files);
  });

  it('keeps one file when twenty arrive at once', async () => {
    const before = await filesOnDisk();
    const { upload } = await test.announce(pdf('00'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => test.put(upload.url, pdf(String(index + 10)))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const [row] = await test.sql`select storage_key, sha256 from documents.uploads where id = ${upload.id}`;
    expect(row?.sha256).toBe(answers.find(({ status }) => status === 201)?.body.sha256);
    expect(await filesOnDisk()).toHaveLength(before.length + 1);
  });

  it('is over after five minutes', async () => {
    const { upload } = await test.announce(pdf());
    test.clock.aheadMs = 5 * 60_000 + 1;
    expect(codeOf(await test.put(upload.url, pdf()))).toBe('410 UPLOAD_EXPIRED');
    expect(errorsOf(await test.create({ uploadId: upload.id }))).toEqual(['UPLOAD_EXPIRED input.uploadId']);
  });

  it('does not exist for a token that is forged, changed, of the other direction or of another organization', async () => {
    const { upload } = await test.announce(pdf());
    const token = upload.url.split('/').at(-1) as string;
    const id = upload.id as string;
    const expiresAt = new Date(Date.now() + 60_000);
    const { actor } = test.manager;
    const stranger = { ...actor, userId: test.home.user.id };
    const urls = [
      `${test.platform.config.publicUrl}/files/uploads/`,
      `${test.platform.config.publicUrl}/files/uploads/..%2F..%2Fetc%2Fpasswd`,
      `${test.platform.config.publicUrl}/files/uploads/${'A'.repeat(8000)}`,
      ...Array.from({ length: 12 }, (_, index) => {
        const at = Math.floor((index * token.length) / 12);
        return upload.url.replace(token, token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1));
      }),
      signedUrl(test.platform, 'downloads', { organizationId: test.cedar.id, actor, id, expiresAt }).replace(
        '/downloads/',
        '/uploads/',
      ),
      signedUrl(test.platform, 'uploads', { organizationId: test.birch.id, actor, id, expiresAt }),
      signedUrl(test.platform, 'uploads', {
        organizationId: test.cedar.id,
        actor: stranger as typeof actor,
        id,
        expiresAt,
      }),
      signedUrl(test.platform, 'uploads', { organizationId: test.cedar.id, actor, id: 'nonsense', expiresAt }),
    ];
    for (const url of urls) expect([url, codeOf(await test.put(url, pdf()))]).toEqual([url, '404 NOT_FOUND']);
    expect(codeOf(await test.put(`${upload.url}x`, Buffer.alloc(2 * 1024 * 1024)))).toBe('404 NOT_FOUND');
    expect((await test.put(upload.url, pdf())).status).toBe(201);
  });

  it('of more bytes than any may have is refused before it is read', async () => {
    const { upload } = await test.announce(pdf());
    const status = await new Promise((resolve, reject) => {
      const sending = request(
        test.local(upload.url),
        { method: 'PUT', headers: { 'content-length': 2 ** 40 } },
        (response) => resolve(response.statusCode),
      );
      sending.on('error', reject);
      sending.write('%PDF-');
    });
    expect(status).toBe(413);
  });

  it('belongs to whoever announced it', async () => {
    const uploadId = await test.upload();
    const colleague = await test.staff(test.cedar);
    expect(errorsOf(await test.create({ uploadId }, colleague))).toEqual(['REFERENCE_NOT_FOUND input.uploadId']);
    expect(errorsOf(await test.create({ uploadId }, await test.staff(test.birch)))).toEqual([
      'REFERENCE_NOT_FOUND input.uploadId',
    ]);
    expect((await test.create({ uploadId })).userErrors).toEqual([]);
    expect(errorsOf(await test.create({ uploadId }))).toEqual(['UPLOAD_ALREADY_USED input.uploadId']);
  });

  it('becomes one document when twenty ask for it at once', async () => {
    const uploadId = await test.upload();
    const answers = await Promise.all(Array.from({ length: 20 }, () => test.create({ uploadId })));
    expect(answers.filter(({ document }) => document !== null)).toHaveLength(1);
    expect(new Set(answers.flatMap(errorsOf))).toEqual(new Set(['UPLOAD_ALREADY_USED input.uploadId']));
  });
});

describe('a download', () => {
  it('gives the bytes back, never to be shown in a page or kept', async () => {
    const content = pdf('bring me back');
    const { document } = await test.create({
      uploadId: await test.upload(content, { fileName: 'Grüße "7" 100%.pdf' }),
    });
    const { download } = await test.download({ documentId: document.id });
    expect(download.documentVersion).toEqual({ number: 1, fileName: 'Grüße "7" 100%.pdf' });
    const response = await fetch(test.local(download.url));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="Gr__e _7_ 100_.pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%227%22%20100%25.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('leaves a row for every link that was given, with who and when', async () => {
    const { id: documentId } = await test.make();
    const { download } = await test.download({ documentId });
    await test.download({ documentId });
    const rows = () =>
      test.sql`select actor, fetched_at from documents.downloads where document_id = ${documentId} order by id`;
    expect(await rows()).toEqual(
      [1, 2].map(() => ({ actor: `user:${(test.manager.actor as { userId: string }).userId}`, fetched_at: null })),
    );
    await (await fetch(test.local(download.url))).arrayBuffer();
    expect((await rows()).map(({ fetched_at }) => fetched_at !== null)).toEqual([true, false]);
  });

  it('is over after five minutes, and at once when the document is archived', async () => {
    const { id: documentId } = await test.make();
    const { download } = await test.download({ documentId });
    const get = async () => {
      const response = await fetch(test.local(download.url));
      return {
        status: response.status,
        body: response.status === 200 ? { data: await response.text() } : await response.json(),
      };
    };
    expect((await get()).status).toBe(200);
    test.clock.aheadMs = 5 * 60_000 + 1;
    expect(codeOf(await get())).toBe('410 DOWNLOAD_EXPIRED');
    test.clock.aheadMs = 0;
    await test.ask(
      test.manager,
      'mutation ($id: ID!) { documentArchive(input: { id: $id }) { userErrors { code } } }',
      { id: documentId },
    );
    expect(codeOf(await get())).toBe('404 NOT_FOUND');
    expect(errorsOf(await test.download({ documentId }))).toEqual(['DOCUMENT_ARCHIVED input.documentId']);
  });

  it('ends for a resident when the document is closed to residents meanwhile', async () => {
    const { id } = await test.make({ accessLevel: 'RESIDENTS', links: [{ type: 'UNIT', id: test.home.unit.id }] });
    const { download } = await test.download({ documentId: id }, residentOf(test.home));
    expect((await fetch(test.local(download.url))).status).toBe(200);
    await test.ask(
      test.manager,
      'mutation ($id: ID!) { documentUpdate(input: { id: $id, accessLevel: STAFF }) { userErrors { code } } }',
      { id },
    );
    expect((await fetch(test.local(download.url))).status).toBe(404);
  });

  it('cannot be had of a document or a version that is not there for the session', async () => {
    const { id: documentId } = await test.make();
    for (const as of [residentOf(test.home), await test.staff(test.birch)]) {
      expect(errorsOf(await test.download({ documentId }, as))).toEqual(['NOT_FOUND input.documentId']);
    }
    expect(errorsOf(await test.download({ documentId: 'nonsense' }))).toEqual(['NOT_FOUND input.documentId']);
    expect(errorsOf(await test.download({ documentId, version: 2 }))).toEqual(['NOT_FOUND input.version']);
    const { errors } = await test.ask(
      sessionAs('guard', test.cedar),
      'mutation { documentDownloadCreate(input: { documentId: "x" }) { download { url } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('does not exist for a token that is forged or of another actor or organization', async () => {
    const { id: documentId } = await test.make();
    const { download } = await test.download({ documentId });
    const [row] = await test.sql<
      { id: string }[]
    >`select id from documents.downloads where document_id = ${documentId}`;
    const expiresAt = new Date(Date.now() + 60_000);
    const { actor } = test.manager;
    const id = row!.id;
    const urls = [
      `${download.url.slice(0, -1)}${download.url.endsWith('A') ? 'B' : 'A'}x`,
      signedUrl(test.platform, 'downloads', { organizationId: test.birch.id, actor, id, expiresAt }),
      signedUrl(test.platform, 'downloads', {
        organizationId: test.cedar.id,
        actor: { kind: 'system', name: 'x' },
        id,
        expiresAt,
      }),
      signedUrl(test.platform, 'uploads', { organizationId: test.cedar.id, actor, id, expiresAt }).replace(
        '/uploads/',
        '/downloads/',
      ),
    ];
    for (const url of urls) expect((await fetch(test.local(url))).status).toBe(404);
  });

  it('saves a picture that calls itself a page as a picture', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const { document } = await test.create({
      uploadId: await test.upload(png, { fileName: 'page.html', mimeType: 'image/png' }),
    });
    const { download } = await test.download({ documentId: document.id });
    const response = await fetch(test.local(download.url));
    expect(response.headers.get('content-disposition')).toContain('filename="page.html.png"');
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  it('refuses to pass half a file off as the whole, and tells nothing about where it is', async () => {
    const { id: documentId } = await test.make();
    const { download } = await test.download({ documentId });
    await test.sql`update documents.document_versions set size_bytes = size_bytes + 1 where document_id = ${documentId}`;
    const response = await fetch(test.local(download.url));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'INTERNAL' } }],
    });
  });
});
