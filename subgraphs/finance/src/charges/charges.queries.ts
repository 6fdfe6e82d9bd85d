import { charges } from '@lintel/db/schema/finance';
import { toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { where } from '@lintel/server/filter';
import { anyOf, byKey } from '@lintel/server/load';
import { type ChildConnection, type Connection, type Order, pageOf } from '@lintel/server/page';
import { gte, inArray, lte } from 'drizzle-orm';
import type { ChargeFilter, ChargeOrder, QueryChargesArgs } from '../__generated__/resolvers.ts';

export type ChargePage = Connection<ChargeRow>;
export type ChargeRow = typeof charges.$inferSelect;

export const chargeById = byKey(charges, charges.id);

const byDueDay = (direction: Order['direction']): Order => ({
  name: 'dueOn',
  columns: [charges.dueOn, charges.id],
  direction,
});
const orders: Readonly<Record<ChargeOrder, Order>> = { DUE_ON_ASC: byDueDay('asc'), DUE_ON_DESC: byDueDay('desc') };

export const chargesOfLease: ChildConnection<typeof charges> = {
  name: 'Lease.charges',
  table: charges,
  order: orders.DUE_ON_DESC,
  parentKey: charges.leaseId,
  fixed: true,
};
export const chargesOfUnit: ChildConnection<typeof charges> = {
  ...chargesOfLease,
  name: 'Unit.charges',
  parentKey: charges.unitId,
  fixed: true,
};

export const chargesPage = (context: Context, { filter, orderBy, ...page }: QueryChargesArgs): Promise<ChargePage> =>
  pageOf(
    context,
    {
      name: 'charges',
      table: charges,
      order: orders[orderBy ?? 'DUE_ON_DESC'],
      filter,
      where: where<ChargeFilter>(filter, {
        leaseId: (id) => anyOf(charges.leaseId, [id]),
        unitId: (id) => anyOf(charges.unitId, [id]),
        communityId: (id) => anyOf(charges.communityId, [id]),
        statuses: (statuses) => inArray(charges.status, statuses.map(toLowerCase)),
        kinds: (kinds) => inArray(charges.kind, kinds.map(toLowerCase)),
        dueFrom: (day) => gte(charges.dueOn, day),
        dueTo: (day) => lte(charges.dueOn, day),
      }),
    },
    page,
  );
