import { openTestDatabase } from '@lintel/db/testing';
import { testPlatform } from '@lintel/server/testing';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putFile } from '../src/files/index.ts';
import { documentsRoutes } from '../src/files/routes.ts';
import { openStorage } from '../src/files/storage.ts';
import { pdf, sha256 } from './setup.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the storage', () => {
  it('says at start which packages S3 needs when they are not there', async () => {
    const platform = testPlatform(database.door, { environment: { LINTEL_FILES_S3_BUCKET: 'files' } });
    await expect(documentsRoutes(Fastify(), platform)).rejects.toThrow(/@aws-sdk\/client-s3/);
  });

  it('refuses a size limit that is no number at start', async () => {
    const platform = testPlatform(database.door, { environment: { LINTEL_UPLOAD_MAX_BYTES: '25MB' } });
    await expect(documentsRoutes(Fastify(), platform)).rejects.toThrow(/LINTEL_UPLOAD_MAX_BYTES is 25MB/);
  });

  it('takes files of seeds with the same checks', async () => {
    const platform = testPlatform(database.door);
    const organization = '00000000-0000-7000-8000-000000000000';
    const stored = await putFile(platform, organization, {
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      content: pdf(),
    });
    if (!stored.ok) throw new Error('refused');
    expect(stored.value).toMatchObject({ sizeBytes: pdf().length, sha256: sha256(pdf()) });
    const storage = await platform.use(openStorage);
    expect(await storage.sizeOf(stored.value.storageKey)).toBe(pdf().length);
    expect(await storage.sizeOf('organizations/nobody/nothing')).toBeUndefined();
    const refused = await putFile(platform, organization, {
      fileName: 'a.pdf',
      mimeType: 'application/pdf',
      content: Buffer.from('<html>'),
    });
    expect(refused).toMatchObject({ ok: false, failures: [{ code: 'FILE_TYPE_MISMATCH' }] });
  });
});
