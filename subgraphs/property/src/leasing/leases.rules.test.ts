import { toLocalDate } from '@lintel/kernel/dates';
import type { Result } from '@lintel/kernel/result';
import { describe, expect, it } from 'vitest';
import {
  activate,
  checkDates,
  discard,
  isCurrentOn,
  type LeaseTerm,
  lastDayOf,
  leaseTransitions,
  readLease,
  terminate,
} from './leases.rules.ts';

const term = (values: Partial<LeaseTerm> = {}): LeaseTerm => ({
  status: 'active',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  terminatedOn: null,
  ...values,
});
const codes = (result: Result<unknown>) =>
  result.ok ? [] : result.failures.map(({ code, path }) => [code, ...path].join(' '));
const today = toLocalDate('2026-06-15');

describe('the life of a lease', () => {
  it('goes from draft to active to terminated, or ends as a discarded draft', () => {
    const ways = leaseTransitions.states.map((state) => [state, leaseTransitions.next(state)]);
    expect(Object.fromEntries(ways)).toEqual({
      draft: ['active', 'discarded'],
      active: ['terminated'],
      terminated: [],
      discarded: [],
    });
  });
});

describe('isCurrentOn', () => {
  it.each([
    ['2025-12-31', term(), false],
    ['2026-01-01', term(), true],
    ['2026-12-31', term(), true],
    ['2027-01-01', term(), false],
    ['2199-01-01', term({ endDate: null }), true],
    ['2026-06-15', term({ status: 'draft' }), false],
    ['2026-06-15', term({ status: 'discarded' }), false],
    ['2026-06-15', term({ status: 'terminated', terminatedOn: '2026-06-15' }), true],
    ['2026-06-16', term({ status: 'terminated', terminatedOn: '2026-06-15' }), false],
    ['2026-01-01', term({ status: 'terminated', terminatedOn: '2025-12-01' }), false],
  ])('on %s of %j is %s', (day, lease, expected) => {
    expect(isCurrentOn(lease, toLocalDate(day))).toBe(expected);
  });
});

describe('lastDayOf', () => {
  it('is the earlier of the agreed end and the termination', () => {
    expect(lastDayOf({ endDate: null, terminatedOn: null })).toBeNull();
    expect(lastDayOf({ endDate: '2026-12-31', terminatedOn: null })).toBe('2026-12-31');
    expect(lastDayOf({ endDate: null, terminatedOn: '2026-03-31' })).toBe('2026-03-31');
    expect(lastDayOf({ endDate: '2026-12-31', terminatedOn: '2026-03-31' })).toBe('2026-03-31');
  });
});

describe('activate', () => {
  it('takes a draft with somebody who rents', () => {
    expect(activate({ status: 'draft' }, [{ role: 'guarantor' }, { role: 'co_tenant' }])).toEqual({
      ok: true,
      value: 'active',
    });
  });

  it('names everything that is missing', () => {
    expect(codes(activate({ status: 'discarded' }, [{ role: 'occupant' }]))).toEqual([
      'INVALID_TRANSITION id',
      'LEASE_WITHOUT_TENANT id',
    ]);
  });
});

