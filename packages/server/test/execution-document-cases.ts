import { boom, type Case, failLater, later, node, schema } from './execution-schema.ts';

/** What a document asks for. */
export const documentCases: Record<string, Case> = {
  'fields that are merged': {
    query: `{ node { id } node { label child { id } } ...More node { child { label } } }
      fragment More on Query { node { child { sureLabel id } ... { id } } }`,
    root: () => ({ node: node({ label: 'a', child: node({ label: 'b' }) }) }),
  },
  'one node read under two aliases': {
    query: '{ a: node { id x: label } b: node { label id } c: text d: text }',
    root: () => ({ text: 'x', node: node({ label: () => 'l' }) }),
  },
  'keys that every object inherits': {
    query: `{ __proto__: text constructor: text toString: number node { __proto__: child { id } hasOwnProperty: label valueOf: id } }`,
    root: () => ({ text: 'x', number: 1, node: node({ label: 'l', child: node() }) }),
  },
  'a fragment spread twice, and fragments in fragments': {
    query: `{ node { ...A child { ...B ...A } } other: node { ...A } }
      fragment A on Node { id ...B } fragment B on Node { label ... on Node { sureLabel } }`,
    root: () => ({ node: node({ child: node({ label: 'deep' }) }) }),
  },
  'skip and include as literals': {
    query:
      '{ text @skip(if: true) number @include(if: false) a: text @skip(if: false) @include(if: true) ... @skip(if: true) { b: text } }',
    root: () => ({ text: 'x', number: 1 }),
  },
  'nothing is left of a selection': { query: '{ node { id @skip(if: true) } }', root: () => ({ node: node() }) },
  'skip and include by variables': {
    query: `query ($yes: Boolean!, $no: Boolean = false) { text @skip(if: $yes) node @include(if: $yes) { ...F @skip(if: $no) ... @include(if: $no) { label } } }
      fragment F on Node { id kids @include(if: $yes) { id } }`,
    root: () => ({ text: 'x', node: node({ kids: [node()] }) }),
    variables: { yes: true },
  },
  'a condition that is null at the root': {
    query: 'query ($a: Boolean = true) { text @skip(if: $a) }',
    variables: { a: null },
    root: () => ({ text: 'x' }),
  },
  'a condition that is null further down': {
    query:
      'query ($a: Boolean = true) { text nodes { id @skip(if: $a) } sureNodes { ...F } } fragment F on Node { id @include(if: $a) }',
    variables: { a: null },
    root: () => ({ text: 'x', nodes: [node(), null], sureNodes: [node()] }),
  },
  'a union by __typename': {
    query:
      '{ pet { __typename ... on Cat { lives } ... on Dog { barks } ... on Named { name } } pets { ... on Named { n: name } } }',
    root: () => ({
      pet: { __typename: 'Cat', name: 'Tom', lives: 9 },
      pets: [
        { __typename: 'Dog', name: 'Rex', barks: true },
        later({ __typename: 'Cat', name: 'Tom' }),
        { __typename: 'Person', name: 'Eve' },
        { __typename: 'Nobody' },
        { __typename: 'Named' },
      ],
    }),
  },
  'a union by isTypeOf': {
    query: '{ pets { __typename ... on Dog { barks } } pet { __typename } }',
    root: () => ({
      pets: [{ name: 'a', lives: 1 }, { lives: 0, barks: true }, { lives: 0 }, 'text'],
      pet: { lives: 0 },
    }),
  },
  'a type that disowns its value': {
    query: '{ pet { __typename } pets { ... on Dog { name } } }',
    root: () => ({ pet: { __typename: 'Cat', lives: 0 }, pets: [{ __typename: 'Dog', name: 'x' }] }),
  },
  'an interface by resolveType': {
    query: '{ nameds { __typename name ... on Cat { lives } ... on Pet { __typename } } named { name } }',
    root: () => ({
      nameds: [
        { kind: 'Cat', name: 'Tom', lives: 3 },
        { kind: later('Person'), name: 'Eve' },
      ],
      named: { kind: 'Dog', barks: true, name: 'Rex' },
    }),
  },
  'resolveType answers nonsense': {
    query: '{ a: named { name } nameds { name } }',
    root: () => ({ named: { kind: undefined }, nameds: [{ kind: 5 }] }),
  },
  'resolveType answers a type, or rejects': {
    query: '{ named { name } nameds { name } }',
    root: () => ({ named: { kind: schema.getType('Cat') }, nameds: [{ kind: failLater() }] }),
  },
  'arguments as literals': {
    query: `{ a: echo b: echo(text: null, number: 1) c: echo(numbers: 5, filter: { color: RED, not: { tags: "x" } }, color: GREEN, instant: "2024-01-01")
      d: echo(filter: {}) e: needs(number: 1) }`,
  },
  'arguments as variables': {
    query: `query ($text: String, $n: Int, $ns: [Int!], $f: Filter, $c: Color, $i: Instant, $missing: String, $set: Int = 4) {
      a: echo(text: $text, number: $n, numbers: $ns, filter: $f, color: $c, instant: $i) b: echo(text: $missing, number: $set)
      c: echo(filter: { text: $missing, color: $c, tags: ["a", "b"] }, numbers: [1, 2]) d: needs(number: 1, also: $set) }`,
    variables: { text: null, n: 2, ns: [1], f: { not: { color: 'RED' } }, c: 'GREEN', i: '2024-01-01' },
  },
  'a variable for an argument that must not be null': {
    query:
      'query ($a: Int = 1, $b: Int = 2) { a: needs(number: $a) b: needs(number: $b) c: needs(number: 1, also: $a) text }',
    variables: { a: null },
    root: () => ({ text: 'x' }),
  },
  'variables that do not fit': {
    query:
      'query ($a: Int!, $b: Filter, $c: Color!, $d: [Int!]) { echo(number: $a, filter: $b, color: $c, numbers: $d) }',
    variables: { a: 'x', b: { text: 1, more: true }, d: [1, null, 'y'] },
  },
  'more variable errors than are told': {
    query: 'query ($d: [Int!]) { echo(numbers: $d) }',
    variables: { d: Array.from({ length: 80 }, () => 'x') },
  },
  'variables with names that objects inherit': {
    query:
      'query ($constructor: String, $toString: Boolean = true) { echo(text: $constructor) text @include(if: $toString) }',
    root: () => ({ text: 'x' }),
  },
  'the info of a resolver': {
    query: 'query Name($a: Int) { x: info(number: $a) ...F } fragment F on Query { x: info(number: $a) }',
    variables: { a: 1 },
    root: () => ({ the: 'root' }),
  },
  introspection: {
    query: `{ __schema { types { name kind fields(includeDeprecated: true) { name type { name ofType { name } } args { name defaultValue } } possibleTypes { name } } }
      __type(name: "Color") { name enumValues { name } } none: __type(name: "None") { name } __typename node { __typename } }`,
    root: () => ({ node: node() }),
  },
  'the entities of federation': {
    query: `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Cat { name lives } ... on Dog { barks sound } } }`,
    variables: {
      r: [
        { __typename: 'Cat', name: 'Tom' },
        { __typename: 'Dog', name: 'Rex' },
        { __typename: 'Cat', name: 'nobody' },
        { __typename: 'Dog', name: 'lost' },
      ],
    },
  },
  'entities of a type that is none': {
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [{ __typename: 'Missing' }] },
  },
  'the service of federation': { query: '{ _service { sdl } }' },
  mutations: {
    query: 'mutation { third a: first second(wait: true) b: first node { id kids { label } } }',
    root: () => {
      let count = 0;
      const next = () => {
        count += 1;
        return count;
      };
      return {
        first: next,
        second: async () => later(next()),
        third: next,
        node: () => ({ id: next(), kids: [{ label: () => failLater(String(next())) }, { label: next }] }),
      };
    },
  },
  'a mutation that fails later stops those after it': {
    query: 'mutation { second third a: first }',
    root: () => ({ first: () => boom('must not run'), second: failLater, third: failLater }),
  },
  'a mutation that fails at once': {
    query: 'mutation { first third second }',
    root: () => ({ first: 1, third: boom }),
  },
  'an operation by its name': {
    query: 'query A { text } query B { number }',
    operationName: 'B',
    root: () => ({ text: 'x', number: 2 }),
  },
  'a name that no operation has': { query: 'query A { text }', operationName: 'C' },
  'no name for two operations': { query: 'query A { text } query B { number }' },
  'no operation at all': { query: 'fragment F on Query { text }' },
  'fields that the schema does not have': {
    query: '{ text missing node { id missing { a } } }',
    root: () => ({ text: 'x', node: node() }),
  },
  'a fragment that the document does not have': { query: '{ text ...Missing }', root: () => ({ text: 'x' }) },
  'arguments that no validation has seen': {
    query:
      '{ a: needs b: needs(number: null) c: needs(number: "x") d: echo(number: $unknown) e: needs(number: $unknown) text(x: 1) }',
    root: () => ({ text: 'x' }),
  },
  'conditions that no validation has seen': {
    query: '{ text @skip node { id @include(if: "x") } }',
    root: () => ({ node: node() }),
  },
  'a subscription executed like a query': { query: 'subscription { ticks }', root: () => ({ ticks: 1 }) },
};
