import { GraphQLInt, GraphQLString } from 'graphql';
import { describe, expect, test } from 'vitest';
import { fingerprint } from './catalog.ts';
import { correctness } from './correctness.ts';
import { judge } from './judge.ts';
import { cedarMark, type Scene } from './scene.ts';
import { mostMs, type Reply } from './send.ts';

const replyOf = (status: number, body: Reply['body'], more: Partial<Reply> = {}): Reply => ({
  status,
  body,
  text: JSON.stringify(body) ?? 'nothing',
  durationMs: 1,
  headers: new Headers(),
  ...more,
});
const refusal = (code: string, message = 'No.'): Reply['body'] => ({ errors: [{ message, extensions: { code } }] });
const failure = (code: string, message: string): Reply['body'] => ({
  data: { unitCreate: { unit: null, userErrors: [{ code, message }] } },
});

/** What makes the other suites worth something: each kind of fault is seen, and nothing else is called one. */
export const judgePromises = (scene: () => Scene): void => {
  const faultsOf = (reply: Reply) =>
    judge(reply, { catalog: scene().catalog, secret: new RegExp(cedarMark, 'i'), sent: '' }).faults;

  describe('the judge', () => {
    test.each<[string, Reply]>([
      ['a refusal', replyOf(400, refusal('BAD_USER_INPUT'))],
      ['a failure of a command', replyOf(200, failure('VALUE_TOO_LONG', 'This text is too long.'))],
      ['an answer', replyOf(200, { data: { units: { totalCount: 0 } } })],
    ])('lets pass %s', (_, reply) => {
      expect(faultsOf(reply)).toEqual([]);
    });

    test.each<[string, Reply]>([
      ['a fault that was masked', replyOf(200, { ...refusal('INTERNAL'), data: null })],
      ['a fault of the server', replyOf(500, refusal('BAD_USER_INPUT'))],
      ['a code that is not in the registry', replyOf(400, refusal('OOPS'))],
      ['a failure that is not in the registry', replyOf(200, failure('23505', 'No.'))],
      ['no code at all', replyOf(400, { errors: [{ message: 'No.' }] })],
      ['nothing', replyOf(200, {})],
      ['a page', replyOf(502, undefined, { text: '<html>Bad gateway</html>' })],
      ['an answer that takes too long', replyOf(200, { data: {} }, { durationMs: mostMs + 1 })],
      ['a statement', replyOf(400, refusal('BAD_USER_INPUT', 'Failed query: select 1 params: x'))],
      ['a line of the code', replyOf(400, refusal('BAD_USER_INPUT', 'oops at run (file:///srv/command.ts:7:1)'))],
      ['the name of a table', replyOf(200, failure('INVALID_VALUE', 'identity.user_credentials has no such row'))],
      ['the name of a constraint', replyOf(200, failure('INVALID_VALUE', 'not allowed by journal_entries_pkey'))],
      ["somebody else's text", replyOf(200, { data: { units: { nodes: [{ number: `${cedarMark} 7` }] } } })],
    ])('sees %s', (_, reply) => {
      expect(faultsOf(reply)).not.toEqual([]);
    });
  });

  describe('what is right', () => {
    const judgement = { faults: [], refused: [], failed: [] };
    const text = { coordinate: 'x', type: GraphQLString, isPointer: false };
    const wrong = (path: readonly string[], value: unknown, answer: unknown, more: object = {}) =>
      correctness({ place: { ...text, path, ...more }, tried: { name: 'x', value }, judgement, answer });

    test('is not a text that comes back as another, an id that is accepted, or a search that finds too much', () => {
      expect(wrong(['input', 'name'], 'a%', { unit: { name: 'a' } })).not.toEqual([]);
      expect(wrong(['input', 'floor'], 7, { unit: { floor: 8 } }, { type: GraphQLInt })).not.toEqual([]);
      expect(wrong(['input', 'unitId'], 'x', { unit: {} }, { isPointer: true })).not.toEqual([]);
      expect(wrong(['filter', 'nameStartsWith'], '%', { totalCount: 3 })).not.toEqual([]);
      expect(wrong(['id'], 'x', { id: 'y' }, { isPointer: true })).not.toEqual([]);
    });

    test('is the same text in its usual form, and nothing for what names nothing', () => {
      expect(wrong(['input', 'name'], ' Zoe\u0308 ', { unit: { name: 'Zo\u00eb' } })).toEqual([]);
      expect(wrong(['filter', 'nameStartsWith'], '%', { totalCount: 0 })).toEqual([]);
      expect(wrong(['id'], 'x', null, { isPointer: true })).toEqual([]);
    });
  });

  test('a change of one row in any table that takes one changes the fingerprint', async () => {
    const { world, catalog } = scene();
    const { admin } = world.database;
    const before = await fingerprint(admin, catalog);
    await admin`update property.units set floor = coalesce(floor, 0) + 1 where id = ${scene().birch.samples.Unit!}`;
    const after = await fingerprint(admin, catalog);
    expect(after.filter((line, index) => line !== before[index]).map((line) => line.split(' ')[0])).toContain(
      'property.units',
    );
    await admin`update property.units set floor = floor - 1 where id = ${scene().birch.samples.Unit!}`;
  });
};
