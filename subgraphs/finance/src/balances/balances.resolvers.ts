import type { Context } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import { type MoneyFields, moneyFields } from '@lintel/server/money';
import { RequestError } from '@lintel/server/request-error';
import type { LeaseResolvers, UnitResolvers } from '../__generated__/resolvers.ts';
import { leaseFactsById, unitFactsById } from '../references/references.queries.ts';
import { balanceByLease, balancesByUnit } from './balances.queries.ts';
import { owed, owedTogether } from './balances.rules.ts';

const Unit = {
  balance: async ({ id }, _, context) => {
    const [leases, unit] = await Promise.all([load(context, balancesByUnit, id), load(context, unitFactsById, id)]);
    const sum = owedTogether(leases, unit?.currency ?? missing());
    if (!sum.ok)
      throw new RequestError('BAD_USER_INPUT', {
        message: 'Leases of this unit owe in several currencies; ask for the balance of each lease.',
      });
    return moneyFields(sum.value.minorUnits, sum.value.currency);
  },
} satisfies UnitResolvers;

const Lease = {
  balance: async ({ id }, _, context) => {
    const kept = await load(context, balanceByLease, id);
    if (kept === null) return nothingOwed(context, id);
    const { minorUnits, currency } = owed(kept);
    return moneyFields(minorUnits, currency);
  },
} satisfies LeaseResolvers;

const nothingOwed = async (context: Context, leaseId: string): Promise<MoneyFields> => {
  const lease = await load(context, leaseFactsById, leaseId);
  return moneyFields(0n, lease?.currency ?? missing());
};

/** A unit or lease reaches these resolvers only through a reference that was visible in this same snapshot. */
const missing = (): never => {
  throw new Error('a balance was asked for an object that is not visible');
};

export const balanceResolvers = { Unit, Lease };
