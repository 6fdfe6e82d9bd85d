import { Readable } from 'node:stream';
import type { Result } from '@lintel/kernel/result';
import { ok } from '@lintel/kernel/result';
import type { Platform } from '@lintel/server/platform';
import { newStorageKey, receiveFile } from './receive.ts';
import { openStorage } from './storage.ts';
import type { ArrivedFile } from './uploads.commands.ts';

/**
 * Stores bytes that are at hand, as an upload would: for seeds and imports, which have no client to send them. Same checks
 * of the content. Answers what `insertDocuments` needs.
 */
export const putFile = async (
  platform: Platform,
  organizationId: string,
  { fileName, mimeType, content }: { fileName: string; mimeType: string; content: Uint8Array },
): Promise<Result<ArrivedFile>> => {
  const storage = await platform.use(openStorage);
  const sizeBytes = content.byteLength;
  const received = await receiveFile(storage, Readable.from([Buffer.from(content)]), {
    organizationId,
    mimeType,
    sizeBytes,
    sha256: null,
  });
  if (!received.ok) return received;
  const storageKey = newStorageKey(organizationId, platform.now());
  await storage.publish(received.value.temporaryKey, storageKey);
  return ok({ fileName, mimeType, sizeBytes, storageKey, sha256: received.value.sha256 });
};
