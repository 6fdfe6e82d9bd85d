import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { balanceResolvers } from './balances.resolvers.ts';

export { leasesWithCredit } from './balances.queries.ts';
export { lockLeaseBalances } from './lock.ts';

/** What leases and units owe. */
export const balances: Module = {
  typeDefs: [sdl(import.meta.url, 'balances.graphql')],
  resolvers: balanceResolvers,
};
