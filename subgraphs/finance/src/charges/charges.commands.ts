import { newIds } from '@lintel/db/new-ids';
import { charges } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { today } from '@lintel/kernel/dates';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, toLowerCase } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { readPositiveMoney } from '@lintel/server/money';
import { eq, sql } from 'drizzle-orm';
import type { ChargeCreateInput, ChargeVoidInput } from '../__generated__/resolvers.ts';
import { lockLeaseBalances } from '../balances/index.ts';
import { postJournalEntries, readPostedEntries, reversalDay, reversalOf } from '../ledger/index.ts';
import { ofOnlyItem } from '../references/chargeable-leases.ts';
import { readCommunities } from '../references/references.queries.ts';
import type { ChargeRow } from './charges.queries.ts';
import { checkVoid } from './charges.rules.ts';
import { createCharges } from './create-charges.ts';

export const chargeCreate = command(
  'chargeCreate',
  { money: true },
  async ({ tx, emit }, input: ChargeCreateInput): Promise<Result<ChargeRow>> => {
    const parts = all([
      readPositiveMoney(input.amount, ['input', 'amount']),
      at(['input', 'description'], cleanOptionalText(input.description, { max: 500, multiline: true })),
    ]);
    if (!parts.ok) return parts;
    const [amount, description] = parts.value;
    const { leaseId, dueOn } = input;
    const draft = {
      leaseId,
      dueOn,
      amount,
      kind: toLowerCase(input.kind),
      chargedOn: input.chargedOn ?? dueOn,
      description: description ?? '',
    };
    const created = ofOnlyItem(await createCharges(tx, [draft]));
    if (!created.ok) return created;
    const charge = created.value[0]!;
    await emit(chargeEvent('created', charge));
    return ok(charge);
  },
);

export const chargeVoid = command(
  'chargeVoid',
  { money: true },
  async ({ tx, now, emit }, input: ChargeVoidInput): Promise<Result<ChargeRow>> => {
    const locked = await lockCharge(tx, input.id);
    if (!locked.ok) return locked;
    const charge = locked.value;
    const community = (await readCommunities(tx, [charge.communityId])).get(charge.communityId);
    const parts = all([
      checkVersion(charge, input.expectedVersion),
      checkVoid(charge),
      at(['input', 'reason'], cleanOptionalText(input.reason, { max: 500, multiline: true })),
      at(
        ['input', 'voidedOn'],
        reversalDay(input.voidedOn, { original: charge.chargedOn, today: today(community?.timeZone ?? 'UTC', now) }),
      ),
    ]);
    if (!parts.ok) return parts;
    const [, , reason, voidedOn] = parts.value;
    const [voidEntryId] = await newIds(tx, 1);
    const entry = (await readPostedEntries(tx, [charge.entryId])).get(charge.entryId)!;
    await postJournalEntries(tx, [
      reversalOf(entry, { id: voidEntryId!, entryDate: voidedOn, memo: reason ?? entry.memo }),
    ]);
    const [voided] = await tx
      .update(charges)
      .set({
        openMinor: 0n,
        voidedOn,
        voidEntryId,
        voidReason: reason,
        version: charge.version + 1,
        updatedAt: sql`now()`,
      })
      .where(eq(charges.id, charge.id))
      .returning();
    await emit(chargeEvent('voided', voided!));
    return ok(voided!);
  },
);

/** Locks the account of the lease first and the charge then: the order of all commands. */
const lockCharge = async (tx: Tx, id: string): Promise<Result<ChargeRow>> => {
  const notFound = fail('NOT_FOUND', { path: ['input', 'id'] });
  if (!isUuid(id)) return notFound;
  const [found] = await tx.select({ leaseId: charges.leaseId }).from(charges).where(eq(charges.id, id));
  if (found === undefined) return notFound;
  await lockLeaseBalances(tx, [found.leaseId]);
  const [charge] = await tx.select().from(charges).where(eq(charges.id, id)).for('update');
  return charge === undefined ? notFound : ok(charge);
};

const chargeEvent = (verb: string, { id, leaseId, kind, amountMinor, currency }: ChargeRow) => ({
  type: `charge.${verb}`,
  entity: 'Charge',
  entityId: id,
  payload: { leaseId, kind, minorUnits: String(amountMinor), currency },
});
