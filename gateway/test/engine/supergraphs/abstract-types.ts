import { abstractTypeSubgraphs } from './abstract-types-subgraphs.ts';
import type { Case, Fixture } from './fixture.ts';

/** What the listings answer when only those with ratings are of interest: f1 has two, s1 has one, f2 and s2 have none. */
const rated = (flat: object, shop: object) => ({
  listings: [
    { id: 'f1', ratings: [{ listing: flat }, { listing: flat }] },
    { id: 'f2', ratings: [] },
    { id: 's1', ratings: [{ listing: shop }] },
    { id: 's2', ratings: [] },
  ],
});

const throughRatings = (selection: string, head = '', fragments = '') =>
  `query ${head} { listings { id ratings { listing { ${selection} } } } } ${fragments}`;

const fields: readonly Case[] = [
  {
    name: 'fields of the interface with an object beneath',
    query: '{ listings { id size { area rooms } } }',
    data: {
      listings: [
        { id: 'f1', size: { area: 60, rooms: 2 } },
        { id: 'f2', size: { area: 30, rooms: 1 } },
        { id: 's1', size: { area: 80, rooms: 3 } },
        { id: 's2', size: { area: 10, rooms: 1 } },
      ],
    },
  },
  {
    name: 'a list by argument',
    query: '{ alike(id: "f1") { id code } }',
    data: { alike: [{ id: 'f2', code: 'A-2' }] },
  },
  {
    name: 'a field of the interface that requires fields of each type, under aliases of one root field',
    query: `{
      flat: alike(id: "f1") { id code quote(from: "Gent") { from cost } }
      shop: alike(id: "s1") { id code quote(from: "Riga") { cost from } }
    }`,
    data: {
      flat: [{ id: 'f2', code: 'A-2', quote: { from: 'Gent', cost: 301 } }],
      shop: [{ id: 's2', code: 'B-2', quote: { from: 'Riga', cost: 101 } }],
    },
  },
  {
    name: 'one field through the interface, its types and another interface, and the type name twice',
    query: `{ listings {
      code ... on Listing { code } ... on Flat { code } ... on Shop { code } ... on Comparable { __typename kind: __typename }
    } }`,
    data: {
      listings: [
        { code: 'A-1', __typename: 'Flat', kind: 'Flat' },
        { code: 'A-2', __typename: 'Flat', kind: 'Flat' },
        { code: 'B-1', __typename: 'Shop', kind: 'Shop' },
        { code: 'B-2', __typename: 'Shop', kind: 'Shop' },
      ],
    },
  },
  {
    name: 'a reference under an alias, and a field of one of the types',
    query: '{ listings { seller: listedBy { email listingCount name } ... on Shop { title } } }',
    data: {
      listings: [
        { seller: { email: 'ann@example.org', listingCount: 2, name: 'ann' } },
        { seller: { email: 'bob@example.org', listingCount: 2, name: 'bob' } },
        { seller: { email: 'ann@example.org', listingCount: 2, name: 'ann' }, title: 'Bakery' },
        { seller: { email: 'bob@example.org', listingCount: 2, name: 'bob' }, title: 'Kiosk' },
      ],
    },
  },
  {
    name: 'the ratings of similar listings, which require a list of references',
    query: '{ listings { ... on Flat { ratingsOfAlike { id } } ... on Shop { ratingsOfAlike { text } } } }',
    data: {
      listings: [
        { ratingsOfAlike: [] },
        { ratingsOfAlike: [{ id: 1 }, { id: 2 }] },
        { ratingsOfAlike: [] },
        { ratingsOfAlike: [{ text: 'warm' }] },
      ],
    },
  },
  {
    name: 'a list behind the interface',
    query: '{ listings { id ratings { id } } }',
    data: {
      listings: [
        { id: 'f1', ratings: [{ id: 1 }, { id: 2 }] },
        { id: 'f2', ratings: [] },
        { id: 's1', ratings: [{ id: 3 }] },
        { id: 's2', ratings: [] },
      ],
    },
  },
  {
    name: 'the field that is inaccessible on the interface is accessible on the type',
    query: '{ listings { ... on Flat { internal } } }',
    data: { listings: [{ internal: false }, { internal: false }, {}, {}] },
  },
  {
    name: 'the field that is inaccessible on the interface is refused there',
    query: '{ listings { internal } }',
    data: null,
    errors: true,
  },
];

