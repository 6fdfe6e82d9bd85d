import { insertOccupancies, insertResidents } from '@lintel/community/residents/index';
import type { Tx } from '@lintel/db/session';
import { refreshStatistics } from '@lintel/db/statistics';
import { createCharges } from '@lintel/finance/charges/index';
import { recordPayments } from '@lintel/finance/payments/index';
import { addDays, addMonths, compareDates, endOfMonth, type LocalDate, startOfMonth } from '@lintel/kernel/dates';
import { nameKey } from '@lintel/kernel/text';
import { insertLeases } from '@lintel/property/leasing/index';
import { insertProperties, insertUnits } from '@lintel/property/portfolio/index';
import { readNewProperty } from '@lintel/property/portfolio/properties.rules';
import { readNewUnit } from '@lintel/property/portfolio/units.rules';
import { must } from './must.ts';
import type { DemoHome, DemoPlan } from './plan.ts';

const currency = 'USD';

/** A home with the ids of the rows that were made for it. */
type SeededHome = DemoHome & {
  readonly communityId: string;
  readonly propertyId: string;
  readonly unitId: string;
  readonly leases: readonly {
    readonly id: string;
    readonly residentIds: readonly string[];
    readonly isCurrent: boolean;
  }[];
};

/**
 * Fills an organization from its plan, with the functions that the API's commands use, many rows at a time. All of it in one
 * transaction: a start that is killed leaves nothing half done.
 */
export const seedOrganization = async (tx: Tx, plan: DemoPlan): Promise<void> => {
  const homes = await seedPeopleAndLeases(tx, await seedPortfolio(tx, plan));
  for (let month = plan.firstMonth; compareDates(month, plan.today) <= 0; month = addMonths(month, 1)) {
    // The tables multiply with every month at first: three times is enough for the planner to notice.
    if (analysedMonths.some((count) => addMonths(plan.firstMonth, count) === month)) await refreshStatistics(tx);
    await seedMonth(tx, { homes, month, plan });
  }
};

/** Months after which statistics are refreshed. */
const analysedMonths = [0, 1, 4];

type PlacedHome = DemoHome & Pick<SeededHome, 'communityId' | 'propertyId' | 'unitId'>;

const seedPortfolio = async (tx: Tx, plan: DemoPlan): Promise<PlacedHome[]> => {
  const propertyIds = await insertProperties(
    tx,
    plan.properties.map(({ communityId, fields }) => ({ communityId, ...must(readNewProperty(fields)) })),
  );
  const homes = plan.properties.flatMap(({ communityId, homes: planned }, index) =>
    planned.map((home) => ({ ...home, communityId, propertyId: propertyIds[index]! })),
  );
  const unitIds = await insertUnits(
    tx,
    homes.map(({ communityId, propertyId, unit }) => ({
      communityId,
      propertyId,
      currency,
      ...must(readNewUnit(unit, currency)),
    })),
  );
  return homes.map((home, index) => ({ ...home, unitId: unitIds[index]! }));
};

const seedPeopleAndLeases = async (tx: Tx, homes: readonly PlacedHome[]): Promise<SeededHome[]> => {
  const tenancies = homes.flatMap((home) => home.tenancies.map((tenancy) => ({ home, tenancy })));
  const people = tenancies.flatMap(({ tenancy }) => tenancy.people);
  const residents = await insertResidents(
    tx,
    people.map(({ fullName, email, phone }) => ({
      fullName,
      nameKey: nameKey(fullName),
      email,
      emailNorm: email,
      phone,
    })),
  );
  let next = 0;
  const placed = tenancies.map(({ home, tenancy }) => ({
    home,
    tenancy,
    residentIds: tenancy.people.map(() => residents[next++]!.id),
  }));
  await insertOccupancies(
    tx,
    placed.flatMap(({ home: { communityId, propertyId, unitId }, tenancy, residentIds }) =>
      residentIds.map((residentId, position) => ({
        communityId,
        propertyId,
        unitId,
        residentId,
        kind: 'tenant' as const,
        startDate: tenancy.start,
        endDate: tenancy.lastDay,
        isPrimary: position === 0,
      })),
    ),
  );
  const leaseIds = await insertLeases(
    tx,
    placed.map(({ home: { communityId, propertyId, unitId }, tenancy, residentIds }) => ({
      communityId,
      propertyId,
      unitId,
      currency,
      status: tenancy.terminatedOn === null ? ('active' as const) : ('terminated' as const),
      startDate: tenancy.start,
      endDate: tenancy.end,
      monthlyRentMinor: tenancy.monthlyRentMinor,
      depositMinor: tenancy.monthlyRentMinor,
      paymentDay: 1,
      activatedAt: new Date(`${addDays(tenancy.start, -14)}T15:00:00Z`),
      terminatedOn: tenancy.terminatedOn,
      terminatedAt: tenancy.terminatedOn === null ? null : new Date(`${tenancy.terminatedOn}T15:00:00Z`),
      terminationReason: tenancy.terminatedOn === null ? null : 'Moved for work',
      tenants: residentIds.map((residentId, position) => ({
        residentId,
        role: position === 0 ? ('primary' as const) : ('co_tenant' as const),
      })),
    })),
  );
  const leasesByUnit = Map.groupBy(
    placed.map(({ home, tenancy, residentIds }, index) => ({
      home,
      id: leaseIds[index]!,
      residentIds,
      isCurrent: tenancy.isCurrent,
    })),
    ({ home }) => home.unitId,
  );
  return homes.map((home) => ({
    ...home,
    leases: (leasesByUnit.get(home.unitId) ?? []).map(({ id, residentIds, isCurrent }) => ({
      id,
      residentIds,
      isCurrent,
    })),
  }));
};

/** The rents of one month and the payments that came in for it. */
const seedMonth = async (
  tx: Tx,
  { homes, month, plan }: { homes: readonly SeededHome[]; month: LocalDate; plan: DemoPlan },
): Promise<void> => {
  const rents = homes.flatMap((home) =>
    home.tenancies.flatMap((tenancy, index) => {
      const let_ =
        compareDates(startOfMonth(tenancy.start), month) <= 0 &&
        (tenancy.lastDay === null || compareDates(tenancy.lastDay, endOfMonth(month)) >= 0);
      const amount = { minorUnits: tenancy.monthlyRentMinor, currency };
      return let_ ? [{ home, leaseId: home.leases[index]!.id, amount }] : [];
    }),
  );
  const description = `Rent ${month.slice(0, 7)}`;
  must(
    await createCharges(
      tx,
      rents.map(({ leaseId, amount }) => ({
        leaseId,
        kind: 'rent',
        amount,
        dueOn: month,
        chargedOn: month,
        description,
      })),
    ),
  );
  const payments = rents.flatMap(({ home, leaseId, amount }) =>
    home.payments(month, amount.minorUnits).flatMap(({ receivedOn, minorUnits, method }) =>
      compareDates(receivedOn, plan.today) > 0
        ? []
        : [
            {
              leaseId,
              amount: { minorUnits, currency },
              method,
              receivedOn,
              reference: `${method.toUpperCase()}-${month.slice(0, 7)}-${home.unit.number}`,
              memo: '',
            },
          ],
    ),
  );
  must(await recordPayments(tx, payments, { now: plan.now }));
};
