/** A group of hostile inputs, and where it is tried. */
export type Group = {
  readonly number: number;
  readonly what: string;
  /** Test files, or folders of them; empty as long as there is nothing that could be attacked. */
  readonly tests: readonly string[];
  /** Names of types and fields with which the rest of the group comes: when one appears, the group must be gone through again. */
  readonly comesWith?: RegExp;
};

const limits = ['gateway/test/limits', 'gateway/test/http.test.ts'];
const doors = ['tests/doors'];

/** The fifty groups of hostile inputs, as a checklist for a reviewer. */
export const groups: readonly Group[] = [
  { number: 1, what: 'ten thousand aliases of a sign-in', tests: limits },
  { number: 2, what: 'a batch of a thousand operations', tests: limits },
  { number: 3, what: 'depth 500 through types that hold each other', tests: limits },
  { number: 4, what: 'a bomb of fragments', tests: limits },
  { number: 5, what: 'fragments that spread each other', tests: limits },
  { number: 6, what: 'first: 2147483647 by a variable', tests: [...limits, 'tests/hostile/sweep.ts'] },
  { number: 7, what: 'first: -1, 0, 1.5, null, "10"', tests: ['tests/hostile/sweep.ts'] },
  { number: 8, what: 'ten megabytes of commas and comments', tests: limits },
  { number: 9, what: 'five thousand directives', tests: ['tests/hostile/requests.ts'] },
  { number: 10, what: 'one field a hundred thousand times', tests: limits },
  {
    number: 11,
    what: 'names that every object has: aliases, variables, keys',
    tests: ['tests/hostile/requests.ts', 'gateway/test/http.test.ts'],
  },
  {
    number: 12,
    what: '_entities with ids of others, at gateway and subgraph',
    tests: ['tests/hostile/subgraphs.ts', 'tests/isolation/entities.ts'],
  },
  { number: 13, what: 'ten thousand representations', tests: ['tests/hostile/subgraphs.ts'] },
  {
    number: 14,
    what: 'representations with forged fields and keys',
    tests: ['tests/hostile/subgraphs.ts', 'tests/isolation/entities.ts'],
  },
  { number: 15, what: '__typename of an unknown or abstract type', tests: ['tests/hostile/subgraphs.ts'] },
  {
    number: 16,
    what: 'misspelt names, for suggestions',
    tests: ['tests/hostile/schema-hints.ts', 'gateway/test/errors.test.ts'],
  },
  {
    number: 17,
    what: 'introspection by other ways',
    tests: ['tests/hostile/schema-hints.ts', 'gateway/test/errors.test.ts'],
  },
  { number: 18, what: 'a mutation by GET', tests: ['tests/hostile/requests.ts'] },
  { number: 19, what: 'content types that a web page can send', tests: ['tests/hostile/requests.ts'] },
  {
    number: 20,
    what: 'documents by a hash that is not theirs',
    tests: ['tests/hostile/requests.ts', 'gateway/test/persisted-operations.test.ts'],
  },
  { number: 21, what: 'tokens signed with none', tests: doors },
  { number: 22, what: 'tokens signed with the public key as secret', tests: doors },
  { number: 23, what: 'key ids that are paths or statements, keys in the token', tests: doors },
  { number: 24, what: 'organizations of other forms in a token', tests: doors },
  { number: 25, what: 'expiry as text, fraction, infinity; issued in future', tests: doors },
  { number: 26, what: 'two tokens, no token, a token of 64 KB', tests: doors },
  {
    number: 27,
    what: 'headers that claim an organization, a context, a method, a host',
    tests: [...doors, 'tests/hostile/requests.ts'],
  },
  { number: 28, what: 'API keys with a wrong part', tests: doors },
  {
    number: 29,
    what: 'cursors of others, damaged or made up',
    tests: ['tests/hostile/cursors.ts', 'tests/hostile/sweep.ts'],
  },
  { number: 30, what: 'ids that are none', tests: ['tests/hostile/values-of-texts.ts', 'tests/hostile/sweep.ts'] },
  {
    number: 31,
    what: 'characters that are none, that turn, hide or combine',
    tests: ['tests/hostile/values-of-texts.ts', 'tests/hostile/texts.ts'],
  },
  {
    number: 32,
    what: 'text that means something to SQL, LIKE, searches and patterns',
    tests: ['tests/hostile/values-of-texts.ts', 'tests/hostile/texts.ts'],
  },
  {
    number: 33,
    what: 'columns for sorting and filtering',
    tests: ['tests/hostile/values.ts', 'tests/hostile/texts.ts'],
  },
  {
    number: 34,
    what: 'JSON that is deep, large, doubled or no JSON',
    tests: ['tests/hostile/requests.ts', 'tests/hostile/files.ts'],
  },
  {
    number: 35,
    what: 'amounts that are none',
    tests: ['tests/hostile/values-of-numbers.ts', 'tests/hostile/money.ts'],
  },
  { number: 36, what: 'journal entries that are none', tests: ['tests/hostile/money.ts'] },
  {
    number: 37,
    what: 'days and periods that are none',
    tests: ['tests/hostile/values-of-time.ts', 'tests/hostile/days.ts'],
    comesWith: /rrule|recurren/i,
  },
  {
    number: 38,
    what: 'shares of ownership that are more or less than the whole',
    tests: [],
    comesWith: /ownership|coefficient|sharePercent/i,
  },
  { number: 39, what: 'reservations of others, overlapping by a moment', tests: [], comesWith: /reservation|booking/i },
  { number: 40, what: 'idempotency keys used twice, by others, at once', tests: ['tests/hostile/money.ts'] },
  { number: 41, what: 'addresses of webhooks that lead inside', tests: [], comesWith: /webhook/i },
  {
    number: 42,
    what: 'secrets of webhooks; line breaks in addresses and names',
    tests: ['tests/hostile/files.ts'],
    comesWith: /webhook/i,
  },
  {
    number: 43,
    what: 'files: names, contents, sizes, addresses',
    tests: ['tests/hostile/files.ts', 'subgraphs/documents/test/files.test.ts'],
  },
  { number: 44, what: 'codes of a second factor', tests: ['subgraphs/identity/test/factors.test.ts'] },
  { number: 45, what: 'tokens of one kind used as another', tests: doors },
  { number: 46, what: 'passwords of a megabyte, with NUL, beyond 72 bytes', tests: doors },
  {
    number: 47,
    what: 'password resets by the thousand, reused, of others',
    tests: [],
    comesWith: /passwordReset|passwordForgot/i,
  },
  {
    number: 48,
    what: 'passes at the gate: wrong version, expired, cut',
    tests: [],
    comesWith: /qrCode|accessPass|visitor|licensePlate|vehicle/i,
  },
  {
    number: 49,
    what: 'lines, colours and JSON for the log',
    tests: ['gateway/test/http.test.ts', 'tests/masking.test.ts'],
  },
  { number: 50, what: 'a database that fails in the middle', tests: ['tests/faults', 'gateway/test/sabotage.test.ts'] },
];

/** Names of the API with which a group must be gone through again. */
export const arrivals = ({ comesWith }: Group, names: readonly string[]): readonly string[] =>
  comesWith === undefined ? [] : names.filter((name) => comesWith.test(name));
