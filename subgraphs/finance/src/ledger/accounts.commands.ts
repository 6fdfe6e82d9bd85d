import { ledgerAccounts } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText, toLowerCase } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { eq, sql } from 'drizzle-orm';
import type {
  LedgerAccountArchiveInput,
  LedgerAccountCreateInput,
  LedgerAccountRestoreInput,
  LedgerAccountUpdateInput,
} from '../__generated__/resolvers.ts';
import { type LedgerAccountRow, readAccounts, readAncestors, readUse } from './accounts.queries.ts';
import { type Account, checkCode, checkParent } from './accounts.rules.ts';

const constraints: ConstraintErrors = {
  ledger_accounts_code_key: { code: 'ACCOUNT_CODE_TAKEN', path: ['input', 'code'] },
  ledger_accounts_parent_fkey: { code: 'ACCOUNT_PARENT_INVALID', path: ['input', 'parentId'] },
};

export const ledgerAccountCreate = command(
  'ledgerAccountCreate',
  { constraints },
  async ({ tx, emit }, input: LedgerAccountCreateInput): Promise<Result<LedgerAccountRow>> => {
    const fields = all([
      at(['input', 'code'], checkCode(input.code)),
      at(['input', 'name'], cleanText(input.name, { max: 200 })),
      at(['input', 'description'], cleanOptionalText(input.description, { max: 1000, multiline: true })),
    ]);
    if (!fields.ok) return fields;
    const [code, name, description] = fields.value;
    const type = toLowerCase(input.type);
    const parent = await findParent(tx, { id: null, type }, input.parentId ?? null);
    if (!parent.ok) return parent;
    const [account] = await tx
      .insert(ledgerAccounts)
      .values({
        code,
        name,
        type,
        description: description ?? '',
        parentId: parent.value,
        isGroup: input.isGroup ?? false,
      })
      .returning();
    await emit(accountEvent('created', account!.id));
    return ok(account!);
  },
);

export const ledgerAccountUpdate = command(
  'ledgerAccountUpdate',
  { constraints },
  async (work, input: LedgerAccountUpdateInput): Promise<Result<LedgerAccountRow>> => {
    const locked = await lockAccount(work.tx, input);
    if (!locked.ok) return locked;
    const account = locked.value;
    if (account.deletedAt !== null) return fail('NOT_FOUND', { path: ['input', 'id'] });
    const fields = all([
      input.code == null ? ok(account.code) : at(['input', 'code'], checkCode(input.code)),
      input.name == null ? ok(account.name) : at(['input', 'name'], cleanText(input.name, { max: 200 })),
      input.description === undefined
        ? ok(account.description)
        : at(['input', 'description'], cleanOptionalText(input.description, { max: 1000, multiline: true })),
    ]);
    if (!fields.ok) return fields;
    const [code, name, description] = fields.value;
    const type = input.type == null ? account.type : toLowerCase(input.type);
    const mayChange = await checkTypeChange(work.tx, account, type);
    if (!mayChange.ok) return mayChange;
    const parent = await findParent(
      work.tx,
      { id: account.id, type },
      input.parentId === undefined ? account.parentId : input.parentId,
    );
    if (!parent.ok) return parent;
    return save(work, account, {
      event: 'updated',
      set: { code, name, type, description: description ?? '', parentId: parent.value },
    });
  },
);

export const ledgerAccountArchive = command(
  'ledgerAccountArchive',
  { constraints },
  async (work, input: LedgerAccountArchiveInput): Promise<Result<LedgerAccountRow>> => {
    const locked = await lockAccount(work.tx, input);
    if (!locked.ok) return locked;
    const account = locked.value;
    const path = ['input', 'id'];
    if (account.deletedAt !== null) return fail('NOT_FOUND', { path });
    if (account.purpose !== null) return fail('ACCOUNT_IS_SYSTEM', { path });
    const use = await readUse(work.tx, account.id);
    if (!use.settled) return fail('ACCOUNT_HAS_BALANCE', { path });
    if (use.hasChildren) return fail('ACCOUNT_IN_USE', { path, message: 'This group still gathers accounts.' });
    return save(work, account, { event: 'archived', set: { deletedAt: work.now } });
  },
);

export const ledgerAccountRestore = command(
  'ledgerAccountRestore',
  { constraints: { ...constraints, ledger_accounts_code_key: { code: 'ACCOUNT_CODE_TAKEN', path: ['input', 'id'] } } },
  async (work, input: LedgerAccountRestoreInput): Promise<Result<LedgerAccountRow>> => {
    const locked = await lockAccount(work.tx, input);
    if (!locked.ok) return locked;
    const account = locked.value;
    if (account.deletedAt === null) return ok(account);
    const parent = await findParent(work.tx, account, account.parentId);
    if (!parent.ok) return at([], parent);
    return save(work, account, { event: 'restored', set: { deletedAt: null } });
  },
);

const lockAccount = async (
  tx: Tx,
  input: { id: string; expectedVersion?: number | null | undefined },
): Promise<Result<LedgerAccountRow>> => {
  const [account] = isUuid(input.id)
    ? await tx.select().from(ledgerAccounts).where(eq(ledgerAccounts.id, input.id)).for('update')
    : [];
  return account === undefined
    ? fail('NOT_FOUND', { path: ['input', 'id'] })
    : checkVersion(account, input.expectedVersion);
};

const checkTypeChange = async (
  tx: Tx,
  account: LedgerAccountRow,
  type: Account['type'],
): Promise<Result<undefined>> => {
  if (type === account.type) return ok();
  const path = ['input', 'type'];
  if (account.purpose !== null) return fail('ACCOUNT_IS_SYSTEM', { path });
  const use = await readUse(tx, account.id);
  return use.used || use.hasChildren ? fail('ACCOUNT_IN_USE', { path }) : ok();
};

/** The id to store as the parent. Locks the parent, so that it stays what it was checked to be. */
const findParent = async (
  tx: Tx,
  child: { id: string | null; type: Account['type'] },
  parentId: string | null,
): Promise<Result<string | null>> => {
  if (parentId === null) return ok(null);
  const path = ['input', 'parentId'];
  const parent = (await readAccounts(tx, [parentId])).get(parentId);
  if (parent === undefined) return fail('REFERENCE_NOT_FOUND', { path });
  // Two accounts that move below each other at the same time would both look right: such moves go one by one.
  await tx.execute(sql`select from finance.ledger_accounts where is_group order by id for no key update`);
  const fits = at(path, checkParent(child, parent, await readAncestors(tx, parentId)));
  return fits.ok ? ok(fits.value.id) : fits;
};

const save = async (
  { tx, emit }: Work,
  account: LedgerAccountRow,
  { event, set }: { event: string; set: Partial<typeof ledgerAccounts.$inferInsert> },
): Promise<Result<LedgerAccountRow>> => {
  const [saved] = await tx
    .update(ledgerAccounts)
    .set({ ...set, version: account.version + 1, updatedAt: sql`now()` })
    .where(eq(ledgerAccounts.id, account.id))
    .returning();
  if (saved === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  await emit(accountEvent(event, account.id));
  return ok(saved);
};

const accountEvent = (verb: string, id: string) => ({
  type: `ledgerAccount.${verb}`,
  entity: 'LedgerAccount',
  entityId: id,
  payload: {},
});
