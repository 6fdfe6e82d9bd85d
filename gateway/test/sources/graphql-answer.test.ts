import { describe, expect, test } from 'vitest';
import type { SourceResult } from '../../src/engine/source.ts';
import { readAnswer } from '../../src/sources/graphql-answer.ts';

describe('an answer that is used', () => {
  test.each<readonly [text: string, result: SourceResult]>([
    ['{"data":{"a":1}}', { data: { a: 1 } }],
    ['{"data":{},"errors":[]}', { data: {} }],
    ['{"data":{},"errors":null}', { data: {} }],
    ['{"data":{},"extensions":{"tracing":"x"},"hasNext":true}', { data: {} }],
    ['{"errors":[{"message":"m"}]}', { errors: [{ message: 'm' }] }],
    ['{"data":null,"errors":[{"message":"m"}]}', { data: null, errors: [{ message: 'm' }] }],
    [
      '{"data":{"a":null},"errors":[{"message":"m","path":["a",0],"locations":[{"line":1,"column":2}],"extensions":{"code":"C"},"stack":"s"}]}',
      { data: { a: null }, errors: [{ message: 'm', path: ['a', 0], extensions: { code: 'C' } }] },
    ],
    ['{"errors":[{"message":7,"path":"a","extensions":[]}]}', { errors: [{ message: '' }] }],
    ['{"errors":[{"path":["a",null]}]}', { errors: [{ message: '' }] }],
    ['{"errors":[{"path":[{}]}]}', { errors: [{ message: '' }] }],
  ])('%s', (text, result) => {
    expect(readAnswer(text, 10)).toEqual(result);
  });
});

describe('an answer that is none', () => {
  test.each([
    '',
    ' ',
    'null',
    'true',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"data":',
    '{"data":null}',
    '{"data":null,"errors":[]}',
    '{"data":null,"errors":null}',
    '{"data":[]}',
    '{"data":"text"}',
    '{"data":{},"errors":{}}',
    '{"data":{},"errors":"text"}',
    '{"data":{},"errors":[null]}',
    '{"data":{},"errors":["text"]}',
    '{"data":{},"errors":[[]]}',
    '{"data":{}}{"data":{}}',
    `${'['.repeat(100_000)}`,
    `${'{"data":'.repeat(100_000)}`,
  ])('%.40s', (text) => {
    let failure: unknown;
    try {
      readAnswer(text, 10);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'FetchFailure', kind: 'answer' });
    expect(['the answer is no JSON', 'the answer is no GraphQL result']).toContain((failure as Error).message);
  });
});

test('ten thousand errors are cut, and the last one says how many are missing', () => {
  const errors = Array.from({ length: 10_000 }, (_, index) => ({ message: `m${index}` }));
  const result = readAnswer(JSON.stringify({ data: null, errors }), 100);
  expect(result.errors).toHaveLength(101);
  expect(result.errors?.[99]).toEqual({ message: 'm99' });
  expect(result.errors?.[100]).toEqual({
    message: '9900 more errors were left out.',
    extensions: { code: 'INTERNAL' },
  });
});
