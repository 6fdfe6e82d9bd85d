import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import { asksOnlyFor } from '@lintel/server/requested-columns';
import type { LeaseResolvers, UnitResolvers } from '../__generated__/resolvers.ts';
import { leaseFactsById, unitFactsById } from './references.queries.ts';

const Unit = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, unitFactsById, id) : null),
} satisfies UnitResolvers;

/** Lists of what hangs on a lease: those of a lease that does not exist, or that the session may not see, are empty. */
const lists = new Set(['payments', 'charges']);

const Lease = {
  __resolveReference: ({ id }, context, info) => {
    if (!isUuid(id)) return null;
    // Whether there is such a lease need not be asked then; the subgraph that names it has seen it.
    return asksOnlyFor(info, 'Lease', lists) ? { id } : load(context, leaseFactsById, id);
  },
} satisfies LeaseResolvers;

export const referenceResolvers = { Unit, Lease };
