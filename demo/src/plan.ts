import type { PaymentMethod } from '@lintel/db/schema/finance';
import { addDays, addMonths, compareDates, type LocalDate, startOfMonth, today } from '@lintel/kernel/dates';
import { formatAmount } from '@lintel/kernel/money';
import type { PropertyFields } from '@lintel/property/portfolio/properties.rules';
import type { UnitFields } from '@lintel/property/portfolio/units.rules';
import type { Development } from './developments.ts';
import { inventPerson, type Person } from './people.ts';
import { type Random, seededRandom } from './random.ts';
import { inventTenancies, type Tenancy } from './tenancies.ts';

/** Months of charges and payments before this one. */
export const monthsOfHistory = 24;

export const demoTimeZone = 'America/Chicago';

export type PlannedTenancy = Tenancy & {
  readonly people: readonly Person[];
  /** Last day in the unit; null while nobody knows. */
  readonly lastDay: LocalDate | null;
  readonly isCurrent: boolean;
};

export type PlannedPayment = {
  readonly receivedOn: LocalDate;
  readonly minorUnits: bigint;
  readonly method: PaymentMethod;
};

/** A unit with its two years. */
export type DemoHome = {
  readonly unit: UnitFields & { readonly number: string };
  readonly tenancies: readonly PlannedTenancy[];
  /** What comes in for the rent of a month; dates may lie ahead. */
  readonly payments: (month: LocalDate, rentMinor: bigint) => readonly PlannedPayment[];
};

export type PlannedProperty = {
  readonly communityId: string;
  readonly fields: PropertyFields;
  readonly homes: readonly DemoHome[];
};

export type DemoPlan = {
  readonly now: Date;
  readonly today: LocalDate;
  readonly firstMonth: LocalDate;
  readonly properties: readonly PlannedProperty[];
};

export type PlannedCommunity = { readonly id: string; readonly developments: readonly Development[] };

/** Invents the history of an organization's real developments: the same for the same seed and day. */
export const planOrganization = (
  communities: readonly PlannedCommunity[],
  { seed, now }: { seed: number; now: Date },
): DemoPlan => {
  const random = seededRandom(seed);
  const day = today(demoTimeZone, now);
  const firstMonth = addMonths(startOfMonth(day), -monthsOfHistory);
  let people = 0;
  const person = () => {
    people += 1;
    return inventPerson(random, people);
  };
  const properties = communities.flatMap(({ id, developments }) =>
    developments.map((development) => ({
      communityId: id,
      fields: propertyFields(development, random),
      homes: Array.from({ length: development.units }, (_, index) =>
        planHome({ random, person, firstMonth, day, number: index + 1 }),
      ),
    })),
  );
  return { now, today: day, firstMonth, properties };
};

const propertyFields = (development: Development, random: Random): PropertyFields => ({
  name: development.name,
  kind: /senior/i.test(development.kind)
    ? 'SENIOR'
    : /supportive|disabilit|veteran/i.test(development.kind)
      ? 'SUPPORTIVE'
      : 'MULTIFAMILY',
  address: {
    line1: development.address,
    city: 'Chicago',
    region: 'IL',
    postalCode: development.postalCode,
    country: 'US',
    latitude: development.latitude,
    longitude: development.longitude,
  },
  externalId: `chicago/${development.name}/${development.address}`.slice(0, 200),
  managementCompany: development.manager === '' ? null : development.manager,
  yearBuilt: random.integer(1925, 2019),
  amenities: ['laundry', 'bike_room', 'elevator', 'parking', 'courtyard'].filter(() => random.chance(0.5)),
});

type HomeOptions = {
  readonly random: Random;
  readonly person: () => Person;
  readonly firstMonth: LocalDate;
  readonly day: LocalDate;
  readonly number: number;
};

const planHome = ({ random, person, firstMonth, day, number }: HomeOptions): DemoHome => {
  const bedrooms = random.pick([0, 1, 1, 1, 2, 2, 3]);
  const rentMinor = BigInt(random.integer(85, 115) + bedrooms * 38) * 1000n;
  const tenancies = inventTenancies(random, firstMonth, day, rentMinor).map((tenancy): PlannedTenancy => {
    const lastDay = tenancy.terminatedOn ?? tenancy.end;
    const isCurrent = lastDay === null || compareDates(lastDay, day) >= 0;
    return { ...tenancy, people: Array.from({ length: tenancy.tenants }, person), lastDay, isCurrent };
  });
  return {
    unit: {
      number: String(number),
      kind: bedrooms === 0 ? 'STUDIO' : 'APARTMENT',
      floor: Math.ceil(number / 6),
      squareFeet: 420 + bedrooms * 210 + random.integer(0, 12) * 10,
      bedrooms,
      bathrooms: bedrooms > 2 ? 2 : bedrooms === 2 ? 1.5 : 1,
      baseRent: { amount: formatAmount({ minorUnits: rentMinor, currency: 'USD' }), currency: 'USD' },
    },
    tenancies,
    payments: paymentHabit(random),
  };
};

/** Most pay in full within days, some late, some in two parts, and a few owe the last months. */
const paymentHabit = (random: Random): DemoHome['payments'] => {
  const method = random.pick([
    'bank_transfer',
    'bank_transfer',
    'direct_debit',
    'direct_debit',
    'check',
    'card',
  ] as const);
  const habit = random.next();
  return (month, rentMinor) => {
    const due = month;
    if (habit < 0.04 && random.chance(0.3)) return [];
    if (habit < 0.08) return [{ receivedOn: addDays(due, random.integer(9, 26)), minorUnits: rentMinor, method }];
    if (habit < 0.14) {
      const half = rentMinor / 2n;
      return [
        { receivedOn: addDays(due, random.integer(0, 3)), minorUnits: half, method },
        { receivedOn: addDays(due, random.integer(12, 20)), minorUnits: rentMinor - half, method },
      ];
    }
    return [{ receivedOn: addDays(due, random.integer(-2, 4)), minorUnits: rentMinor, method }];
  };
};
