import { toUpperCase } from '@lintel/kernel/text';
import { payload, resolveCommand, run } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import { childPage } from '@lintel/server/page';
import type {
  ApiClientResolvers,
  ApiKeyResolvers,
  MutationResolvers,
  PersistedOperationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { type Revocation, resolveThenPublish } from '../sessions/revocations.ts';
import {
  apiClientCreate,
  apiClientEnd,
  apiClientResume,
  apiClientSuspend,
  apiClientUpdate,
} from './api-clients.commands.ts';
import { keyEnvironment, newApiKey } from './api-key-text.ts';
import { apiKeyCreate, apiKeyRevoke } from './api-keys.commands.ts';
import {
  type ApiClientRow,
  type ApiKeyRow,
  apiClientsPage,
  keysOfClient,
  operationsOfClient,
  usageByKey,
} from './partners.queries.ts';
import {
  persistedOperationDeprecate,
  persistedOperationRetire,
  persistedOperationsRegister,
} from './persisted-operations.commands.ts';
import { type PersistedOperationRow, persistedOperationsPage } from './persisted-operations.queries.ts';

const Query = {
  apiClients: (_, page, context) => apiClientsPage(context, page),
  persistedOperations: (_, args, context) => persistedOperationsPage(context, args),
} satisfies QueryResolvers;

const keysOf = ({ organizationId, id }: ApiClientRow): Revocation => ({
  kind: 'apiClient',
  organizationId,
  clientId: id,
});
const key = ({ organizationId, id }: ApiKeyRow): Revocation => ({ kind: 'apiKey', organizationId, apiKeyId: id });
const operation = ({ organizationId, documentId }: PersistedOperationRow): Revocation => ({
  kind: 'operation',
  organizationId,
  documentId,
});

const Mutation = {
  apiClientCreate: resolveCommand(apiClientCreate, 'apiClient'),
  apiClientUpdate: resolveCommand(apiClientUpdate, 'apiClient'),
  apiClientSuspend: resolveThenPublish(apiClientSuspend, 'apiClient', keysOf),
  apiClientResume: resolveThenPublish(apiClientResume, 'apiClient', keysOf),
  apiClientEnd: resolveThenPublish(apiClientEnd, 'apiClient', keysOf),
  apiKeyCreate: async (_, { input }, context, info) => {
    const made = newApiKey(keyEnvironment(context.platform.config.environment));
    const answer = payload('apiKey', await run(context, apiKeyCreate(made), { input, path: String(info.path.key) }));
    // An answer that is replayed is about a key that was made earlier; its secret is gone.
    return { ...answer, secret: answer.apiKey?.prefix === made.prefix ? made.key : null };
  },
  apiKeyRevoke: resolveThenPublish(apiKeyRevoke, 'apiKey', key),
  persistedOperationsRegister: resolveCommand(persistedOperationsRegister, 'operations'),
  persistedOperationDeprecate: resolveCommand(persistedOperationDeprecate, 'persistedOperation'),
  persistedOperationRetire: resolveThenPublish(persistedOperationRetire, 'persistedOperation', operation),
} satisfies MutationResolvers;

const ApiClient = {
  status: ({ status }) => toUpperCase(status),
  keys: ({ id }, page, context) => childPage(context, keysOfClient, id, page),
  operations: ({ id }, page, context) => childPage(context, operationsOfClient, id, page),
} satisfies ApiClientResolvers;

const ApiKey = {
  lastUsedAt: async ({ id }, _, context) => (await load(context, usageByKey, id))?.lastUsedAt ?? null,
} satisfies ApiKeyResolvers;

const PersistedOperation = {
  status: ({ status }) => toUpperCase(status),
} satisfies PersistedOperationResolvers;

export const partnerResolvers = { Query, Mutation, ApiClient, ApiKey, PersistedOperation };
