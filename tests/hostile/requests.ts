import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ask, send } from '../../gateway/test/ask.ts';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import { cedarMark, type Scene } from './scene.ts';
import { fetchReply, post, statusOf } from './send.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ordinary = '{ units(first: 2) { totalCount nodes { number property { name } currentLease { id } } } }';
const write =
  'mutation { communityCreate(input: { name: "forged", timeZone: "UTC", currency: USD }) { community { id } } }';

type SceneOf = () => Scene;

/** Who asks in these suites: the administrator of birch. */
const asBirch = (scene: SceneOf) => {
  const birch = () => scene().birch.admin;
  return { birch, url: () => scene().world.product.url, bearer: () => ({ authorization: `Bearer ${birch().token}` }) };
};

/** Group 9: more directives than anybody writes. */
const directives = (scene: SceneOf): void => {
  const { birch } = asBirch(scene);
  describe('group 9: directives', () => {
    test.each([
      ['5,000 times @skip on one field', `{ __typename ${'@skip(if: false) '.repeat(5000)} }`],
      ['5,000 fields with @include', `{ ${'a: __typename @include(if: true) '.repeat(5000)} }`],
      ['a directive that nobody knows', '{ __typename @eval(code: "1") }'],
      ['@defer, which would part the answer', '{ ... @defer { __typename } }'],
    ])('%s is refused before it runs', async (_, query) => {
      expect(outcomeOf(await post(birch(), { query }))).toMatch(/^400 (GRAPHQL_|LIMIT_EXCEEDED)/);
    });
  });
};

/** Group 11: names that every object has. */
const inheritedNames = (scene: SceneOf): void => {
  const { birch } = asBirch(scene);
  describe('group 11: names that every object has', () => {
    test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
      '%s as alias and variable of a federated query changes that name and nothing else',
      async (name) => {
        const before = await post(birch(), { query: ordinary });
        const query = `query($${name}: Int) { ${name}: units(first: $${name}) { totalCount ${name}: nodes { ${name}: number property { ${name}: name } } } }`;
        const reply = await post(
          birch(),
          `{"query":${JSON.stringify(query)},"variables":{${name === '__proto__' ? '' : `"${name}":2`}}}`,
        );
        expect(outcomeOf(reply)).toBe('200');
        const data = Object.getOwnPropertyDescriptor(reply.body!.data!, name)?.value;
        expect(data.totalCount).toBeGreaterThan(1);
        expect((await post(birch(), { query: ordinary })).text).toBe(before.text);
      },
    );

    test.each([
      '{"query":"{ __typename }","__proto__":{"query":"x"}}',
      '{"__proto__":{"isAdmin":true},"query":"{ __typename }"}',
      '{"query":"{ __typename }","constructor":{"prototype":{"isAdmin":true}}}',
    ])('as key of the body, %s is refused or ignored', async (body) => {
      expect(outcomeOf(await post(birch(), body))).toMatch(/^200$|^400 BAD_REQUEST$/);
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    });
  });
};

/** Group 18: a mutation by another method. */
const methods = (scene: SceneOf): void => {
  const { bearer, url } = asBirch(scene);
  describe('group 18: a mutation by another method', () => {
    test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s runs nothing', async (method) => {
      const path = `/graphql?query=${encodeURIComponent(write)}&operationName=&variables=%7B%7D`;
      const answer = await send(url(), { method, path, headers: { ...bearer(), 'content-type': 'application/json' } });
      expect([404, 405, 400]).toContain(answer.status);
    });

    test.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
      '%s: POST is not heard',
      async (header) => {
        const answer = await send(url(), {
          method: 'GET',
          path: `/graphql?_method=POST&query=${encodeURIComponent(write)}`,
          headers: { ...bearer(), [header]: 'POST' },
        });
        expect([answer.status, answer.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
      },
    );
  });
};

