import { eachFieldAlone } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finance } from '../src/finance.ts';
import { type FinanceTest, openFinanceTest } from './setup.ts';

// These connections read only the columns that the selected fields need: each field must have what it needs when it is asked for alone.

let test: FinanceTest;
let leaseId: string;
beforeAll(async () => {
  test = await openFinanceTest();
  leaseId = (await test.newLease()).id;
  const input = { leaseId, amount: { amount: '12.50', currency: 'USD' }, method: 'CHECK', receivedOn: '2026-06-01' };
  const { errors, data } = await test.ask(
    test.manager,
    'mutation ($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id } userErrors { code } } }',
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data.paymentRecord.userErrors).toEqual([]);
});
afterAll(() => test.database.close());

describe.each([
  ['payments', (nodes: string) => `{ payments { nodes { ${nodes} } } }`],
  [
    'Lease.payments',
    (nodes: string) =>
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lease { payments { nodes { ${nodes} } } } } }`,
  ],
])('%s', (_, queryOf) => {
  it.each(eachFieldAlone(finance.schema, 'Payment'))('%s', async (selection) => {
    const r = [{ __typename: 'Lease', id: leaseId }];
    const { data, errors } = await test.ask(test.manager, queryOf(selection), { r });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain(`"${selection.split(' ')[0]}":`);
  });
});