const interfaceInInterface: readonly Case[] = [
  {
    name: 'from the interface back to the interface',
    query: throughRatings('code ... on Shop { title } ... on Flat { ratingCount }'),
    data: rated({ code: 'A-1', ratingCount: 2 }, { code: 'B-1', title: 'Bakery' }),
  },
  ...[
    { directive: '@include(if: $on)', on: true, shown: true },
    { directive: '@include(if: $on)', on: false, shown: false },
    { directive: '@skip(if: $on)', on: false, shown: true },
    { directive: '@skip(if: $on)', on: true, shown: false },
  ].map(({ directive, on, shown }) => ({
    name: `${directive} with ${on} on one type`,
    query: throughRatings(`id ... on Flat ${directive} { title } ... on Shop { code }`, `($on: Boolean = ${on})`),
    data: rated(shown ? { id: 'f1', title: 'Loft' } : { id: 'f1' }, { id: 's1', code: 'B-1' }),
  })),
  {
    name: 'a skipped fragment beside another of the same type',
    query: throughRatings(
      'id ... on Flat @skip(if: $on) { title } ... on Flat { code } ... on Shop { code }',
      '($on: Boolean!)',
    ),
    variables: { on: true },
    data: rated({ id: 'f1', code: 'A-1' }, { id: 's1', code: 'B-1' }),
  },
  {
    name: 'a fragment that is not skipped beside another of the same type',
    query: throughRatings(
      'id ... on Flat @skip(if: $on) { title } ... on Flat { code } ... on Shop { code }',
      '($on: Boolean!)',
    ),
    variables: { on: false },
    data: rated({ id: 'f1', title: 'Loft', code: 'A-1' }, { id: 's1', code: 'B-1' }),
  },
  {
    name: 'a fragment in an included one',
    query: throughRatings(
      'id ... on Flat @include(if: $on) { title ... on Flat { code } } ... on Shop { code }',
      '($on: Boolean = true)',
    ),
    data: rated({ id: 'f1', title: 'Loft', code: 'A-1' }, { id: 's1', code: 'B-1' }),
  },
  {
    name: 'a skipped fragment in an included one',
    query: throughRatings(
      'id ... on Flat @include(if: $on) { title ... on Flat @skip(if: $on) { code } } ... on Shop { code }',
      '($on: Boolean = true)',
    ),
    data: rated({ id: 'f1', title: 'Loft' }, { id: 's1', code: 'B-1' }),
  },
];

const managedBy = 'id ... on Shop { managedBy { ...who } } ... on Flat { managedBy { ...who } }';
const unions: readonly Case[] = [
  {
    name: 'members of a union, one with fields of another subgraph',
    query: throughRatings(managedBy, '', 'fragment who on Manager { ... on Firm { id title } ... on Owner { phone } }'),
    data: rated({ id: 'f1', managedBy: { phone: '100' } }, { id: 's1', managedBy: { id: 'm1', title: 'Firm m1' } }),
  },
  {
    name: 'a member that the asked subgraph does not know',
    query: throughRatings(
      managedBy,
      '',
      'fragment who on Manager { ... on Firm { id title } ... on Owner { phone } ... on Group { name } }',
    ),
    data: rated({ id: 'f1', managedBy: { phone: '100' } }, { id: 's1', managedBy: { id: 'm1', title: 'Firm m1' } }),
  },
  {
    name: 'one name with an object type and with a scalar, under aliases',
    query: throughRatings(
      managedBy,
      '',
      `fragment who on Manager {
        ... on Firm { line: phone { number } } ... on Owner { number: phone } ... on Group { number: phone }
      }`,
    ),
    data: rated({ id: 'f1', managedBy: { number: '100' } }, { id: 's1', managedBy: { line: { number: '300' } } }),
  },
];

/** Interfaces and a union whose fields and members are spread over subgraphs. */
export const abstractTypes: Fixture = {
  name: 'abstract-types',
  subgraphs: () => abstractTypeSubgraphs,
  cases: [...fields, ...interfaceInInterface, ...unions],
};
