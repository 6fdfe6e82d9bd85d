import { apiClients, apiKeys, apiKeyUsage, persistedOperations } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { byKey } from '@lintel/server/load';
import { type ChildConnection, type Connection, type PageArgs, pageOf } from '@lintel/server/page';

export type ApiClientRow = typeof apiClients.$inferSelect;
export type ApiClientsPage = Connection<ApiClientRow>;
export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type ApiKeysPage = Connection<ApiKeyRow>;

export const apiClientsPage = (context: Context, page: PageArgs): Promise<ApiClientsPage> =>
  pageOf(
    context,
    { name: 'apiClients', table: apiClients, order: { name: 'NEWEST', columns: [apiClients.id], direction: 'desc' } },
    page,
  );

export const keysOfClient: ChildConnection<typeof apiKeys> = {
  name: 'ApiClient.keys',
  table: apiKeys,
  parentKey: apiKeys.clientId,
  order: { name: 'NEWEST', columns: [apiKeys.id], direction: 'desc' },
};

export const operationsOfClient: ChildConnection<typeof persistedOperations> = {
  name: 'ApiClient.operations',
  table: persistedOperations,
  parentKey: persistedOperations.clientId,
  order: { name: 'NEWEST', columns: [persistedOperations.id], direction: 'desc' },
};

export const usageByKey = byKey(apiKeyUsage, apiKeyUsage.keyId);
