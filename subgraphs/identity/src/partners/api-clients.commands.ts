import { apiClients, apiKeys } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';
import { transitions } from '@lintel/kernel/transitions';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type {
  ApiClientCreateInput,
  ApiClientEndInput,
  ApiClientResumeInput,
  ApiClientSuspendInput,
  ApiClientUpdateInput,
} from '../__generated__/resolvers.ts';
import type { ApiClientRow } from './partners.queries.ts';

const constraints: ConstraintErrors = { api_clients_name_key: { code: 'ALREADY_EXISTS', path: ['input', 'name'] } };

export const apiClientTransitions = transitions<ApiClientRow['status']>({
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: [],
});

const readDescription = (text: string | null | undefined): Result<string> => {
  const description = cleanOptionalText(text, { max: 1000, multiline: true });
  return description.ok ? ok(description.value ?? '') : at(['input', 'description'], description);
};

const readName = (name: string): Result<string> => at(['input', 'name'], cleanText(name, { max: 100 }));

export const apiClientCreate = command(
  'apiClientCreate',
  { constraints },
  async (work, input: ApiClientCreateInput) => {
    const read = all([readName(input.name), readDescription(input.description)]);
    if (!read.ok) return read;
    const [name, description] = read.value;
    const [client] = await work.tx.insert(apiClients).values({ name, description }).returning();
    await tell(work, 'apiClient.created', client!);
    return ok(client!);
  },
);

export const apiClientUpdate = command(
  'apiClientUpdate',
  { constraints },
  async (work, input: ApiClientUpdateInput) => {
    const locked = await lockClient(work.tx, input);
    if (!locked.ok) return locked;
    const read = all([
      input.name == null ? ok(locked.value.name) : readName(input.name),
      input.description == null ? ok(locked.value.description) : readDescription(input.description),
    ]);
    if (!read.ok) return read;
    const [name, description] = read.value;
    const client = await save(work.tx, locked.value, { name, description });
    await tell(work, 'apiClient.updated', client);
    return ok(client);
  },
);

export const apiClientSuspend = command('apiClientSuspend', {}, (work, input: ApiClientSuspendInput) =>
  move(work, input, 'suspended'),
);

export const apiClientResume = command('apiClientResume', {}, (work, input: ApiClientResumeInput) =>
  move(work, input, 'active'),
);

export const apiClientEnd = command('apiClientEnd', {}, async (work, input: ApiClientEndInput) => {
  const ended = await move(work, input, 'ended');
  if (ended.ok) {
    const open = and(eq(apiKeys.clientId, ended.value.id), isNull(apiKeys.revokedAt));
    await work.tx.update(apiKeys).set({ revokedAt: work.now }).where(open);
  }
  return ended;
});

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

const eventOf = { suspended: 'apiClient.suspended', active: 'apiClient.resumed', ended: 'apiClient.ended' } as const;

const move = async (work: Work, input: Reference, to: keyof typeof eventOf): Promise<Result<ApiClientRow>> => {
  const locked = await lockClient(work.tx, input);
  if (!locked.ok) return locked;
  const allowed = at(['input', 'id'], apiClientTransitions.check(locked.value.status, to));
  if (!allowed.ok) return allowed;
  const client = await save(work.tx, locked.value, { status: to });
  await tell(work, eventOf[to], client);
  return ok(client);
};

/** Locks a client for a change of itself or of what belongs to it. */
export const lockClient = async (tx: Tx, { id, expectedVersion }: Reference): Promise<Result<ApiClientRow>> => {
  const [row] = isUuid(id) ? await tx.select().from(apiClients).where(eq(apiClients.id, id)).for('no key update') : [];
  return row === undefined ? fail('NOT_FOUND', { path: ['input', 'id'] }) : checkVersion(row, expectedVersion);
};

const save = async (tx: Tx, row: ApiClientRow, changes: Partial<ApiClientRow>): Promise<ApiClientRow> => {
  const [saved] = await tx
    .update(apiClients)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(apiClients.id, row.id))
    .returning();
  return saved!;
};

const tell = (work: Work, type: string, { id }: ApiClientRow): Promise<void> =>
  work.emit({ type, entity: 'ApiClient', entityId: id, payload: {} });
