import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../isolation/ask.ts';
import { makerFor } from '../isolation/maker.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import { fileKit, type WorldOf } from './file-kit.ts';
import { post, statusOf } from './send.ts';

const pdf = Buffer.from('%PDF-1.7\nhello, here is a lease');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

/** Group 43: what is announced. */
const announcements = (world: WorldOf): void => {
  const { owner } = fileKit(world);
  let catalog: Catalog;
  beforeAll(async () => {
    catalog = await readCatalog(world().database.admin);
  });
  describe('group 43: what is announced', () => {
    nothingIsWritten(() => ({ world: world(), catalog }));
    const right = { fileName: 'a.pdf', mimeType: 'application/pdf', sizeBytes: 9 };
    test.each<[object, string]>([
      [{ fileName: '../../etc/passwd' }, 'FILE_NAME_INVALID'],
      [{ fileName: '..\\..\\boot.ini' }, 'FILE_NAME_INVALID'],
      [{ fileName: '..' }, 'FILE_NAME_INVALID'],
      [{ fileName: '\u200b' }, 'FILE_NAME_INVALID'],
      [{ fileName: 'a\r\nSet-Cookie: x=1.pdf' }, 'FILE_NAME_INVALID'],
      [{ fileName: 'invoice\u202efdp.exe' }, 'FILE_NAME_INVALID'],
      [{ fileName: '😀'.repeat(256) }, 'FILE_NAME_INVALID'],
      [{ mimeType: 'image/svg+xml', fileName: 'x.svg' }, 'FILE_TYPE_NOT_ALLOWED'],
      [{ mimeType: 'text/html', fileName: 'x.html' }, 'FILE_TYPE_NOT_ALLOWED'],
      [{ mimeType: 'application/pdf\r\nx: y' }, 'FILE_TYPE_NOT_ALLOWED'],
      [{ mimeType: 'constructor' }, 'FILE_TYPE_NOT_ALLOWED'],
      [{ sizeBytes: 0 }, 'FILE_EMPTY'],
      [{ sizeBytes: -1 }, 'FILE_EMPTY'],
      [{ sizeBytes: 9_007_199_254_740_991 }, 'FILE_TOO_LARGE'],
      [{ sha256: 'g'.repeat(64) }, 'CHECKSUM_INVALID'],
    ])('%j is refused', async (wrong, code) => {
      const query =
        'mutation($input: DocumentUploadCreateInput!) { documentUploadCreate(input: $input) { upload { url } userErrors { code message } } }';
      expect(outcomeOf(await post(owner(), { query, variables: { input: { ...right, ...wrong } } }), { catalog })).toBe(
        `200 ${code}`,
      );
    });

    test.each(['a.pdf\u0000.exe', '\ud83d.pdf'])('%j does not even arrive', async (fileName) => {
      const query =
        'mutation($input: DocumentUploadCreateInput!) { documentUploadCreate(input: $input) { upload { url } } }';
      expect(outcomeOf(await post(owner(), { query, variables: { input: { ...right, fileName } } }))).toBe(
        '400 BAD_REQUEST',
      );
    });
  });
};

