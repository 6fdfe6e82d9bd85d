import { chargeKinds } from '@lintel/db/schema/finance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApplicationPolicy,
  afterApplications,
  applyAmount,
  type OpenCharge,
  oldestFirst,
} from './application.rules.ts';

const charge = (id: string, openMinor: bigint, values: Partial<OpenCharge> = {}): OpenCharge => ({
  id,
  openMinor,
  kind: 'rent',
  dueOn: '2026-01-01',
  ...values,
});

describe('the application of an amount', () => {
  it('settles the oldest due first, part of the last one, and leaves the rest of the charges alone', () => {
    const charges = [
      charge('c', 300n, { dueOn: '2026-03-01' }),
      charge('a', 100n),
      charge('b', 200n, { dueOn: '2026-02-01' }),
    ];
    expect(applyAmount(250n, charges, oldestFirst)).toEqual({
      applications: [
        { chargeId: 'a', amountMinor: 100n },
        { chargeId: 'b', amountMinor: 150n },
      ],
      unappliedMinor: 0n,
    });
  });

  it('keeps what no charge takes', () => {
    expect(applyAmount(250n, [charge('a', 100n)], oldestFirst)).toEqual({
      applications: [{ chargeId: 'a', amountMinor: 100n }],
      unappliedMinor: 150n,
    });
    expect(applyAmount(250n, [], oldestFirst)).toEqual({ applications: [], unappliedMinor: 250n });
  });

  // Rule R17: dues 300, late fee 25, interest 5 and attorney 100 are open, and 200 is paid.
  const open = [
    charge('dues', 300n, { kind: 'assessment', dueOn: '2026-01-01' }),
    charge('late', 25n, { kind: 'late_fee', dueOn: '2026-02-01' }),
    charge('interest', 5n, { kind: 'interest', dueOn: '2026-03-01' }),
    charge('attorney', 100n, { kind: 'legal_cost', dueOn: '2026-04-01' }),
  ];
  const california: ApplicationPolicy = { classes: [['assessment']] };
  const florida: ApplicationPolicy = { classes: [['interest'], ['late_fee'], ['legal_cost'], ['assessment']] };

  it('pays assessments before everything else under California Civ. 5655', () => {
    expect(applyAmount(200n, open, california).applications).toEqual([{ chargeId: 'dues', amountMinor: 200n }]);
  });

  it('pays interest, late fees and costs before assessments under Florida 720.3085(3)(b)', () => {
    expect(applyAmount(200n, open, florida).applications).toEqual([
      { chargeId: 'interest', amountMinor: 5n },
      { chargeId: 'late', amountMinor: 25n },
      { chargeId: 'attorney', amountMinor: 100n },
      { chargeId: 'dues', amountMinor: 70n },
    ]);
  });
});

describe('the laws of application', () => {
  const someCharges = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...chargeKinds),
      dueOn: fc.constantFrom('2026-01-01', '2026-01-31', '2026-02-01', '2027-12-31'),
      openMinor: fc.bigInt({ min: 0n, max: 1_000_000n }),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  const someAmount = fc.bigInt({ min: 0n, max: 8_000_000n });
  const somePolicy = fc
    .array(fc.subarray([...chargeKinds]), { maxLength: 4 })
    .map((classes): ApplicationPolicy => ({ classes }));

  it('applications and the rest always make up the amount, and nothing is applied beyond what is open', () => {
    fc.assert(
      fc.property(someAmount, someCharges, somePolicy, (amount, charges, policy) => {
        const { applications, unappliedMinor } = applyAmount(amount, charges, policy);
        const applied = applications.reduce((sum, one) => sum + one.amountMinor, 0n);
        expect(applied + unappliedMinor).toBe(amount);
        expect(unappliedMinor >= 0n).toBe(true);
        const open = new Map(charges.map((one) => [one.id, one.openMinor]));
        for (const one of applications)
          expect(one.amountMinor > 0n && one.amountMinor <= open.get(one.chargeId)!).toBe(true);
        expect(new Set(applications.map(({ chargeId }) => chargeId)).size).toBe(applications.length);
        if (unappliedMinor > 0n)
          expect(afterApplications(charges, applications).every(({ openMinor }) => openMinor === 0n)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order in which charges are read changes nothing', () => {
    const shuffled = someCharges.chain((charges) =>
      fc.tuple(fc.constant(charges), fc.shuffledSubarray(charges, { minLength: charges.length })),
    );
    fc.assert(
      fc.property(someAmount, shuffled, somePolicy, (amount, [charges, others], policy) => {
        expect(applyAmount(amount, others, policy)).toEqual(applyAmount(amount, charges, policy));
      }),
    );
  });

  it('a charge is only touched when everything before it in the order of the policy is settled', () => {
    fc.assert(
      fc.property(someAmount, someCharges, somePolicy, (amount, charges, policy) => {
        const { applications } = applyAmount(amount, charges, policy);
        const left = new Map(afterApplications(charges, applications).map((one) => [one.id, one.openMinor]));
        for (const { chargeId } of applications.slice(0, -1)) expect(left.get(chargeId)).toBe(0n);
        const everything = applyAmount(
          charges.reduce((sum, { openMinor }) => sum + openMinor, 0n),
          charges,
          policy,
        ).applications;
        expect(applications.map(({ chargeId }) => chargeId)).toEqual(
          everything.slice(0, applications.length).map(({ chargeId }) => chargeId),
        );
      }),
    );
  });

  it('two payments settle the same as one of their sum', () => {
    fc.assert(
      fc.property(someAmount, someAmount, someCharges, somePolicy, (first, second, charges, policy) => {
        const one = applyAmount(first, charges, policy);
        const two = applyAmount(second, afterApplications(charges, one.applications), policy);
        const together = applyAmount(first + second, charges, policy);
        const afterTwo = afterApplications(afterApplications(charges, one.applications), two.applications);
        expect(afterTwo).toEqual(afterApplications(charges, together.applications));
        expect(one.unappliedMinor + two.unappliedMinor).toBe(together.unappliedMinor);
      }),
    );
  });
});
