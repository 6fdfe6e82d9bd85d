import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Platform } from '@lintel/server/platform';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { S3DriverOptions } from 'flydrive/drivers/s3/types';

/** Where the bytes of files are. Keys are made by us and hold nothing that a client wrote. */
export type FileStorage = {
  /** Stores what the stream gives; rejects when the stream fails or `signal` aborts, and may then have stored a part. */
  readonly write: (
    key: string,
    content: Readable,
    options: { contentLength: number; signal: AbortSignal },
  ) => Promise<void>;
  /** Gives a complete file its final key; when this resolves the file survives a crash. */
  readonly publish: (from: string, to: string) => Promise<void>;
  readonly read: (key: string) => Promise<Readable>;
  /** Size in bytes; undefined when there is no such file. */
  readonly sizeOf: (key: string) => Promise<number | undefined>;
  readonly remove: (key: string) => Promise<void>;
};

/** The storage of this process; `platform.use(openStorage)` opens it once. S3 when a bucket is configured, else the disk. */
export const openStorage = async ({ config }: Platform): Promise<FileStorage> => {
  const { LINTEL_FILES_S3_BUCKET: bucket } = config.environment;
  if (bucket !== undefined && bucket !== '') {
    const disk = new Disk(await s3Driver(bucket, config.environment));
    return { ...common(disk), publish: (from, to) => disk.move(from, to) };
  }
  const location = resolve(config.home, 'files');
  await mkdir(location, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
  return { ...common(disk), publish: (from, to) => publishOnDisk(join(location, from), join(location, to)) };
};

const common = (disk: Disk): Omit<FileStorage, 'publish'> => ({
  write: (key, content, options) => disk.putStream(key, content, options),
  read: (key) => disk.getStream(key),
  remove: (key) => disk.delete(key),
  sizeOf: async (key) => ((await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : undefined),
});

/** A rename is atomic, which copying is not; the two fsyncs make content and name survive a loss of power. */
const publishOnDisk = async (from: string, to: string): Promise<void> => {
  await synced(from, 'r+');
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(from, to);
  // Windows cannot open a folder; there the file system does this by itself.
  if (process.platform !== 'win32') await synced(dirname(to), 'r');
};

const synced = async (path: string, flags: 'r' | 'r+'): Promise<void> => {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const missingPackages =
  'LINTEL_FILES_S3_BUCKET is set, but the packages for S3 are not installed. Run: pnpm --filter @lintel/documents add @aws-sdk/client-s3 @aws-sdk/s3-request-presigner';

const s3Driver = async (bucket: string, environment: Readonly<Record<string, string | undefined>>) => {
  const { S3Driver } = await import('flydrive/drivers/s3').catch((error: unknown) => {
    throw new Error(missingPackages, { cause: error });
  });
  const {
    LINTEL_FILES_S3_REGION: region = 'us-east-1',
    LINTEL_FILES_S3_ENDPOINT: endpoint,
    LINTEL_FILES_S3_ACCESS_KEY_ID: accessKeyId,
    LINTEL_FILES_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = environment;
  const options = {
    bucket,
    region,
    visibility: 'private',
    supportsACL: false,
    // Other makes of S3 name the bucket in the path. Without keys of ours the SDK finds those of the machine.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  };
  return new S3Driver(options as S3DriverOptions);
};
