import { randomUUID } from 'node:crypto';
import { CommandError } from '../command-error.ts';
import type { Api } from '../connection/api.ts';
import { allNodes, type Page } from '../connection/pages.ts';
import type { UserError } from '../connection/user-error.ts';
import { clientCreate, clientsQuery } from './registry-documents.ts';

export type Client = { readonly id: string; readonly name: string; readonly status: string };

export const allClients = (api: Api): Promise<Client[]> =>
  allNodes(api, { query: clientsQuery }, ({ apiClients }: { apiClients: Page<Client> }) => apiClients);

/** Error: CommandError naming the clients that there are. */
export const clientNamed = async (api: Api, name: string): Promise<Client> => {
  const clients = await allClients(api);
  const found = clients.find((client) => client.name === name);
  if (found !== undefined) return found;
  const known =
    clients.length === 0 ? 'there is none yet' : `there are ${clients.map((client) => client.name).join(', ')}`;
  throw new CommandError(`${api.organizationName} has no API client "${name}"; ${known}.`);
};

/** The client of this name, made when there is none. */
export const clientNamedOrNew = async (api: Api, name: string): Promise<{ client: Client; isNew: boolean }> => {
  const found = (await allClients(api)).find((client) => client.name === name);
  if (found !== undefined) return { client: found, isNew: false };
  const data = await api.ask<{ apiClientCreate: { apiClient: Client | null; userErrors: UserError[] } }>(
    clientCreate,
    { input: { name } },
    { idempotencyKey: randomUUID() },
  );
  return { client: granted(data.apiClientCreate.apiClient, data.apiClientCreate.userErrors), isNew: true };
};

/** The object of a payload. Error: CommandError with all reasons when it was refused. */
export const granted = <T>(value: T | null, userErrors: readonly UserError[]): T => {
  if (value !== null) return value;
  throw new CommandError(userErrors.map(({ message }) => message).join('\n') || 'The server refused without a reason.');
};
