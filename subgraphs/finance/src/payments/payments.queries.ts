import { payments } from '@lintel/db/schema/finance';
import { toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { where } from '@lintel/server/filter';
import { anyOf, byKey } from '@lintel/server/load';
import { type ChildConnection, type Connection, type Order, pageOf } from '@lintel/server/page';
import { type ColumnUses, shownAs } from '@lintel/server/requested-columns';
import { eq, gte, lte } from 'drizzle-orm';
import type { GraphQLResolveInfo } from 'graphql';
import type { PaymentFilter, PaymentOrder, QueryPaymentsArgs } from '../__generated__/resolvers.ts';

export type PaymentPage = Connection<PaymentRow>;
export type PaymentRow = typeof payments.$inferSelect;

export const paymentById = byKey(payments, payments.id);

const byDay = (direction: Order['direction']): Order => ({
  name: 'receivedOn',
  columns: [payments.receivedOn, payments.id],
  direction,
});
const orders: Readonly<Record<PaymentOrder, Order>> = {
  RECEIVED_ON_ASC: byDay('asc'),
  RECEIVED_ON_DESC: byDay('desc'),
};

const uses: ColumnUses<typeof payments> = {
  ...shownAs('method', 'receivedOn', 'reference', 'memo', 'status', 'reversedOn', 'reversalReason'),
  ...shownAs('version', 'createdAt', 'updatedAt'),
  amountMinor: ['amount'],
  unappliedMinor: ['unappliedAmount'],
  currency: ['amount', 'unappliedAmount', 'applications'],
  leaseId: ['lease'],
  unitId: ['unit'],
  communityId: ['community'],
  entryId: ['postedEntry'],
  organizationId: [],
};

export const paymentsOfLease: ChildConnection<typeof payments> = {
  name: 'Lease.payments',
  table: payments,
  order: orders.RECEIVED_ON_DESC,
  parentKey: payments.leaseId,
  uses,
  fixed: true,
};

export const paymentsPage = (
  context: Context,
  { filter, orderBy, ...page }: QueryPaymentsArgs,
  info: GraphQLResolveInfo,
): Promise<PaymentPage> =>
  pageOf(
    context,
    {
      name: 'payments',
      table: payments,
      order: orders[orderBy ?? 'RECEIVED_ON_DESC'],
      filter,
      uses,
      where: where<PaymentFilter>(filter, {
        leaseId: (id) => anyOf(payments.leaseId, [id]),
        unitId: (id) => anyOf(payments.unitId, [id]),
        communityId: (id) => anyOf(payments.communityId, [id]),
        method: (method) => eq(payments.method, toLowerCase(method)),
        receivedFrom: (day) => gte(payments.receivedOn, day),
        receivedTo: (day) => lte(payments.receivedOn, day),
        status: (status) => eq(payments.status, toLowerCase(status)),
      }),
    },
    page,
    info,
  );
