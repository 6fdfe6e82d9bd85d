import { newIds } from '@lintel/db/new-ids';
import { type ChargeKind, charges } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import type { Money } from '@lintel/kernel/money';
import { ok, type Result } from '@lintel/kernel/result';
import { anyOf } from '@lintel/server/load';
import { sql } from 'drizzle-orm';
import { leasesWithCredit, lockLeaseBalances } from '../balances/index.ts';
import { postJournalEntries, systemAccounts } from '../ledger/index.ts';
import { applyCredits } from '../payments/apply-credits.ts';
import { chargeableLeases } from '../references/chargeable-leases.ts';
import type { ChargeRow } from './charges.queries.ts';
import { chargeEntry } from './charges.rules.ts';

/** A charge to create. The amount is more than zero; days are those of the community's calendar; text is clean. */
export type ChargeDraft = {
  readonly leaseId: string;
  readonly kind: ChargeKind;
  readonly amount: Money;
  readonly dueOn: string;
  /** The day in the books. */
  readonly chargedOn: string;
  readonly description: string;
};

/**
 * Charges leases and posts it, all or nothing: about ten statements however many charges there are. Take a few thousand at
 * most in one call. Leases that have paid ahead use that credit at once (rule R17). Answers the charges in the order given.
 *
 * Errors under [index, field]: REFERENCE_NOT_FOUND, LEASE_NOT_IN_FORCE, CURRENCY_MISMATCH.
 */
export const createCharges = async (tx: Tx, drafts: readonly ChargeDraft[]): Promise<Result<ChargeRow[]>> => {
  const leases = await chargeableLeases(tx, drafts);
  if (!leases.ok) return leases;
  const leaseIds = leases.value.map(({ id }) => id);
  await lockLeaseBalances(tx, leaseIds);
  const accounts = await systemAccounts(tx);
  const ids = await newIds(tx, drafts.length * 2);
  const rows = drafts.map(({ amount, ...draft }, index) => ({
    ...draft,
    id: ids[index]!,
    entryId: ids[drafts.length + index]!,
    communityId: leases.value[index]!.communityId,
    unitId: leases.value[index]!.unitId,
    amountMinor: amount.minorUnits,
    currency: amount.currency,
  }));
  await insertCharges(tx, rows);
  await postJournalEntries(
    tx,
    rows.map((row) => chargeEntry(row, accounts)),
  );
  await applyCredits(tx, { leaseIds: await leasesWithCredit(tx, leaseIds), accounts });
  return ok(
    await readInOrder(
      tx,
      rows.map(({ id }) => id),
    ),
  );
};

type NewCharge = Omit<ChargeDraft, 'amount'> & {
  readonly id: string;
  readonly entryId: string;
  readonly communityId: string;
  readonly unitId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
};

const insertCharges = async (tx: Tx, rows: readonly NewCharge[]): Promise<void> => {
  const records = rows.map((row) => ({
    id: row.id,
    community_id: row.communityId,
    unit_id: row.unitId,
    lease_id: row.leaseId,
    kind: row.kind,
    amount_minor: String(row.amountMinor),
    currency: row.currency,
    charged_on: row.chargedOn,
    due_on: row.dueOn,
    description: row.description,
    entry_id: row.entryId,
  }));
  await tx.execute(sql`
    insert into finance.charges
      (id, community_id, unit_id, lease_id, kind, amount_minor, open_minor, currency, charged_on, due_on, description, entry_id)
    select id, community_id, unit_id, lease_id, kind, amount_minor, amount_minor, currency, charged_on, due_on, description, entry_id
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as c(id uuid, community_id uuid, unit_id uuid, lease_id uuid, kind text, amount_minor bigint, currency text,
        charged_on date, due_on date, description text, entry_id uuid)`);
};

const readInOrder = async (tx: Tx, ids: readonly string[]): Promise<ChargeRow[]> => {
  const rows = await tx.select().from(charges).where(anyOf(charges.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
};
