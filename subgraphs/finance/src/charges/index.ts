import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { chargeResolvers } from './charges.resolvers.ts';

export { type ChargeDraft, createCharges } from './create-charges.ts';

/** What leases are charged. */
export const charges: Module = {
  typeDefs: [sdl(import.meta.url, 'charges.graphql')],
  resolvers: chargeResolvers,
};
