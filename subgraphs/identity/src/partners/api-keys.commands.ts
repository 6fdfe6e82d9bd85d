import { live } from '@lintel/db/live';
import { apiKeys, communities } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { type Command, command } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { anyOf } from '@lintel/server/load';
import { and, eq } from 'drizzle-orm';
import type { ApiKeyCreateInput, ApiKeyRevokeInput } from '../__generated__/resolvers.ts';
import { readGrant } from '../access/index.ts';
import { lockClient } from './api-clients.commands.ts';
import { type ApiKeyText, apiKeyHash } from './api-key-text.ts';
import type { ApiKeyRow } from './partners.queries.ts';

const MOST_COMMUNITIES = 100;

/**
 * Stores a key that was made before. The secret stands neither in the input nor in the answer, because both are remembered
 * under the Idempotency-Key.
 */
export const apiKeyCreate = (made: ApiKeyText): Command<ApiKeyCreateInput, ApiKeyRow> =>
  command('apiKeyCreate', {}, async ({ tx, session, platform, now, emit }, input) => {
    const client = at(['input'], await clientOf(tx, input.clientId));
    if (!client.ok) return client;
    const expiresAt = input.expiresAt ?? null;
    const read = all([
      at(['input', 'name'], cleanText(input.name, { max: 100 })),
      at(['input', 'permissions'], readGrant(input.permissions, session)),
      at(['input', 'communityIds'], await readCommunities(tx, input.communityIds ?? [])),
      expiresAt === null || expiresAt > now
        ? ok()
        : fail('DATE_RANGE_INVALID', { message: 'The key would have expired already.', path: ['input', 'expiresAt'] }),
    ]);
    if (!read.ok) return read;
    const [name, permissions, communityIds] = read.value;
    const [key] = await tx
      .insert(apiKeys)
      .values({
        clientId: client.value,
        name,
        prefix: made.prefix,
        secretHash: apiKeyHash(platform.secrets.key('api-key'), made.key),
        permissions: [...permissions],
        communityIds: [...communityIds],
        expiresAt,
      })
      .returning();
    await emit({
      type: 'apiKey.created',
      entity: 'ApiKey',
      entityId: key!.id,
      payload: { clientId: client.value, prefix: made.prefix },
    });
    return ok(key!);
  });

export const apiKeyRevoke = command('apiKeyRevoke', {}, async ({ tx, now, emit }, { id }: ApiKeyRevokeInput) => {
  const [row] = isUuid(id) ? await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('no key update') : [];
  if (row === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  if (row.revokedAt !== null) return ok(row);
  const [key] = await tx.update(apiKeys).set({ revokedAt: now }).where(eq(apiKeys.id, id)).returning();
  await emit({ type: 'apiKey.revoked', entity: 'ApiKey', entityId: id, payload: { prefix: row.prefix } });
  return ok(key!);
});

const clientOf = async (tx: Tx, id: string): Promise<Result<string>> => {
  const client = await lockClient(tx, { id });
  return client.ok && client.value.status !== 'ended'
    ? ok(client.value.id)
    : fail('REFERENCE_NOT_FOUND', { path: ['clientId'] });
};

const readCommunities = async (tx: Tx, ids: readonly string[]): Promise<Result<readonly string[]>> => {
  if (ids.length > MOST_COMMUNITIES) return fail('TOO_MANY_ITEMS');
  const found = await tx
    .select({ id: communities.id })
    .from(communities)
    .where(and(anyOf(communities.id, ids), live(communities)));
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.findIndex((id) => !known.has(id));
  return missing === -1 ? ok([...known]) : fail('REFERENCE_NOT_FOUND', { path: [String(missing)] });
};
