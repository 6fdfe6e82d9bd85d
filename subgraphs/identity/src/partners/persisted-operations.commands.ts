import { apiClients, persistedOperations } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { transitions } from '@lintel/kernel/transitions';
import { checkVersion, command, type Work } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { operationLimits, type ShapeLimits } from '@lintel/server/operation-limits';
import type { Platform } from '@lintel/server/platform';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type {
  PersistedOperationDeprecateInput,
  PersistedOperationRetireInput,
  PersistedOperationsRegisterInput,
} from '../__generated__/resolvers.ts';
import { type OperationDraft, readOperations } from './operation-drafts.ts';
import type { PersistedOperationRow } from './persisted-operations.queries.ts';

/** Registering makes an operation active whatever it was. */
const shapeLimits = ({ config }: Platform): ShapeLimits => operationLimits(config.environment);

export const operationTransitions = transitions<PersistedOperationRow['status']>({
  draft: ['active', 'retired'],
  active: ['deprecated', 'retired'],
  deprecated: ['active', 'retired'],
  retired: ['active'],
});

export const persistedOperationsRegister = command(
  'persistedOperationsRegister',
  {},
  async (work, input: PersistedOperationsRegisterInput) => {
    const read = all([
      at(['input', 'clientName'], cleanText(input.clientName, { max: 100 })),
      at(['input', 'operations'], readOperations(input.operations, work.platform.use(shapeLimits))),
    ]);
    if (!read.ok) return read;
    const [clientName, drafts] = read.value;
    const clientId = await clientNamed(work.tx, clientName);
    if (clientId === undefined) {
      return fail('INVALID_TRANSITION', {
        message: 'The client with this name has ended.',
        path: ['input', 'clientName'],
      });
    }
    const operations = await registerOperations(work.tx, clientId, drafts);
    await work.emit({
      type: 'persistedOperations.registered',
      entity: 'ApiClient',
      entityId: clientId,
      payload: { documentIds: operations.map(({ documentId }) => documentId) },
    });
    return ok(operations);
  },
);

/** The client with this name, made if there is none; undefined if it has ended. */
const clientNamed = async (tx: Tx, name: string): Promise<string | undefined> => {
  await tx
    .insert(apiClients)
    .values({ name })
    .onConflictDoNothing({ target: [apiClients.organizationId, apiClients.name] });
  const [client] = await tx.select().from(apiClients).where(eq(apiClients.name, name)).for('no key update');
  return client === undefined || client.status === 'ended' ? undefined : client.id;
};

/** Registers operations of one client in the order given; those that were registered before become active again. */
export const registerOperations = async (
  tx: Tx,
  clientId: string,
  drafts: readonly OperationDraft[],
): Promise<readonly PersistedOperationRow[]> => {
  await tx
    .insert(persistedOperations)
    .values(drafts.map((draft) => ({ ...draft, clientId })))
    .onConflictDoUpdate({
      target: [persistedOperations.organizationId, persistedOperations.clientId, persistedOperations.documentId],
      set: { status: 'active', version: sql`${persistedOperations.version} + 1`, updatedAt: sql`now()` },
      // What is active already stays untouched, so that registering again at every deployment leaves no trace.
      setWhere: sql`${persistedOperations.status} <> 'active'`,
    });
  const ids = drafts.map(({ documentId }) => documentId);
  const rows = await tx
    .select()
    .from(persistedOperations)
    .where(and(eq(persistedOperations.clientId, clientId), inArray(persistedOperations.documentId, ids)));
  const byDocument = new Map(rows.map((row) => [row.documentId, row]));
  return ids.map((id) => byDocument.get(id)!);
};

export const persistedOperationDeprecate = command(
  'persistedOperationDeprecate',
  {},
  (work, input: PersistedOperationDeprecateInput) => move(work, input, 'deprecated'),
);

export const persistedOperationRetire = command(
  'persistedOperationRetire',
  {},
  (work, input: PersistedOperationRetireInput) => move(work, input, 'retired'),
);

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

const move = async (
  { tx, emit }: Work,
  { id, expectedVersion }: Reference,
  to: 'deprecated' | 'retired',
): Promise<Result<PersistedOperationRow>> => {
  const [row] = isUuid(id)
    ? await tx.select().from(persistedOperations).where(eq(persistedOperations.id, id)).for('no key update')
    : [];
  if (row === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  const allowed = all([
    checkVersion(row, expectedVersion),
    at(['input', 'id'], operationTransitions.check(row.status, to)),
  ]);
  if (!allowed.ok) return allowed;
  const [saved] = await tx
    .update(persistedOperations)
    .set({ status: to, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(persistedOperations.id, id))
    .returning();
  await emit({
    type: `persistedOperation.${to}`,
    entity: 'PersistedOperation',
    entityId: id,
    payload: { documentId: row.documentId },
  });
  return ok(saved!);
};