describe('terminate', () => {
  const end = (lease: LeaseTerm, terminatedOn: string) => terminate(lease, { terminatedOn, today, reason: null });

  it.each([
    ['on the first day', term(), '2026-01-01', []],
    ['on the last day', term(), '2026-12-31', []],
    ['after the last day', term(), '2027-01-01', ['LEASE_END_OUT_OF_TERM terminatedOn']],
    ['before the first day of one that has begun', term(), '2025-12-31', ['LEASE_END_OUT_OF_TERM terminatedOn']],
    [
      'before the first day, which is today',
      term({ startDate: today }),
      '2026-06-14',
      ['LEASE_END_OUT_OF_TERM terminatedOn'],
    ],
    ['before the first day of one to come', term({ startDate: '2026-06-16' }), '2026-06-15', []],
    ['when it is open-ended', term({ endDate: null }), '2190-01-01', []],
    ['when it is a draft', term({ status: 'draft' }), '2026-06-15', ['INVALID_TRANSITION id']],
    [
      'when it is terminated',
      term({ status: 'terminated', terminatedOn: '2026-05-01' }),
      '2026-06-15',
      ['INVALID_TRANSITION id'],
    ],
  ])('%s', (_, lease, terminatedOn, expected) => {
    expect(codes(end(lease, terminatedOn))).toEqual(expected);
  });

  it('keeps the reason, cleaned; a blank one is none', () => {
    const given = terminate(term(), { terminatedOn: today, today, reason: ' Sold. ' });
    expect(given).toMatchObject({ value: { status: 'terminated', terminationReason: 'Sold.' } });
    expect(terminate(term(), { terminatedOn: today, today, reason: ' ' })).toMatchObject({
      value: { terminationReason: null },
    });
    expect(codes(terminate(term(), { terminatedOn: today, today, reason: 'a\u0000' }))).toEqual([
      'INVALID_VALUE reason',
    ]);
  });
});

describe('discard', () => {
  it('takes drafts only', () => {
    expect(discard({ status: 'draft' }, undefined)).toEqual({
      ok: true,
      value: { status: 'discarded', terminationReason: null },
    });
    expect(codes(discard({ status: 'active' }, null))).toEqual(['INVALID_TRANSITION id']);
  });
});

describe('readLease', () => {
  it('leaves what was not given undefined, and gives cleared fields their neutral value', () => {
    expect(readLease({}, 'USD')).toEqual({ ok: true, value: {} });
    expect(readLease({ deposit: null, paymentDay: null, endDate: null, tenants: null }, 'USD')).toEqual({
      ok: true,
      value: { deposit: 0n, paymentDay: 1, endDate: null, tenants: [] },
    });
  });

  it('counts money in the smallest unit of the currency of the unit', () => {
    expect(readLease({ monthlyRent: { amount: '1000', currency: 'JPY' } }, 'JPY')).toMatchObject({
      value: { monthlyRent: 1000n },
    });
    expect(readLease({ monthlyRent: { amount: '1.234', currency: 'KWD' } }, 'KWD')).toMatchObject({
      value: { monthlyRent: 1234n },
    });
    expect(codes(readLease({ monthlyRent: { amount: '10.5', currency: 'JPY' } }, 'JPY'))).toEqual([
      'AMOUNT_TOO_PRECISE monthlyRent amount',
    ]);
    expect(codes(readLease({ monthlyRent: { amount: '10', currency: 'XXX' } }, 'USD'))).toEqual([
      'CURRENCY_UNKNOWN monthlyRent amount',
    ]);
    expect(codes(readLease({ monthlyRent: { amount: '10', currency: 'EUR' } }, 'USD'))).toEqual([
      'CURRENCY_MISMATCH monthlyRent currency',
    ]);
  });

  it('takes 20 tenants at most, each once', () => {
    const tenants = (ids: string[]) => readLease({ tenants: ids.map((residentId) => ({ residentId })) }, 'USD');
    const twenty = Array.from({ length: 20 }, (_, index) => `r${index}`);
    expect(codes(tenants(twenty))).toEqual([]);
    expect(codes(tenants([...twenty, 'r20']))).toEqual(['TOO_MANY_ITEMS tenants']);
    expect(codes(tenants(['a', 'b', 'a', 'a']))).toEqual([
      'DUPLICATE_ITEM tenants 2 residentId',
      'DUPLICATE_ITEM tenants 3 residentId',
    ]);
  });
});

describe('checkDates', () => {
  it('allows a single day and refuses less', () => {
    expect(codes(checkDates({ startDate: '2026-01-01', endDate: '2026-01-01' }))).toEqual([]);
    expect(codes(checkDates({ startDate: '2026-01-02', endDate: '2026-01-01' }))).toEqual([
      'DATE_RANGE_INVALID endDate',
    ]);
  });
});
