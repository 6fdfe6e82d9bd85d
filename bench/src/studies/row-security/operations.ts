import type { BenchFacts } from '../../facts.ts';

/** A reading operation of the API, as a screen or a partner asks it. */
export type ReadingOperation = {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
};

const money = '{ amount currency }';

/**
 * The twenty reads that screens ask for most: lists as they open, later pages, one object with its surroundings, counts, search by
 * prefix, books. Writes are not among them: a commit to disk costs more than everything that policies could.
 */
export const mostUsedReads = (facts: BenchFacts): readonly ReadingOperation[] => [
  {
    name: 'organization and people',
    query: '{ organization { name plan } users(first: 10) { nodes { fullName email } } }',
  },
  { name: 'communities', query: '{ communities(first: 20) { totalCount nodes { name timeZone currency } } }' },
  { name: 'memberships', query: '{ memberships(first: 20) { nodes { status user { fullName } } } }' },
  { name: 'properties', query: '{ properties(first: 25) { totalCount nodes { id name kind yearBuilt } } }' },
  {
    name: 'properties by prefix',
    query: '{ properties(first: 10, filter: { nameStartsWith: "Property 1" }) { nodes { id name } } }',
  },
  {
    name: 'a property with its units',
    query: `query Property($id: ID!) { property(id: $id) {
      id name community { name } units(first: 25) { totalCount nodes { id number bedrooms currentLease { id } } } } }`,
    variables: { id: facts.propertyId },
  },
  {
    name: 'the newest units',
    query: '{ units(first: 25, orderBy: CREATED_DESC) { nodes { id number property { id name } } } }',
  },
  {
    name: 'units across all subgraphs',
    query: `{ units(first: 5) { nodes { number property { name } currentLease { monthlyRent ${money} } balance ${money}
      residents(first: 3) { nodes { fullName } } documents(first: 3) { nodes { title } } } } }`,
  },
  {
    name: 'active leases',
    query: `{ leases(first: 25, filter: { status: [ACTIVE] }) { totalCount nodes { id startDate monthlyRent ${money} unit { number } } } }`,
  },
  {
    name: 'a lease with its money',
    query: `query Lease($id: ID!) { lease(id: $id) { id status tenants { fullName } balance ${money}
      charges(first: 10) { totalCount nodes { id dueOn openAmount ${money} } } payments(first: 10) { totalCount nodes { id receivedOn amount ${money} } } } }`,
    variables: { id: facts.writableLeaseIds[0] },
  },
  {
    name: 'portfolio, four levels',
    query: `{ properties(first: 10) { nodes { id name units(first: 5) { nodes { id number leases(first: 1) {
      nodes { id payments(first: 3) { nodes { id amount ${money} } } } } } } } } }`,
  },
  {
    name: 'open charges',
    query: `{ charges(first: 25, filter: { statuses: [OPEN] }) { totalCount nodes { id dueOn openAmount ${money} unit { number } } } }`,
  },
  {
    name: 'the newest payments',
    query: `{ payments(first: 25) { nodes { id receivedOn amount ${money} lease { unit { number } } } } }`,
  },
  {
    name: 'a payment',
    query: `query Payment($id: ID!) { payment(id: $id) { id amount ${money} lease { id unit { number } } } }`,
    variables: { id: facts.paymentId },
  },
  { name: 'chart of accounts', query: '{ ledgerAccounts(first: 50) { nodes { id code name type } } }' },
  {
    name: 'journal',
    query: `{ journalEntries(first: 10) { nodes { id entryDate memo lines { side amount ${money} account { code } } } } }`,
  },
  {
    name: 'trial balance',
    query: `query Books($id: ID!) { trialBalance(communityId: $id) { totalDebit ${money} rows { account { code } } } }`,
    variables: { id: facts.communityId },
  },
  { name: 'residents', query: '{ residents(first: 25) { totalCount nodes { id fullName email } } }' },
  {
    name: 'a resident with units and leases',
    query: `query Resident($id: ID!) { resident(id: $id) { id fullName units(first: 5) { nodes { number } }
      leases(first: 5) { nodes { id status } } documents(first: 5) { nodes { title } } } }`,
    variables: { id: facts.residentId },
  },
  {
    name: 'documents',
    query: '{ documents(first: 25, orderBy: TITLE_ASC) { totalCount nodes { id title category { name } } } }',
  },
];
