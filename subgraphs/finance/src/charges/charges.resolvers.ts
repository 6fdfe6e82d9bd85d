import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import { childPage } from '@lintel/server/page';
import type {
  ChargeResolvers,
  LeaseResolvers,
  MutationResolvers,
  QueryResolvers,
  UnitResolvers,
} from '../__generated__/resolvers.ts';
import { journalEntryById } from '../ledger/journal.queries.ts';
import { chargeCreate, chargeVoid } from './charges.commands.ts';
import { chargeById, chargesOfLease, chargesOfUnit, chargesPage } from './charges.queries.ts';

const Query = {
  charges: (_, args, context) => chargesPage(context, args),
  charge: (_, { id }, context) => (isUuid(id) ? load(context, chargeById, id) : null),
} satisfies QueryResolvers;

const Mutation = {
  chargeCreate: resolveCommand(chargeCreate, 'charge'),
  chargeVoid: resolveCommand(chargeVoid, 'charge'),
} satisfies MutationResolvers;

const Lease = {
  charges: ({ id }, args, context) => childPage(context, chargesOfLease, id, args),
} satisfies LeaseResolvers;

const Unit = {
  charges: ({ id }, args, context) => childPage(context, chargesOfUnit, id, args),
} satisfies UnitResolvers;

const Charge = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, chargeById, id) : null),
  kind: ({ kind }) => toUpperCase(kind),
  status: ({ status }) => toUpperCase(status),
  amount: ({ amountMinor, currency }) => moneyFields(amountMinor, currency),
  openAmount: ({ openMinor, currency }) => moneyFields(openMinor, currency),
  lease: ({ leaseId }) => ({ id: leaseId }),
  unit: ({ unitId }) => ({ id: unitId }),
  community: ({ communityId }) => ({ id: communityId }),
  postedEntry: async ({ entryId }, _, context) => (await load(context, journalEntryById, entryId))!,
} satisfies ChargeResolvers;

export const chargeResolvers = { Query, Mutation, Lease, Unit, Charge };
