import type postgres from 'postgres';
import type { Row } from '../../src/seeds/build.ts';
import { put } from './furnish-people.ts';

/** A charge of 100.00 on a lease, half of which is paid: with its entries, lines, application and balances. */
export const furnishMoney = async (sql: postgres.Sql, lease: Row): Promise<void> => {
  const own = { organization_id: lease.organization_id, community_id: lease.community_id };
  const place = { ...own, unit_id: lease.unit_id, lease_id: lease.id };
  const accounts = await sql<{ purpose: string; id: string }[]>`
    select purpose, id from finance.ledger_accounts where organization_id = ${String(lease.organization_id)} and purpose is not null`;
  const account = (purpose: string) => accounts.find((known) => known.purpose === purpose)!.id;
  await sql.begin(async (tx) => {
    const newId = async () => String((await tx`select app.new_id() as id`)[0]?.id);
    const post = async (entryId: string, source: string, lines: readonly Readonly<Record<string, unknown>>[]) => {
      await put(tx, 'finance.journal_entries', {
        ...own,
        id: entryId,
        entry_date: '2026-01-01',
        currency: 'USD',
        source,
      });
      for (const [position, line] of lines.entries())
        await put(tx, 'finance.journal_lines', { ...place, entry_id: entryId, position, ...line });
    };
    const [chargeEntry, paymentEntry] = [await newId(), await newId()];
    const charge = await put(tx, 'finance.charges', {
      ...place,
      kind: 'rent',
      amount_minor: '10000',
      open_minor: '5000',
      currency: 'USD',
      charged_on: '2026-01-01',
      due_on: '2026-01-01',
      entry_id: chargeEntry,
    });
    const owed = { charge_id: charge.id };
    await post(chargeEntry, 'charge', [
      { account_id: account('receivables'), debit_minor: '10000', ...owed },
      { account_id: account('rental_income'), credit_minor: '10000', ...owed },
    ]);
    const payment = await put(tx, 'finance.payments', {
      ...place,
      amount_minor: '5000',
      unapplied_minor: '0',
      currency: 'USD',
      method: 'cash',
      received_on: '2026-01-02',
      entry_id: paymentEntry,
    });
    const paid = { payment_id: payment.id };
    await post(paymentEntry, 'payment', [
      { account_id: account('cash'), debit_minor: '5000', ...paid },
      { account_id: account('receivables'), credit_minor: '5000', ...paid, ...owed },
    ]);
    await put(tx, 'finance.payment_applications', {
      ...place,
      payment_id: payment.id,
      charge_id: charge.id,
      amount_minor: '5000',
      applied_on: '2026-01-02',
      entry_id: paymentEntry,
    });
  });
};
