import { type HostileValue, hostile, literal, plainly } from './hostile-value.ts';

/** Letters of four bytes each that no compression makes smaller: what an index can hold is counted in bytes. */
const rareLetters = (count: number): string =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x20000 + ((index * 7919) % 42_000))).join('');

/** One character that becomes eighteen when its compatibility form is written out (NFKD), each time with another neighbour. */
const growing = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? '\ufdfa' : String.fromCodePoint(0x20000 + index * 31),
  ).join('');

/** Groups 31 and 32: characters that are none, that turn or hide, and texts that mean something to whoever runs them. */
export const hostileTexts: readonly HostileValue[] = [
  hostile('a NUL', 'a\u0000b'),
  hostile('half a surrogate pair', 'a\ud83d'),
  hostile('the other half', '\ude00b'),
  hostile('a turn of direction', 'abc\u202egpj.exe'),
  hostile('nothing but zero-width characters', '\u200b\u200c\u200d\ufeff\u2060'),
  hostile('a zero-width space inside', 'ad\u200bmin'),
  hostile('255 emojis', '😀'.repeat(255)),
  ...[200, 1000, 10_000].map((count) => hostile(`${count} letters of four bytes`, rareLetters(count))),
  ...[200, 1000].map((count) => hostile(`${count} characters that grow`, growing(count))),
  hostile('5,000 accents on one letter', `a${'\u0301'.repeat(5000)}`),
  hostile('letters with their accents apart', 'Zoe\u0308 A\u030angstro\u0308m'),
  hostile('200 KB', 'a'.repeat(200_000)),
  hostile('10,000 digits', '9'.repeat(10_000)),
  hostile('digits and letters by turns', 'a1'.repeat(100)),
  hostile('nothing', ''),
  hostile('spaces', ' \u00a0\u3000 '),
  hostile('a line break and a tab', 'a\r\n\tb'),
  hostile('a header', 'a\r\nSet-Cookie: admin=1'),
  hostile('colours of a terminal', '\u001b[31mred\u001b[0m'),
  hostile('a character that is no character', 'a\uffff\u{10ffff}'),
  ...plainly(
    "' OR 1=1--",
    `"; SET app.organization_id = '00000000-0000-0000-0000-000000000000'; --`,
    "'); drop table property.units; --",
    "\\'; select pg_sleep(10); --",
    '%',
    '_',
    '\\',
    '%_\\%',
    'a & | ! b <-> :*',
    `(a+)+$${'a'.repeat(40)}!`,
    '[[:alpha:]]{1,1000}{1,1000}',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    '$' + '{7*7}{{7*7}}<%= 7*7 %>',
    '<svg onload=alert(1)>',
    "=cmd|' /C calc'!A0",
    '../../../../etc/passwd',
    'C:\\con\\..\\x',
    '{"$gt":""}',
    '$1',
    ':organization',
    'ﬁﬀ ſ İ ı ß ẞ',
  ),
  ...plainly(0, 1, true, literal('1e400')),
];

/** Group 30: what looks like an id and is none of anybody's, and what does not even look like one. */
export const hostileIds: readonly HostileValue[] = plainly(
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  '00000000-0000-4000-8000-000000000000\n',
  ' 00000000-0000-4000-8000-000000000000',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
  '{00000000-0000-4000-8000-000000000000}',
  'urn:uuid:00000000-0000-4000-8000-000000000000',
  '00000000000040008000000000000000',
  '00000000-0000-4000-8000-00000000000g',
  '００００００００-0000-4000-8000-000000000000',
  '',
  'x',
  "' OR 1=1--",
  '1; drop table property.units',
  'a\u0000b',
  '\ud83d',
  '__proto__',
  'a'.repeat(100_000),
  0,
  -1,
  9_007_199_254_740_992,
  true,
  literal('1.5'),
  literal('1e400'),
);

/** Group 29, without those that need a real cursor. */
export const hostileCursors: readonly HostileValue[] = [
  hostile('the id of a row in base64', Buffer.from('00000000-0000-4000-8000-000000000000').toString('base64')),
  hostile('a position without id', Buffer.from('{"id":null}').toString('base64')),
  hostile('a position of lists', Buffer.from('[[[[]]]]').toString('base64url')),
  hostile('100 KB', 'A'.repeat(100_000)),
  hostile('a seal of nothing', 'A'.repeat(38)),
  ...plainly('', ' ', '0', '-1', 'null', "' OR 1=1--", 'a\u0000', '\ud83d', '=', '%00', '__proto__', 0, 1, true),
];
