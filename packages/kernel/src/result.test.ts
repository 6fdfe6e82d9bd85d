import { describe, expect, it } from 'vitest';
import { userErrors } from './errors.ts';
import { all, at, fail, ok, type Result } from './result.ts';

describe('ok', () => {
  it('carries a value, or none', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 });
    expect(ok()).toEqual({ ok: true, value: undefined });
  });
});

describe('fail', () => {
  it('uses the default message of the code', () => {
    expect(fail('NOT_FOUND')).toEqual({
      ok: false,
      failures: [{ code: 'NOT_FOUND', message: userErrors.NOT_FOUND.message, path: [], details: {} }],
    });
  });

  it('takes a message, a path and details of its own', () => {
    const failed = fail('CONFLICT', {
      message: 'It is at version 3.',
      path: ['expectedVersion'],
      details: { version: 3 },
    });
    expect(failed.failures).toEqual([
      { code: 'CONFLICT', message: 'It is at version 3.', path: ['expectedVersion'], details: { version: 3 } },
    ]);
  });

  it('keeps the default message when the given one is undefined', () => {
    expect(fail('NOT_FOUND', { message: undefined }).failures[0].message).toBe(userErrors.NOT_FOUND.message);
  });
});

describe('at', () => {
  it('puts every failure under the path', () => {
    const failed = all([fail('NOT_FOUND', { path: ['id'] }), fail('INVALID_VALUE')]);
    const placed = at(['lines', '0'], failed);
    expect(placed.ok ? [] : placed.failures.map(({ path }) => path)).toEqual([
      ['lines', '0', 'id'],
      ['lines', '0'],
    ]);
  });

  it('leaves a success as it is', () => {
    const success = ok('a');
    expect(at(['x'], success)).toBe(success);
  });
});

describe('all', () => {
  it('answers all values in the order given, each with its own type', () => {
    const amount: Result<number> = ok(1);
    const name: Result<string> = ok('a');
    const both = all([amount, name]);
    if (!both.ok) throw new Error('expected a success');
    const [first, second]: [number, string] = both.value;
    expect([first, second]).toEqual([1, 'a']);
  });

  it('answers the failures of all that failed, in order', () => {
    const combined = all([ok(1), fail('NOT_FOUND'), all([fail('DATE_INVALID'), fail('VALUE_TOO_LONG')])]);
    expect(combined.ok ? [] : combined.failures.map(({ code }) => code)).toEqual([
      'NOT_FOUND',
      'DATE_INVALID',
      'VALUE_TOO_LONG',
    ]);
  });

  it('succeeds when there is nothing to combine', () => {
    expect(all([])).toEqual(ok([]));
  });
});
