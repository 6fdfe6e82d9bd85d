import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { fileTypes } from './content.rules.ts';
import type { FileStorage } from './storage.ts';

/** What was announced about a file. */
export type ExpectedFile = {
  readonly organizationId: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly sha256: string | null;
};

/** A complete file under a temporary key. */
export type ReceivedFile = { readonly temporaryKey: string; readonly sha256: string };

/** Longest time that one file may take to arrive. */
const transferMs = 10 * 60_000;

/**
 * Streams a file to a temporary key, at most as many bytes as were announced, and checks size, checksum and content. What
 * does not pass is removed again. Leaves the source alone, so that a refusal can still be answered on its connection.
 * Fails with CHECKSUM_MISMATCH, FILE_TYPE_MISMATCH or UPLOAD_INTERRUPTED; faults of the storage are thrown.
 */
export const receiveFile = async (
  storage: FileStorage,
  source: Readable,
  expected: ExpectedFile,
): Promise<Result<ReceivedFile>> => {
  const temporaryKey = `incoming/${expected.organizationId}/${randomUUID()}`;
  const hash = createHash('sha256');
  const inspector = fileTypes[expected.mimeType]!.inspect();
  const seen = { size: 0, interrupted: false };
  const signal = AbortSignal.timeout(transferMs);

  const metered = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        seen.size += chunk.length;
        if (seen.size > expected.sizeBytes) return;
        hash.update(chunk);
        inspector.update(chunk);
        yield chunk;
      }
    } catch {
      // The client went away. What has arrived is removed like any file of the wrong size.
      seen.interrupted = true;
    }
  };
  const judge = (): Result<ReceivedFile> => {
    if (seen.interrupted || signal.aborted) return fail('UPLOAD_INTERRUPTED');
    if (seen.size !== expected.sizeBytes)
      return fail('CHECKSUM_MISMATCH', {
        message: `${expected.sizeBytes} bytes were announced, and ${seen.size > expected.sizeBytes ? 'more' : seen.size} arrived.`,
      });
    const sha256 = hash.digest('hex');
    if (expected.sha256 !== null && sha256 !== expected.sha256)
      return fail('CHECKSUM_MISMATCH', { message: `The SHA-256 of what arrived is ${sha256}.` });
    return inspector.matches()
      ? ok({ temporaryKey, sha256 })
      : fail('FILE_TYPE_MISMATCH', { message: `The content is not ${expected.mimeType}.` });
  };

  try {
    await storage.write(temporaryKey, Readable.from(metered(), { objectMode: false }), {
      contentLength: expected.sizeBytes,
      signal,
    });
  } catch (error) {
    await storage.remove(temporaryKey);
    if (signal.aborted || seen.interrupted) return fail('UPLOAD_INTERRUPTED');
    throw error;
  }
  const result = judge();
  if (!result.ok) await storage.remove(temporaryKey);
  return result;
};

/** A new final key: under the prefix of the organization, by month so that no folder grows for ever, and not guessable. */
export const newStorageKey = (organizationId: string, now: Date): string =>
  `organizations/${organizationId}/${now.toISOString().slice(0, 7)}/${randomUUID()}`;
