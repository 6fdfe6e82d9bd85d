import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.ts';
import { ApiError } from './api-error.ts';
import { graphqlEndpoint, isUnencrypted } from './endpoint.ts';
import { type Environment, type LoginValues, readLogin } from './login.ts';
import { retryNotes } from './retry-notes.ts';
import { readRetryAfter } from './send.ts';

describe('the address of the API', () => {
  it.each([
    ['http://localhost:4000', 'http://localhost:4000/graphql'],
    ['http://localhost:4000/', 'http://localhost:4000/graphql'],
    ['https://lintel.example/api/graphql', 'https://lintel.example/api/graphql'],
    ['https://lintel.example/graphql/?x=1#y', 'https://lintel.example/graphql'],
  ])('is found from %s', (text, url) => {
    expect(graphqlEndpoint(text).href).toBe(url);
  });

  it.each(['', 'localhost:4000', 'ftp://lintel.example', 'https://me:secret@lintel.example'])(
    'is refused as %o',
    (text) => {
      expect(() => graphqlEndpoint(text)).toThrow(CommandError);
    },
  );

  it.each([
    ['http://127.0.0.1:4000', false],
    ['http://[::1]:4000', false],
    ['http://lintel.localhost', false],
    ['https://lintel.example', false],
    ['http://lintel.example', true],
    ['http://127.0.0.1.example', true],
  ])('%s needs a warning about the password: %s', (text, needed) => {
    expect(isUnencrypted(new URL(text))).toBe(needed);
  });
});

describe('who signs in', () => {
  const environment = { LINTEL_URL: 'https://lintel.example', LINTEL_EMAIL: 'e@x.example', LINTEL_PASSWORD: 'p' };

  it('is told by options before the environment', () => {
    const login = readLogin({ url: 'http://localhost:1', email: 'me@x.example' }, environment, { allowDemo: false });
    expect(login).toMatchObject({ credentials: { email: 'me@x.example', password: 'p' }, isDemo: false });
    expect(login.endpoint.host).toBe('localhost:1');
    expect(readLogin({}, environment, { allowDemo: true }).endpoint.href).toBe('https://lintel.example/graphql');
  });

  it('has its code from an option or, out of the list of processes, from the environment', () => {
    const withCode = { ...environment, LINTEL_CODE: '123 456' };
    const codeOf = (values: LoginValues, given: Environment) =>
      readLogin(values, given, { allowDemo: false }).credentials.code;
    expect(codeOf({}, withCode)).toBe('123 456');
    expect(codeOf({ code: '654321' }, withCode)).toBe('654321');
    expect(codeOf({}, environment)).toBeUndefined();
  });

  it('is the demo manager only where that is allowed and on this machine', () => {
    expect(readLogin({}, {}, { allowDemo: true })).toMatchObject({
      isDemo: true,
      credentials: { email: 'manager@cedar.example' },
    });
    expect(() => readLogin({}, {}, { allowDemo: false })).toThrow('--email');
    expect(() => readLogin({ url: 'https://lintel.example' }, {}, { allowDemo: true })).toThrow('--email');
    expect(() => readLogin({ email: 'me@x.example' }, {}, { allowDemo: true })).toThrow('--password');
  });
});

describe('the Retry-After header', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['2', 2000],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %o as %s ms', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});

describe('notes on repeated requests', () => {
  it('are made once for requests that fail side by side, and again later', () => {
    let time = 0;
    const notes: string[] = [];
    const onRetry = retryNotes(
      (text) => notes.push(text),
      () => time,
    );
    const busy = new ApiError({ code: 'OVERLOADED', message: 'The server is busy.' });
    for (time of [0, 10, 2999, 3000]) onRetry(busy);
    expect(notes).toEqual(['The server is busy. Trying again …', 'The server is busy. Trying again …']);
  });
});