/** Group 43: what is sent. */
const contents = (world: WorldOf): void => {
  const { owner, announce, put, anyCategory, refusal } = fileKit(world);
  describe('group 43: what is sent', () => {
    test.each<[string, Buffer, object, Buffer, string]>([
      ['nothing at all', pdf, {}, Buffer.alloc(0), '400 CHECKSUM_MISMATCH'],
      ['a byte less', pdf, {}, pdf.subarray(1), '400 CHECKSUM_MISMATCH'],
      ['a byte more', pdf, {}, Buffer.concat([pdf, Buffer.from('x')]), '400 CHECKSUM_MISMATCH'],
      [
        'another file of that size',
        pdf,
        { sha256: createHash('sha256').update(pdf).digest('hex') },
        Buffer.from(pdf.toString().replace('hello', 'jello')),
        '400 CHECKSUM_MISMATCH',
      ],
      ['a picture with a script for a PDF', svg, {}, svg, '415 FILE_TYPE_MISMATCH'],
      ['a picture with a script for a text', svg, { mimeType: 'text/plain' }, svg, '415 FILE_TYPE_MISMATCH'],
      [
        'a page behind a byte order mark',
        Buffer.from('\ufeff <html>'),
        { mimeType: 'text/plain' },
        Buffer.from('\ufeff <html>'),
        '415 FILE_TYPE_MISMATCH',
      ],
      [
        'a program for a picture',
        Buffer.from('MZ\u0090\u0000'),
        { mimeType: 'image/png' },
        Buffer.from('MZ\u0090\u0000'),
        '415 FILE_TYPE_MISMATCH',
      ],
      [
        'an archive for an office file',
        Buffer.from('PK\u0003\u0004 zip'),
        { mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
        Buffer.from('PK\u0003\u0004 zip'),
        '415 FILE_TYPE_MISMATCH',
      ],
    ])('%s is refused, and becomes no document', async (_, announced, more, sent, expected) => {
      const ticket = await announce(announced, more);
      expect(await refusal(put(ticket.url, sent))).toBe(expected);
      const input = { uploadId: ticket.id, title: 'x', categoryKey: await anyCategory() };
      const query =
        'mutation($input: DocumentCreateInput!) { documentCreate(input: $input) { document { id } userErrors { code } } }';
      expect(outcomeOf(await post(owner(), { query, variables: { input } }))).toMatch(/^200 .*UPLOAD_NOT_FINISHED/);
    });

    test('the type that the sender claims on the way decides nothing', async () => {
      const ticket = await announce(pdf);
      expect((await put(ticket.url, pdf, { 'content-type': 'text/html' })).status).toBe(201);
    });

    test('a terabyte is refused before it comes', async () => {
      const ticket = await announce(pdf);
      const headers = { 'content-type': 'application/pdf', 'content-length': 2 ** 40 };
      expect(await statusOf(ticket.url, { method: 'PUT', headers, begin: '%PDF-' })).toBe(413);
    });

    test('JSON, however deep, is bytes like any other', async () => {
      const ticket = await announce(pdf);
      const deep = Buffer.from('['.repeat(10_000));
      expect(await refusal(put(ticket.url, deep, { 'content-type': 'application/json' }))).toBe(
        '400 CHECKSUM_MISMATCH',
      );
    });
  });
};

/** Group 43: addresses. */
const addresses = (world: WorldOf): void => {
  const { owner, announce, put, get, anyCategory, refusal } = fileKit(world);
  describe('group 43: addresses', () => {
    test.each(['uploads', 'downloads'] as const)(
      'an address of %s that we did not make leads nowhere',
      async (direction) => {
        const ticket = await announce(pdf);
        const token = ticket.url.split('/').at(-1)!;
        const base = `${world().product.url}/files/${direction}`;
        const altered = Array.from({ length: 20 }, (_, index) => {
          const at = Math.floor((index * token.length) / 20);
          return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
        });
        const tokens = [
          ...altered,
          '',
          'x',
          '%00',
          '..%2f..%2f..%2fetc%2fpasswd',
          '..%5c..%5cboot.ini',
          '%2e%2e/%2e%2e/etc/passwd',
          'A'.repeat(8000),
          `${token}/x`,
          `${token}%0d%0aSet-Cookie:%20a=b`,
          'organizations%2fx',
        ];
        for (const part of tokens) {
          const reply = direction === 'uploads' ? put(`${base}/${part}`, pdf) : get(`${base}/${part}`);
          expect([part.slice(0, 60), await refusal(reply)]).toEqual([part.slice(0, 60), '404 NOT_FOUND']);
        }
        // An address is for one direction only.
        if (direction === 'downloads') expect(await refusal(get(`${base}/${token}`))).toBe('404 NOT_FOUND');
        expect((await put(ticket.url, pdf)).status).toBe(201);
      },
    );

    test('paths of the storage are no addresses', async () => {
      const ticket = await announce(pdf);
      await put(ticket.url, pdf);
      const [row] = await world().database.admin<{ key: string }[]>`
        select storage_key as key from documents.uploads where id = ${ticket.id}`;
      for (const path of [row!.key, encodeURIComponent(row!.key), `downloads/${row!.key}`, `../files/${row!.key}`])
        expect((await get(`${world().product.url}/files/${path}`)).status).toBe(404);
    });

    test("a file of cedar's is no file for a document of birch's", async () => {
      const cedar: Caller = { url: world().product.url, token: world().cedar.token };
      const theirs = await makerFor(cedar)('documentUploadCreate', {
        fileName: 'a.pdf',
        mimeType: 'application/pdf',
        sizeBytes: pdf.length,
      });
      expect((await put(theirs.url, pdf)).status).toBe(201);
      const query =
        'mutation($input: DocumentCreateInput!) { documentCreate(input: $input) { document { id } userErrors { code } } }';
      const input = { uploadId: theirs.id, title: 'x', categoryKey: await anyCategory() };
      expect(outcomeOf(await post(owner(), { query, variables: { input } }))).toMatch(/REFERENCE_NOT_FOUND/);
    });

    test.each(['POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('%s does nothing with a file', async (method) => {
      const ticket = await announce(pdf);
      expect((await fetch(ticket.url, { method })).status).toBe(404);
      expect((await put(ticket.url, pdf)).status).toBe(201);
    });
  });
};

/** Group 43: what is fetched. */
const downloads = (world: WorldOf): void => {
  const { owner, announce, put, anyCategory } = fileKit(world);
  describe('group 43: what is fetched', () => {
    const documentOf = async (content: Buffer, more: { fileName: string; mimeType: string }): Promise<string> => {
      const make = makerFor(owner());
      const ticket = await announce(content, more);
      expect((await put(ticket.url, content)).status).toBe(201);
      const document = await make('documentCreate', {
        uploadId: ticket.id,
        title: 'x',
        categoryKey: await anyCategory(),
      });
      return (await make('documentDownloadCreate', { documentId: document.id })).url;
    };

    test.each<[string, Buffer, string, RegExp]>([
      ['page.html', png, 'image/png', /filename="page\.html\.png"/],
      ['con', png, 'image/png', /filename="con\.png"/],
      [
        'a"; filename="b.exe',
        png,
        'image/png',
        /^attachment; filename="a_; filename=_b\.exe\.png"; filename\*=UTF-8''[\w.%-]+$/,
      ],
      ['%0d%0aSet-Cookie: a=b', png, 'image/png', /^attachment; filename="_0d_0aSet-Cookie: a=b\.png"/],
      [
        '😀'.repeat(255),
        png,
        'image/png',
        /^attachment; filename="_+\.png"; filename\*=UTF-8''(?:%[0-9A-F]{2}|[\w.-])+$/,
      ],
      // A PDF that is a page too, for whoever guesses by content.
      [
        'polyglot.pdf',
        Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>'),
        'application/pdf',
        /filename="polyglot\.pdf"/,
      ],
    ])(
      '%s comes back as bytes to save, whatever it is called and holds',
      async (fileName, content, mimeType, disposition) => {
        const response = await fetch(await documentOf(content, { fileName, mimeType }));
        expect(response.status).toBe(200);
        expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
        expect(response.headers.get('content-disposition')).toMatch(disposition);
        expect(response.headers.get('content-type')).toBe(mimeType);
        expect(response.headers.get('set-cookie')).toBeNull();
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
        expect(response.headers.get('cache-control')).toBe('private, no-store');
      },
    );
  });
};

/** Group 42: line breaks. */
const requestLines = (world: WorldOf): void => {
  test('group 42: a line break in the address of a request starts no header', async () => {
    const { hostname, port } = new URL(world().product.url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('GET /files/downloads/a%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      let read = '';
      socket.on('data', (chunk) => {
        read += chunk.toString();
      });
      socket.on('end', () => resolve(read));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 404/);
    expect(text).not.toMatch(/^set-cookie/im);
  });
};

/** Groups 42 and 43: names and contents of files, and the addresses that they are sent to and fetched from. */
export const fileAttacks = (world: WorldOf): void => {
  announcements(world);
  contents(world);
  addresses(world);
  downloads(world);
  requestLines(world);
};
