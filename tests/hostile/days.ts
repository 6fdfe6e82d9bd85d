import { describe, expect, test } from 'vitest';
import { nothingIsWritten, outcomeOf } from './expectations.ts';
import type { Scene } from './scene.ts';
import { post } from './send.ts';

/** Group 37: periods that end before they begin, or last for ever. Days that are none are tried by the sweep. */
export const dayAttacks = (scene: () => Scene): void => {
  nothingIsWritten(scene);
  const sample = (name: string) => scene().birch.samples[name];
  const send = async (field: string, input: object): Promise<string> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${field}(input: $input) { userErrors { code message path } } }`;
    return outcomeOf(await post(scene().birch.admin, { query, variables: { input } }), scene());
  };
  const rent = { amount: '1.00', currency: 'USD' };
  const lease = (startDate: string, endDate: string) => ({
    unitId: sample('Unit.free'),
    monthlyRent: rent,
    startDate,
    endDate,
  });
  const occupancy = (startDate: string, endDate: string) => ({
    unitId: sample('Unit.free'),
    residentId: sample('Resident.free'),
    kind: 'TENANT',
    startDate,
    endDate,
  });

  describe('group 37: periods', () => {
    test.each([
      ['2025-02-02', '2025-02-01'],
      ['2200-12-31', '1900-01-01'],
    ])('a lease and an occupancy from %s to %s are refused', async (start, end) => {
      expect(await send('leaseCreate', lease(start, end))).toBe('200 DATE_RANGE_INVALID');
      expect(await send('occupancyCreate', occupancy(start, end))).toBe('200 OCCUPANCY_END_OUT_OF_TERM');
    });

    test('a lease cannot end before it begins, nor an occupancy', async () => {
      expect(await send('leaseTerminate', { id: sample('Lease'), terminatedOn: '1900-01-01' })).toBe(
        '200 LEASE_END_OUT_OF_TERM',
      );
      expect(await send('occupancyEnd', { id: sample('Occupancy'), endDate: '1900-01-01' })).toBe(
        '200 OCCUPANCY_END_OUT_OF_TERM',
      );
    });

    test('money was not received in the future, and nothing is taken back before it happened', async () => {
      const payment = { leaseId: sample('Lease'), method: 'CASH', amount: rent, receivedOn: '2200-12-31' };
      expect(await send('paymentRecord', payment)).toBe('200 DATE_IN_FUTURE');
      expect(await send('paymentReverse', { id: sample('Payment'), reversedOn: '1900-01-01' })).toBe(
        '200 REVERSAL_TOO_EARLY',
      );
    });

    test.each([
      'journalEntries(filter: { dateFrom: "2200-12-31", dateTo: "1900-01-01" })',
      'charges(filter: { dueFrom: "2026-01-02", dueTo: "2026-01-01" })',
      'payments(filter: { receivedFrom: "2200-12-31", receivedTo: "1900-01-01" })',
      'leases(filter: { startingAfter: "2200-12-31", endingBefore: "1900-01-01" })',
    ])('in a period that ends before it begins there is nothing: %s', async (field) => {
      const reply = await post(scene().birch.admin, { query: `{ found: ${field} { totalCount } }` });
      expect(reply.body?.data).toEqual({ found: { totalCount: 0 } });
    });

    test('a report of 300 years is no more work than one of a day', async () => {
      const query = `{ a: trialBalance(communityId: "${sample('Community')}", asOf: "1900-01-01") { asOf } b: trialBalance(communityId: "${sample('Community')}", asOf: "2200-12-31") { asOf } }`;
      expect(outcomeOf(await post(scene().birch.admin, { query }))).toBe('200');
    });
  });
};
