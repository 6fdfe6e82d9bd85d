import { addDays, addMonths, compareDates, type LocalDate } from '@lintel/kernel/dates';
import type { Random } from './random.ts';

/** One tenancy of a unit in the demo's history. */
export type Tenancy = {
  readonly start: LocalDate;
  /** Last day of the contract; null for month to month. */
  readonly end: LocalDate | null;
  /** Last day when it ended before its contract. */
  readonly terminatedOn: LocalDate | null;
  readonly monthlyRentMinor: bigint;
  readonly tenants: 1 | 2;
};

/** Rents rise by this much from one tenancy to the next, in percent. */
const raise = 3n;

/**
 * Two years of a unit's life: tenancies of a year that end at a month's end, some left early, some months empty in between,
 * the last one running on. Rents are whole tens of dollars.
 */
export const inventTenancies = (random: Random, first: LocalDate, today: LocalDate, rentMinor: bigint): Tenancy[] => {
  const tenancies: Tenancy[] = [];
  let start = addMonths(first, random.integer(-6, 3));
  let rent = rentMinor;
  while (compareDates(start, today) <= 0) {
    const contractEnd = addDays(addMonths(start, 12), -1);
    const leavesEarly = random.chance(0.12);
    const lastDay = leavesEarly ? addDays(addMonths(start, random.integer(4, 10)), -1) : contractEnd;
    const isPast = compareDates(lastDay, today) < 0;
    tenancies.push({
      start,
      end: contractEnd,
      terminatedOn: leavesEarly && isPast ? lastDay : null,
      monthlyRentMinor: rent,
      tenants: random.chance(0.35) ? 2 : 1,
    });
    const emptyMonths = random.chance(0.7) ? 0 : random.integer(1, 2);
    start = addMonths(addDays(isPast ? lastDay : contractEnd, 1), emptyMonths);
    rent = ((rent * (100n + raise)) / 100_000n) * 1000n;
  }
  return tenancies;
};
