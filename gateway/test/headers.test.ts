import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Fixture, type Mode, startFixture } from './fixture.ts';

const asked = { query: '{ asked { idempotencyKey dryRun } }' };
const payment = (reference: string) => ({
  query: 'mutation Pay($input: PayInput!) { pay(input: $input) { receipt { reference serial } userErrors { code } } }',
  variables: { input: { reference } },
});

describe.each(['local', 'remote'] satisfies Mode[])('headers of mutations, with %s subgraphs', (mode) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture(mode);
  });
  afterAll(() => fixture.close());
  const pay = (reference: string, headers: Record<string, string>) =>
    ask(fixture.url, payment(reference), { token: 'manager', headers });

  test('Idempotency-Key reaches the subgraph as it is', async () => {
    const answer = await ask(fixture.url, asked, { headers: { 'idempotency-key': 'k-1:ä'.replace('ä', '~') } });
    expect(answer.json.data.asked).toEqual({ idempotencyKey: 'k-1:~', dryRun: false });
  });

  test.each(['true', 'TRUE', 'True'])('X-Dry-Run: %s rehearses', async (value) => {
    const answer = await ask(fixture.url, asked, { headers: { 'x-dry-run': value } });
    expect(answer.json.data.asked.dryRun).toBe(true);
  });

  test('X-Dry-Run: false and no header do not', async () => {
    const [none, off] = await Promise.all([
      ask(fixture.url, asked),
      ask(fixture.url, asked, { headers: { 'x-dry-run': 'false' } }),
    ]);
    expect([none, off].map((answer) => answer.json.data.asked.dryRun)).toEqual([false, false]);
  });

  test.each(['yes', '1', '', 'true, false', ' ', 'falsch'])(
    'X-Dry-Run: %j is refused, since guessing could move money',
    async (value) => {
      const answer = await pay('guess', { 'x-dry-run': value, 'idempotency-key': 'guess' });
      expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
      expect(fixture.effects).not.toContain('guess');
    },
  );

  test('a second call with the same key has no second effect and says that it is a replay', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const first = await pay('order-1', headers);
    const second = await pay('order-1', headers);
    expect(first.json.data.pay).toMatchObject({ receipt: { reference: 'order-1' }, userErrors: [] });
    expect(second.text).toBe(first.text);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(fixture.effects.filter((reference) => reference === 'order-1')).toHaveLength(1);
  });

  test.each([
    ['no key', {}, 'IDEMPOTENCY_KEY_REQUIRED', 400],
    ['an empty key', { 'idempotency-key': '' }, 'IDEMPOTENCY_KEY_INVALID', 400],
    ['a key with a space', { 'idempotency-key': 'a b' }, 'IDEMPOTENCY_KEY_INVALID', 400],
    ['a key of 10 KB', { 'idempotency-key': 'k'.repeat(10_000) }, 'IDEMPOTENCY_KEY_INVALID', 400],
  ])('%s is refused with a code of its own', async (_what, headers, code, status) => {
    const answer = await pay('refused', headers as Record<string, string>);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(fixture.effects).not.toContain('refused');
  });

  test('the same key with another input is IDEMPOTENCY_KEY_REUSED', async () => {
    const headers = { 'idempotency-key': 'order-2' };
    await pay('order-2', headers);
    const answer = await pay('order-2 changed', headers);
    expect([answer.status, answer.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(fixture.effects).not.toContain('order-2 changed');
  });

  test('a hundred calls with one key at the same time have one effect and one answer', async () => {
    const headers = { 'idempotency-key': 'order-3' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => pay('order-3', headers)));
    const served = answers.filter((answer) => answer.status === 200);
    expect(new Set(served.map((answer) => answer.text)).size).toBe(1);
    expect(fixture.effects.filter((reference) => reference === 'order-3')).toHaveLength(1);
    for (const answer of answers) expect([200, 409, 503]).toContain(answer.status);
  });
});
