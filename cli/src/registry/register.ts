import { randomUUID } from 'node:crypto';
import { CommandError } from '../command-error.ts';
import type { Api } from '../connection/api.ts';
import type { UserError } from '../connection/user-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { OperationDocument } from './documents.ts';
import { operationsRegister } from './registry-documents.ts';

export type Registered = {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  readonly status: string;
};

/** Both limits are those of the API: operations per call, and bytes of a request, with room for JSON's escapes. */
const mostOperations = 100;
const mostBytes = 160_000;

type Answer = {
  readonly persistedOperationsRegister: {
    readonly operations: readonly Registered[] | null;
    readonly userErrors: readonly UserError[];
  };
};

/**
 * Registers the documents for a client, in the order given. Repeating it changes nothing. Error: CommandError with all reasons;
 * more documents than one call can carry may then be registered in part, which its exit code tells.
 */
export const registerDocuments = async (
  api: Api,
  client: string,
  documents: readonly OperationDocument[],
): Promise<Registered[]> => {
  const registered: Registered[] = [];
  for (const batch of batchesOf(documents)) {
    const input = { clientName: client, operations: batch.map(({ name, text }) => ({ name, document: text })) };
    const data = await api.ask<Answer>(operationsRegister, { input }, { idempotencyKey: randomUUID() });
    const { operations, userErrors } = data.persistedOperationsRegister;
    if (operations === null) throw refusal(userErrors, { batch, isPart: registered.length > 0 });
    batch.forEach(({ name, documentId }, index) => {
      if (operations[index]?.documentId !== documentId)
        throw new CommandError(`The server gave ${name} another id than its SHA-256.`);
    });
    registered.push(...operations);
  }
  return registered;
};

type Refused = { readonly batch: readonly OperationDocument[]; readonly isPart: boolean };

const refusal = (userErrors: readonly UserError[], { batch, isPart }: Refused): CommandError => {
  const lines = userErrors.map(({ message, path }) => {
    const document = batch[Number(path[2] ?? Number.NaN)];
    return document === undefined ? message : `${document.file}: ${document.name}: ${message}`;
  });
  const message = lines.join('\n') || 'The server refused the operations without a reason.';
  return new CommandError(message, isPart ? exitCodes.incomplete : exitCodes.impossible);
};

export const batchesOf = (documents: readonly OperationDocument[]): OperationDocument[][] => {
  const batches: OperationDocument[][] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = Buffer.byteLength(JSON.stringify(document.text));
    const batch = batches.at(-1);
    if (batch === undefined || batch.length === mostOperations || bytes + size > mostBytes) {
      batches.push([document]);
      bytes = size;
    } else {
      batch.push(document);
      bytes += size;
    }
  }
  return batches;
};
