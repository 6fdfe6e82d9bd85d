import type { LocalDate } from '@lintel/kernel/dates';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, toLowerCase } from '@lintel/kernel/text';
import { transitions } from '@lintel/kernel/transitions';
import type { LeaseTenantInput, LeaseUpdateInput } from '../__generated__/resolvers.ts';
import { checkDistinct, ifGiven, readAmount, readFields, readNumber, required } from '../fields.rules.ts';

/** The life of a lease. Whether it has expired is not a state: its days say so, in the time zone of its community. */
export const leaseTransitions = transitions({
  draft: ['active', 'discarded'],
  active: ['terminated'],
  terminated: [],
  discarded: [],
});

export type LeaseStatusText = (typeof leaseTransitions.states)[number];

/** What decides on which days a lease keeps its unit. Days are `YYYY-MM-DD`, whose text order is calendar order. */
export type LeaseTerm = {
  readonly status: LeaseStatusText;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly terminatedOn: string | null;
};

/** The last day; null when open-ended. Before the start when the lease never began. */
export const lastDayOf = ({ endDate, terminatedOn }: Pick<LeaseTerm, 'endDate' | 'terminatedOn'>): string | null => {
  if (endDate === null || terminatedOn === null) return terminatedOn ?? endDate;
  return terminatedOn < endDate ? terminatedOn : endDate;
};

/** Whether the lease lets its unit on this day. A terminated lease does so to its last day, a draft never. */
export const isCurrentOn = (lease: LeaseTerm, day: LocalDate): boolean => {
  if (lease.status !== 'active' && lease.status !== 'terminated') return false;
  const last = lastDayOf(lease);
  return lease.startDate <= day && (last === null || last >= day);
};

const mostTenants = 20;

export type TenantRole = Lowercase<NonNullable<LeaseTenantInput['role']>>;
export type LeaseTenantValues = { readonly residentId: string; readonly role: TenantRole };

export type LeaseFields = Omit<LeaseUpdateInput, 'id' | 'expectedVersion'>;

/** The fields of a draft that were given, checked one by one; the others are undefined. `currency` is that of the unit. */
export const readLease = (input: LeaseFields, currency: string) =>
  readFields({
    monthlyRent: ifGiven(input.monthlyRent, (rent) =>
      rent === null ? fail('VALUE_REQUIRED') : readAmount(rent, currency),
    ),
    deposit: ifGiven(input.deposit, (deposit) => (deposit === null ? ok(0n) : readAmount(deposit, currency))),
    startDate: ifGiven(input.startDate, required),
    endDate: ok(input.endDate),
    paymentDay: ifGiven(input.paymentDay, (day) => (day === null ? ok(1) : readPaymentDay(day))),
    tenants: ifGiven(input.tenants, (tenants) => readTenants(tenants ?? [])),
  });

const readPaymentDay = (day: number): Result<number> => {
  const read = readNumber(1, 31)(day);
  return read.ok ? ok(day) : read;
};

const readTenants = (given: readonly LeaseTenantInput[]): Result<LeaseTenantValues[]> => {
  if (given.length > mostTenants)
    return fail('TOO_MANY_ITEMS', { message: `A lease has at most ${mostTenants} tenants.` });
  const distinct = checkDistinct(
    given.map(({ residentId }) => residentId),
    'residentId',
  );
  if (!distinct.ok) return distinct;
  return ok(given.map(({ residentId, role }) => ({ residentId, role: toLowerCase(role ?? 'PRIMARY') })));
};

/** A lease lasts at least a day. */
export const checkDates = ({ startDate, endDate }: Pick<LeaseTerm, 'startDate' | 'endDate'>): Result<undefined> =>
  endDate === null || endDate >= startDate ? ok() : fail('DATE_RANGE_INVALID', { path: ['endDate'] });

/** Only a draft can be changed: what was signed is changed by another contract. */
export const checkDraft = ({ status }: Pick<LeaseTerm, 'status'>): Result<undefined> =>
  status === 'draft' ? ok() : fail('LEASE_NOT_DRAFT', { details: { status } });

/** A draft with somebody who rents can come into force. That the unit is free on its days is for the database to say. */
export const activate = (
  lease: Pick<LeaseTerm, 'status'>,
  tenants: readonly Pick<LeaseTenantValues, 'role'>[],
): Result<'active'> => {
  const checked = all([
    at(['id'], leaseTransitions.check(lease.status, 'active')),
    tenants.some(({ role }) => role === 'primary' || role === 'co_tenant')
      ? ok()
      : fail('LEASE_WITHOUT_TENANT', { path: ['id'] }),
  ]);
  return checked.ok ? ok('active') : checked;
};

/**
 * A lease in force ends on a day of its term. One that has not begun may also end on a day before its start: it then keeps no
 * day. One that has begun cannot be made undone like that.
 */
export const terminate = (
  lease: LeaseTerm,
  { terminatedOn, today, reason }: { terminatedOn: string; today: LocalDate; reason: string | null | undefined },
): Result<{ status: 'terminated'; terminatedOn: string; terminationReason: string | null }> => {
  const isWithin = terminatedOn >= lease.startDate || lease.startDate > today;
  const isBeforeEnd = lease.endDate === null || terminatedOn <= lease.endDate;
  const checked = all([
    at(['id'], leaseTransitions.check(lease.status, 'terminated')),
    isWithin && isBeforeEnd ? ok() : fail('LEASE_END_OUT_OF_TERM', { path: ['terminatedOn'] }),
    readReason(reason),
  ]);
  return checked.ok ? ok({ status: 'terminated', terminatedOn, terminationReason: checked.value[2] }) : checked;
};

/** A draft that is given up stays on record. */
export const discard = (
  lease: Pick<LeaseTerm, 'status'>,
  reason: string | null | undefined,
): Result<{ status: 'discarded'; terminationReason: string | null }> => {
  const checked = all([at(['id'], leaseTransitions.check(lease.status, 'discarded')), readReason(reason)]);
  return checked.ok ? ok({ status: 'discarded', terminationReason: checked.value[1] }) : checked;
};

const readReason = (reason: string | null | undefined): Result<string | null> =>
  at(['reason'], cleanOptionalText(reason, { max: 2000, multiline: true }));
