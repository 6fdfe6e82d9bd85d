import { randomUUID } from 'node:crypto';
import { buildHome, buildLease, buildOrganization, buildUnit, type Row } from '@lintel/db/seeds/build';
import { openTestDatabase } from '@lintel/db/testing';
import type { Session } from '@lintel/kernel/session';
import { executeOn, sessionAs, testPlatform } from '@lintel/server/testing';
import { expect } from 'vitest';
import { finance } from '../src/finance.ts';

export type Home = Awaited<ReturnType<typeof buildHome>>;

/** The session of the person who lives in a home, as sign-in would make it. */
export const residentOf = (home: Home): Session =>
  sessionAs('resident', home.organization, {
    userId: home.user.id,
    unitIds: [home.unit.id],
    propertyIds: [home.property.id],
    communityIds: [home.community.id],
  });

/** The instant of all commands: in Chicago, where the communities lie, still the evening of 14 June. */
export const now = new Date('2026-06-15T03:00:00Z');
export const todayInChicago = '2026-06-14';

type AskOptions = { readonly idempotencyKey?: string; readonly dryRun?: boolean };

/** A database with two organizations and ways to ask the subgraph. Every call has an idempotency key of its own unless told. */
export const openFinanceTest = async () => {
  const database = await openTestDatabase();
  const sql = database.admin;
  const cedar = await buildOrganization(sql);
  const birch = await buildOrganization(sql);
  const home = await buildHome(sql, cedar);
  const elsewhere = await buildHome(sql, cedar);
  const foreign = await buildHome(sql, birch);
  const platform = testPlatform(database.door, { now: () => now });
  const manager = sessionAs('manager', cedar);
  const ask = (as: Session | null, query: string, variables: Record<string, unknown> = {}, options: AskOptions = {}) =>
    executeOn(finance, platform, { query, variables, as, idempotencyKey: randomUUID(), ...options });
  /** A lease of its own in the first community, so that a test does not meet what another one has charged. */
  const newLease = async (values: Readonly<Record<string, unknown>> = {}): Promise<Row> =>
    buildLease(sql, await buildUnit(sql, home.property), undefined, values);
  return {
    database,
    sql,
    platform,
    ask,
    cedar,
    birch,
    home,
    elsewhere,
    foreign,
    manager,
    accountant: sessionAs('accountant', cedar),
    newLease,
  };
};

export type FinanceTest = Awaited<ReturnType<typeof openFinanceTest>>;

/** Codes and paths of userErrors, which are what a client branches on. */
export const errorsOf = (payload: { userErrors: { code: string; path: string[] }[] }) =>
  payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

export const dollars = (amount: string) => ({ amount, currency: 'USD' });

const chargeMutation = `mutation ($input: ChargeCreateInput!) { chargeCreate(input: $input) {
  charge { id kind amount { amount currency } openAmount { amount } status dueOn chargedOn description version
    lease { id } unit { id } community { id } applications { amount { amount } payment { id } } }
  userErrors { code path message } } }`;

/** Rent of 1,000.00 due on 1 June unless told otherwise. */
export const charge = (
  test: FinanceTest,
  input: Record<string, unknown>,
  options: AskOptions & { as?: Session } = {},
) =>
  test.ask(
    options.as ?? test.manager,
    chargeMutation,
    { input: { kind: 'RENT', amount: dollars('1000.00'), dueOn: '2026-06-01', ...input } },
    options,
  );

const paymentMutation = `mutation ($input: PaymentRecordInput!) { paymentRecord(input: $input) {
  payment { id amount { amount currency minorUnits } unappliedAmount { amount } status method receivedOn reference memo version
    lease { id } unit { id } community { id } applications { amount { amount } appliedOn charge { id status openAmount { amount } } } }
  userErrors { code path message } } }`;

/** A transfer of 1,000.00 received on 2 June unless told otherwise. */
export const pay = (test: FinanceTest, input: Record<string, unknown>, options: AskOptions & { as?: Session } = {}) =>
  test.ask(
    options.as ?? test.manager,
    paymentMutation,
    { input: { amount: dollars('1000.00'), method: 'BANK_TRANSFER', receivedOn: '2026-06-02', ...input } },
    options,
  );

export const balanceOf = async (test: FinanceTest, lease: Pick<Row, 'id'>, as = test.manager): Promise<string> => {
  const { data } = await test.ask(
    as,
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Lease { balance { amount } } } }',
    { of: [{ __typename: 'Lease', id: lease.id }] },
  );
  return data._entities[0].balance.amount;
};

/** Every kept balance agrees with the lines, and the lines with charges and payments. */
export const expectBooksToAgree = async (test: FinanceTest): Promise<void> => {
  expect(await test.sql`select * from finance.balance_differences()`).toEqual([]);
};
