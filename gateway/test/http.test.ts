import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, send } from './ask.ts';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture('local');
});
afterAll(() => fixture.close());

const json = { 'content-type': 'application/json' };
const hello = { query: '{ hello }' };
const withName = (name: string) =>
  `{"query":"query($name: String) { hello(name: $name) }","variables":{"name":"${name}"}}`;

describe('what the endpoint reads', () => {
  test('a query in a JSON body is answered, and no cache may keep the answer', async () => {
    const answer = await ask(fixture.url, hello);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ data: { hello: 'Hello nobody' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['JSON that is cut off', '{"query":"{ hel'],
    ['JSON with a comment', '{"query":"{ hello }"} // and more'],
    ['an empty body', ''],
    ['a batch of operations', JSON.stringify([hello, hello])],
    ['a batch of a thousand operations', JSON.stringify(Array.from({ length: 1000 }, () => hello))],
    ['a text instead of an object', '"{ hello }"'],
    ['null', 'null'],
    ['a number', '7'],
    ['no query at all', '{}'],
    ['an empty query', '{"query":""}'],
    ['a query that is a number', '{"query":1}'],
    ['a query that is a list', '{"query":["{ hello }"]}'],
    ['variables that are a text', '{"query":"{ hello }","variables":"{}"}'],
    ['variables that are a list', '{"query":"{ hello }","variables":[1]}'],
    ['an operation name that is an object', '{"query":"{ hello }","operationName":{}}'],
  ])('%s is refused with BAD_REQUEST', async (_what, body) => {
    const answer = await ask(fixture.url, body);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.json.data).toBeUndefined();
  });

  test('an empty body without a length is refused with BAD_REQUEST', async () => {
    const answer = await send(fixture.url, { headers: { ...json, 'transfer-encoding': 'chunked' } });
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonx',
    'application/json-seq',
    'application/json+evil',
    'application/json; charset=utf-7',
    'application/json;charset="utf-16"',
    'application/json; charset=latin1',
  ])('%s is refused with UNSUPPORTED_MEDIA_TYPE', async (type) => {
    const answer = await send(fixture.url, { headers: { 'content-type': type }, body: JSON.stringify(hello) });
    expect([answer.status, answer.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('a body without a content type is refused with UNSUPPORTED_MEDIA_TYPE', async () => {
    const answer = await send(fixture.url, { body: JSON.stringify(hello) });
    expect([answer.status, answer.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test.each([
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
    'application/json ;charset=utf-8',
  ])('%s is read', async (type) => {
    const answer = await send(fixture.url, { headers: { 'content-type': type }, body: JSON.stringify(hello) });
    expect(answer.status).toBe(200);
  });

  test('a body of 2 MB is refused with PAYLOAD_TOO_LARGE, announced or not', async () => {
    const body = JSON.stringify({ query: `{ hello ${','.repeat(2 * 1024 * 1024)} }` });
    const announced = await ask(fixture.url, body);
    expect([announced.status, announced.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const chunked = await send(fixture.url, { headers: { ...json, 'transfer-encoding': 'chunked' }, body });
    expect([chunked.status, chunked.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a document of too many tokens is refused before anything runs', async () => {
    const answer = await ask(fixture.url, { query: `{ ${'hello '.repeat(5000)} }` });
    expect([answer.status, answer.code]).toEqual([400, 'LIMIT_EXCEEDED']);
  });

  test.each(['__proto__', '\\u005f_proto__'])('a key %s is refused with BAD_REQUEST', async (key) => {
    const inVariables = await ask(fixture.url, `{"query":"{ hello }","variables":{"${key}":{"admin":true}}}`);
    expect([inVariables.status, inVariables.code]).toEqual([400, 'BAD_REQUEST']);
    const atTheTop = await ask(fixture.url, `{"query":"{ hello }","${key}":{"query":"{ asked }"}}`);
    expect([atTheTop.status, atTheTop.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'an alias and a variable called %s change nothing else',
    async (name) => {
      const answer = await ask(
        fixture.url,
        `{"query":"query($${name}: String) { ${name}: hello(name: $${name}) units { ${name}: id } hello }"}`,
      );
      expect(({} as Record<string, unknown>).id).toBeUndefined();
      expect(answer.status).toBe(200);
      const data = JSON.parse(answer.text, undefined).data;
      expect(Object.getOwnPropertyDescriptor(data, name)?.value).toBe('Hello nobody');
      expect(data.hello).toBe('Hello nobody');
    },
  );

  test('variables that are deeper than the stack end in a clear refusal, not in a fault', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const undeclared = await ask(fixture.url, `{"query":"{ hello }","variables":{"name":${deep}}}`);
    expect(undeclared.status).toBe(200);
    const escaped = await ask(fixture.url, `{"query":"{ hello }","variables":{"name":${deep},"other":"\\u00e4"}}`);
    expect(escaped.status).toBe(200);
    const declared = await ask(
      fixture.url,
      `{"query":"query($name: String) { hello(name: $name) }","variables":{"name":${deep}}}`,
    );
    expect(declared.status).toBe(400);
    expect(declared.code).toBe('BAD_USER_INPUT');
  });
});

describe('characters that no text may have', () => {
  test.each([
    ['a NUL', String.raw`a\u0000b`],
    ['a high surrogate alone', String.raw`\ud83d`],
    ['a high surrogate of a rare script alone', String.raw`\ud9ab.`],
    ['the last high surrogate alone', String.raw`\udbff`],
    ['a low surrogate alone', String.raw`\ude00`],
    ['two high surrogates before a low one', String.raw`\ud83d\ud83d\ude00`],
    ['a pair the wrong way round', String.raw`\ude00\ud83d`],
  ])('%s is refused with BAD_REQUEST', async (_what, text) => {
    const answer = await ask(fixture.url, withName(text));
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([
    [String.raw`\ud83d\ude00`, '😀'],
    [String.raw`\uD83D\uDE00\ud83d\ude01`, '😀😁'],
    [String.raw`\ud869\uded6`, '\u{2a6d6}'],
    [String.raw`\udbff\udfff`, '\u{10ffff}'],
    ['😀'.repeat(255), '😀'.repeat(255)],
    [String.raw`\u202eabc\u200b`, '\u202eabc\u200b'],
    [String.raw`a folder C:\\u0000`, String.raw`a folder C:\u0000`],
    [String.raw`written out: \\ud83d`, String.raw`written out: \ud83d`],
  ])('%s is text and passes', async (text, meant) => {
    const answer = await ask(fixture.url, withName(text));
    expect(answer.json.data).toEqual({ hello: `Hello ${meant}` });
  });

  test('a NUL in the name of a variable is refused too', async () => {
    const answer = await ask(fixture.url, String.raw`{"query":"{ hello }","variables":{"a\u0000":1}}`);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([String.raw`\u0000`, String.raw`\u{0}`, String.raw`\u{0000}`])(
    'a NUL in the document as %s is refused with BAD_REQUEST',
    async (text) => {
      const answer = await ask(fixture.url, { query: `{ hello(name: "a${text}b") }` });
      expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
    },
  );

  test.each([String.raw`\ud83d`, String.raw`\u{d83d}`])(
    'a lone surrogate in the document as %s does not parse',
    async (text) => {
      const answer = await ask(fixture.url, { query: `{ hello(name: "${text}") }` });
      expect(answer.status).toBe(400);
      expect(answer.json.data).toBeUndefined();
    },
  );
});

describe('other methods and addresses', () => {
  test('GET is refused with METHOD_NOT_ALLOWED and names POST', async () => {
    const answer = await send(fixture.url, { method: 'GET', path: '/graphql?query=%7Bhello%7D' });
    expect([answer.status, answer.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(answer.headers.allow).toBe('POST');
  });

  test('a mutation by GET is refused', async () => {
    const query = encodeURIComponent('mutation { pay(input: { reference: "x" }) { receipt { serial } } }');
    const answer = await send(fixture.url, {
      method: 'GET',
      path: `/graphql?query=${query}`,
      headers: { authorization: 'Bearer manager', 'idempotency-key': 'get' },
    });
    expect(answer.status).toBe(405);
    expect(fixture.effects).toEqual([]);
  });

  test('a browser that opens the endpoint lands in the explorer', async () => {
    const answer = await send(fixture.url, { method: 'GET', headers: { accept: 'text/html,application/xhtml+xml' } });
    expect([answer.status, answer.headers.location]).toEqual([302, '/explorer']);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s does nothing', async (method) => {
    const answer = await send(fixture.url, { method });
    expect(answer.status).toBe(404);
  });

  test('a header that asks for another method is not heard', async () => {
    const answer = await send(fixture.url, { method: 'GET', headers: { 'x-http-method-override': 'POST' } });
    expect(answer.status).toBe(405);
  });

  test.each(['/', '/graphql/', '/admin', '/..%2fetc%2fpasswd', '/internal/session', '/_service'])(
    'there is nothing at %s, and the answer does not repeat it',
    async (path) => {
      const answer = await send(fixture.url, { path, headers: json, body: '{}' });
      expect(answer.status).toBe(404);
      expect(answer.code).toBe('NOT_FOUND');
      expect(answer.text).not.toContain('passwd');
    },
  );

  test('the entities of a subgraph cannot be asked for from outside', async () => {
    const answer = await ask(fixture.url, {
      query: '{ _entities(representations: [{ __typename: "Unit", id: "unit-1" }]) { __typename } _service { sdl } }',
    });
    expect([answer.status, answer.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(answer.text).not.toContain('@key');
  });
});

describe('the request id', () => {
  const askWithId = (id: string) =>
    ask(fixture.url, { query: '{ asked { requestId } }' }, { headers: { 'x-request-id': id } });

  test.each(['a', 'trace-1.2_3', 'A'.repeat(64)])('%s is kept: in the context and in the answer', async (id) => {
    const answer = await askWithId(id);
    expect(answer.json.data.asked.requestId).toBe(id);
    expect(answer.headers['x-request-id']).toBe(id);
  });

  test.each(['A'.repeat(65), '', 'a b', '{"level":"error"}', 'a\u001b[31m', 'ä', 'a;b', '../../x'])(
    '%j is replaced by one of ours',
    async (id) => {
      // Node's client sends no control characters, so the request is written by hand.
      const text = await raw(fixture, `X-Request-Id: ${id}`);
      if (text.startsWith('HTTP/1.1 400')) return expect(text).not.toContain('data');
      const given = /^x-request-id: (.*)\r$/im.exec(text)?.[1];
      expect(given).toMatch(/^[0-9a-f-]{36}$/);
      return expect(text).toContain(`"requestId":"${given}"`);
    },
  );

  test('a line break in it does not start another header', async () => {
    const text = await raw(fixture, 'X-Request-Id: good\r\n Set-Cookie: a=b');
    expect(text).not.toMatch(/^set-cookie/im);
    expect(text).not.toMatch(/^x-request-id: good/im);
  });

  test('it is in every refusal too: in the header and in the error', async () => {
    const answers = await Promise.all([
      ask(fixture.url, '{'),
      ask(fixture.url, '[]'),
      ask(fixture.url, { query: '{' }),
      ask(fixture.url, { query: '{ nothing }' }),
      ask(fixture.url, hello, { token: 'unknown' }),
      ask(fixture.url, { query: '{ secretNumber }' }),
      send(fixture.url, { path: '/nothing' }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.json.errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
    }
  });
});

/** A request written by hand, for headers that a decent client would not send. */
const raw = (target: Fixture, header: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = '{"query":"{ asked { requestId } }"}';
    const socket = connect(Number(new URL(target.url).port), '127.0.0.1', () => {
      socket.write(
        `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${header}\r\n\r\n${body}`,
      );
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