/** Group 19: what a web page can send without being asked. */
const mediaTypes = (scene: SceneOf): void => {
  const { bearer, url } = asBirch(scene);
  describe('group 19: what a web page can send without being asked', () => {
    const body = JSON.stringify({ query: write });
    test.each([
      ['text/plain', body],
      ['text/plain; application/json', body],
      ['application/x-www-form-urlencoded', `query=${encodeURIComponent(write)}`],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${body}\r\n--x--`,
      ],
      ['application/json; charset=utf-7', body],
      ['application/json; charset=utf-16le', body],
      ['application/graphql', write],
      ['application/csp-report', body],
      ['application/x-json', body],
      ['', body],
    ])('a mutation as %j is refused with UNSUPPORTED_MEDIA_TYPE', async (type, sent) => {
      const answer = await send(url(), {
        headers: { ...bearer(), ...(type === '' ? {} : { 'content-type': type }) },
        body: sent,
      });
      expect([answer.status, answer.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    });

    test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', ' ', 'x'])(
      'a query by GET with the content type %j is refused',
      async (type) => {
        const path = `/graphql?query=${encodeURIComponent(ordinary)}`;
        const answer = await send(url(), { method: 'GET', path, headers: { ...bearer(), 'content-type': type } });
        expect(answer.status).toBe(405);
      },
    );
  });
};

/** Group 20: documents by their hash. */
const hashes = (scene: SceneOf): void => {
  const { birch, url } = asBirch(scene);
  describe('group 20: documents by their hash', () => {
    const byHash = (sha256Hash: unknown, query?: string) => ({
      ...(query === undefined ? {} : { query }),
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });

    test('a text beside the hash of another one neither runs nor is registered', async () => {
      for (const query of [write, ordinary])
        expect(outcomeOf(await post(birch(), byHash(sha256('another'), query)))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
      expect(outcomeOf(await post(birch(), byHash(sha256(ordinary))))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
    });

    test("an operation of cedar's partner is unknown to birch's people and partner", async () => {
      const { cedar, birch: own } = scene();
      const partner = { url: url(), token: own.samples['ApiKey.secret']! };
      const documentId = cedar.samples['PersistedOperation.documentId']!;
      for (const caller of [birch(), partner]) {
        expect(outcomeOf(await post(caller, { documentId }))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
        expect(outcomeOf(await post(caller, byHash(documentId)))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
      }
    });

    test('a partner runs what it registered to the letter: other white space is another text', async () => {
      const { birch: own } = scene();
      const partner = { url: url(), token: own.samples['ApiKey.secret']! };
      const id = own.samples['PersistedOperation.documentId']!;
      const [row] = await scene().world.database.admin<{ document: string }[]>`
        select document from identity.persisted_operations where id = ${own.samples.PersistedOperation!}`;
      const registered = row!.document;
      expect(sha256(registered)).toBe(id);
      expect(outcomeOf(await post(partner, { documentId: id }))).toBe('200');
      for (const text of [
        `${registered} `,
        registered.replaceAll(' ', '\n'),
        registered.replace('{', '{ #\n'),
        `\ufeff${registered}`,
      ]) {
        expect(outcomeOf(await post(partner, byHash(sha256(text), text)))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
        expect(outcomeOf(await post(partner, { query: text }))).toBe('403 PERSISTED_QUERY_ONLY');
      }
      // With its id any text may come along; it is the registered one that runs.
      const reply = await post(partner, { documentId: id, query: write });
      expect(outcomeOf(reply)).toBe('200');
      expect(Object.keys(reply.body!.data!)).toEqual(['units']);
    });
  });
};

/** Group 27: headers that claim something. */
const claims = (scene: SceneOf): void => {
  const { birch, url } = asBirch(scene);
  describe('group 27: headers that claim something', () => {
    test.each([
      'x-tenant-id',
      'x-organization-id',
      'x-internal-context',
      'x-user-id',
      'x-roles',
      'x-forwarded-user',
      'x-forwarded-host',
      'x-original-url',
      'x-rewrite-url',
      'x-lintel-context',
      'apollo-federation-include-trace',
    ])('%s changes nothing of the answer', async (header) => {
      const plain = await post(birch(), { query: ordinary });
      const claimed = await post(birch(), { query: ordinary }, { [header]: scene().cedar.samples.Organization! });
      expect(outcomeOf(claimed)).toBe('200');
      expect(claimed.text).toBe(plain.text);
      expect(claimed.text).not.toContain(cedarMark);
    });

    test('another Host changes neither the answer nor an address in it', async () => {
      const query =
        'mutation { documentDownloadCreate(input: { documentId: "x" }) { download { url } userErrors { code } } }';
      const answer = await ask(
        url(),
        { query },
        { token: birch().token, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
      );
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('evil.example');
    });
  });
};

/** Group 34: JSON. */
const json = (scene: SceneOf): void => {
  const { birch, bearer, url } = asBirch(scene);
  describe('group 34: JSON', () => {
    const deep = (open: string, close: string, depth = 10_000) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    const query = JSON.stringify('query($filter: UnitFilter) { units(filter: $filter) { totalCount } }');
    test.each<[string, string | Buffer, RegExp]>([
      ['a body 10,000 lists deep', deep('[', ']'), /^400 BAD_REQUEST$/],
      ['a body 10,000 objects deep', deep('{"a":', '}'), /^400 BAD_REQUEST$/],
      ['variables 10,000 lists deep', `{"query":${query},"variables":{"filter":${deep('[', ']')}}}`, /^400 \w+$/],
      [
        'variables 10,000 objects deep',
        `{"query":${query},"variables":{"filter":${deep('{"archived":', '}')}}}`,
        /^400 \w+$/,
      ],
      [
        'a variable nobody declared, 100,000 deep',
        `{"query":${query},"variables":{"x":${deep('[', ']', 100_000)}}}`,
        /^(200|400 \w+)$/,
      ],
      ['extensions 10,000 deep', `{"query":${query},"extensions":${deep('{"a":', '}')}}`, /^(200|400 \w+)$/],
      ['NaN', `{"query":${query},"variables":{"filter":NaN}}`, /^400 BAD_REQUEST$/],
      ['Infinity', `{"query":${query},"variables":{"filter":-Infinity}}`, /^400 BAD_REQUEST$/],
      ['1e400 for an object', `{"query":${query},"variables":{"filter":1e400}}`, /^400 BAD_USER_INPUT$/],
      ['a comment', `{"query":${query} /* x */}`, /^400 BAD_REQUEST$/],
      ['a comma too many', `{"query":${query},}`, /^400 BAD_REQUEST$/],
      ['single quotes', `{'query':${query}}`, /^400 BAD_REQUEST$/],
      ['two bodies', `{"query":${query}}{"query":${query}}`, /^400 BAD_REQUEST$/],
      ['half a body', `{"query":${query.slice(0, 20)}`, /^400 BAD_REQUEST$/],
      ['nothing', '', /^400 BAD_REQUEST$/],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /^400 BAD_REQUEST$/],
      ['UTF-16', Buffer.from(`{"query":${query}}`, 'utf16le'), /^400 BAD_REQUEST$/],
      ['a packed body', gzipSync(`{"query":${query}}`), /^400 BAD_REQUEST$/],
    ])('%s', async (_, body, expected) => {
      const reply = await fetchReply(`${url()}/graphql`, {
        method: 'POST',
        headers: { ...bearer(), 'content-type': 'application/json' },
        body: body as string,
      });
      expect(outcomeOf(reply)).toMatch(expected);
    });

    test('5 MB are refused before they have come', async () => {
      const headers = { ...bearer(), 'content-type': 'application/json', 'content-length': 5 * 1024 * 1024 };
      expect(await statusOf(`${url()}/graphql`, { method: 'POST', headers, begin: '{"query":"' })).toBe(413);
    });

    test('of a variable that is wrong in a thousand places a few are told', async () => {
      const wrong = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`nothing${index}`, index]));
      const body = `{"query":${query},"variables":{"filter":${JSON.stringify(wrong)}}}`;
      const reply = await post(birch(), body);
      expect(outcomeOf(reply)).toBe('400 BAD_USER_INPUT');
      expect(reply.body!.errors!.length).toBeLessThanOrEqual(6);
    });

    test('of keys that come twice the last counts, for what is checked as for what runs', async () => {
      const body = `{"query":${JSON.stringify(write)},"query":"{ __typename }"}`;
      expect((await post(birch(), body)).body?.data).toEqual({ __typename: 'Query' });
      const named = `{"query":"query($id: ID!) { unit(id: $id) { number } }","variables":{"id":"${scene().birch.samples.Unit}","id":"${scene().cedar.samples.Unit}"}}`;
      expect((await post(birch(), named)).body?.data).toEqual({ unit: null });
    });

    test('a body that says it is packed is refused, however small it is', async () => {
      const body = gzipSync(JSON.stringify({ query: `{ __typename }${' '.repeat(50_000_000)}` }));
      const answer = await send(url(), {
        headers: { ...bearer(), 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body,
      });
      expect([400, 413, 415]).toContain(answer.status);
    });
  });
};

/** Groups 9, 11, 18, 19, 20, 27 and 34: the request around the operation. */
export const requestAttacks = (scene: SceneOf): void => {
  nothingIsWritten(scene);
  directives(scene);
  inheritedNames(scene);
  methods(scene);
  mediaTypes(scene);
  hashes(scene);
  claims(scene);
  json(scene);
};
