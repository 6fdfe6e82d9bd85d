import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.ts';
import type { Api } from '../connection/api.ts';
import { allNodes, type Page } from '../connection/pages.ts';
import type { UserError } from '../connection/user-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { inParallel } from '../in-parallel.ts';
import { readBytes, shellFolder } from '../read-bytes.ts';
import { table } from '../table.ts';
import type { RegistryCommand } from './arguments.ts';
import { checkAgainstSchema } from './check-schema.ts';
import { allClients, type Client, clientNamed, clientNamedOrNew, granted } from './clients.ts';
import { type OperationDocument, readDocuments } from './documents.ts';
import { registerDocuments } from './register.ts';
import { keyCreate, operationRetire, operationsQuery } from './registry-documents.ts';

type Of<What extends RegistryCommand['what']> = Extract<RegistryCommand, { what: What }>;
type Say = (text: string) => void;

const repositorySchema = fileURLToPath(new URL('../../../schema/api.graphql', import.meta.url));

/** Reads and checks the files, before anybody is asked anything. */
export const prepareRegister = async ({ files, schema }: Of<'register'>, say: Say): Promise<OperationDocument[]> => {
  const sources = await Promise.all(
    files.map(async (path) => ({ path, text: (await readBytes(path)).toString('utf8') })),
  );
  const documents = readDocuments(sources);
  if (schema === undefined && !existsSync(repositorySchema))
    say('There is no schema/api.graphql, so only the syntax was checked.');
  else checkAgainstSchema(documents, (await readBytes(schema ?? repositorySchema)).toString('utf8'));
  return documents;
};

export const register = async (
  api: Api,
  { client, out, documents }: Of<'register'> & { readonly documents: readonly OperationDocument[] },
  say: Say,
): Promise<void> => {
  const registered = await registerDocuments(api, client, documents);
  const rows = documents.map(({ documentId, name, file }, index) => [
    documentId,
    name,
    file,
    registered[index]!.status,
  ]);
  say(table([['documentId', 'name', 'file', 'status'], ...rows]));
  if (out === undefined) return;
  const manifest = Object.fromEntries(documents.map(({ name, documentId }) => [name, documentId]));
  try {
    await writeFile(resolve(shellFolder(), out), `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    throw new CommandError(
      `The operations are registered, and ${out} cannot be written: ${(error as Error).message}`,
      exitCodes.incomplete,
    );
  }
};

type Operation = { id: string; documentId: string; name: string; status: string; createdAt: string };

const operationsOf = (api: Api, filter: Record<string, unknown>): Promise<Operation[]> =>
  allNodes(
    api,
    { query: operationsQuery, variables: { filter } },
    ({ persistedOperations }: { persistedOperations: Page<Operation> }) => persistedOperations,
  );

export const list = async (api: Api, { client }: Of<'list'>, say: Say): Promise<void> => {
  const clients = client === undefined ? await allClients(api) : [await clientNamed(api, client)];
  const found = new Map<Client, Operation[]>();
  await inParallel(clients, { concurrency: 4 }, async (each) => {
    found.set(each, await operationsOf(api, { clientId: each.id }));
  });
  const rows = clients.flatMap((each) =>
    found
      .get(each)!
      .map(({ documentId, name, status, createdAt }) => [documentId, name, each.name, status, createdAt.slice(0, 10)]),
  );
  say(
    rows.length === 0
      ? 'Nothing is registered.'
      : table([['documentId', 'name', 'client', 'status', 'since'], ...rows]),
  );
};

export const retire = async (api: Api, { client, documentId }: Of<'retire'>, say: Say): Promise<void> => {
  const { id: clientId } = await clientNamed(api, client);
  const [operation] = await operationsOf(api, { clientId, documentId });
  if (operation === undefined) throw new CommandError(`${client} has not registered ${documentId}.`);
  const data = await api.ask<{
    persistedOperationRetire: { persistedOperation: Operation | null; userErrors: UserError[] };
  }>(operationRetire, { input: { id: operation.id } }, { idempotencyKey: randomUUID() });
  const { persistedOperation, userErrors } = data.persistedOperationRetire;
  const { name, status } = granted(persistedOperation, userErrors);
  say(`${name} of ${client} is ${status} now.`);
};

type Key = { prefix: string; permissions: string[]; expiresAt: string | null };
type KeyAnswer = { apiKeyCreate: { apiKey: Key | null; secret: string | null; userErrors: UserError[] } };

export const key = async (
  api: Api,
  { client: clientName, name, permissions, expiresAt }: Of<'key'>,
  say: Say,
): Promise<void> => {
  const { client, isNew } = await clientNamedOrNew(api, clientName);
  if (isNew) say(`Made the API client ${client.name}.`);
  const input = { clientId: client.id, name, permissions, expiresAt };
  const data = await api.ask<KeyAnswer>(keyCreate, { input }, { idempotencyKey: randomUUID() });
  const { apiKey, secret, userErrors } = data.apiKeyCreate;
  const made = granted(apiKey, userErrors);
  // A repeated request is answered without the secret: it was shown to a connection that broke.
  if (secret === null) {
    throw new CommandError(
      `The key ${made.prefix} was made and its secret was lost on the way; revoke it and make another.`,
    );
  }
  say(
    `The key of ${client.name}, shown this once; it may ${made.permissions.join(', ')}${made.expiresAt ? ` until ${made.expiresAt}` : ''}:`,
  );
  say(`\n  ${secret}\n`);
  say(`Send it as "Authorization: Bearer …" with the documentId of an operation registered for ${client.name}.`);
};
