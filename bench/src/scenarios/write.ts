import type { Scenario } from './scenario.ts';

const mutation = `mutation Write($input: PaymentRecordInput!) {
  paymentRecord(input: $input) {
    payment { id amount { amount currency } receivedOn method status lease { id } }
    userErrors { code message path }
  }
}`;

const questionFor = (leaseId: string) => ({
  query: mutation,
  variables: {
    input: { leaseId, amount: { amount: '1.00', currency: 'USD' }, method: 'CARD', receivedOn: '2024-07-01' },
  },
});

const noSuchCommand =
  'recording a payment is a command with rules (open charges, ledger, audit, idempotency), not an insert into a table';

/** Records a payment: about ten statements, posted to the ledger, each call under an idempotency key of its own. */
export const write: Scenario = {
  name: 'write',
  title: 'record a payment, with an idempotency key',
  entities: 2,
  federated: ({ writableLeaseIds }) => questionFor(writableLeaseIds[0]!),
  postgraphile: { leftOut: noSuchCommand },
  floor: { leftOut: noSuchCommand },
  sending: {
    questions: ({ writableLeaseIds }) => writableLeaseIds.map(questionFor),
    idempotent: true,
    comparable: withoutPaymentId,
  },
};

/** Each engine records a payment of its own. */
function withoutPaymentId(data: unknown): unknown {
  const { paymentRecord } = data as { paymentRecord: { payment: object | null } };
  return { paymentRecord: { ...paymentRecord, payment: { ...paymentRecord.payment, id: null } } };
}
