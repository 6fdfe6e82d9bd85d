import { requestErrors, type UserErrorCode, userErrors } from '@lintel/kernel/errors';
import type { Failure } from '@lintel/kernel/result';
import { availabilityError } from '@lintel/server/driver-errors';
import { errorFields } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fetchDownload } from './fetch-download.ts';
import { contentDisposition, savedName } from './file-names.rules.ts';
import { findUpload, finishUpload } from './finish-upload.ts';
import { openStorage } from './storage.ts';
import { type FileToken, openToken } from './tokens.ts';
import { mostBytes } from './uploads.commands.ts';

/**
 * The HTTP side of files: `PUT /files/uploads/<token>` and `GET /files/downloads/<token>`. The token is all the
 * authorization there is and all that is needed. Registered by the documents service, and by the gateway when it runs
 * everything in one process. Rejects when the storage or the size limit is not configured rightly.
 */
export const documentsRoutes = async (app: FastifyInstance, platform: Platform): Promise<void> => {
  // Both would fail at the first upload; an operator wants to know at start.
  await platform.use(openStorage);
  mostBytes(platform.config);
  await app.register(async (files) => {
    // Bytes are taken as they come, whatever type they claim to be.
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    files.setErrorHandler((error, request, reply) => answerFault(platform, error, request, reply));
    // Wildcards, because a named parameter may have 100 characters only.
    files.put('/files/uploads/*', (request, reply) => putUpload(platform, request, reply));
    files.get('/files/downloads/*', { exposeHeadRoute: false }, (request, reply) =>
      getDownload(platform, request, reply),
    );
  });
};

const putUpload = async (platform: Platform, request: FastifyRequest, reply: FastifyReply) => {
  const declared = request.headers['content-length'];
  const limit = mostBytes(platform.config);
  // The rest of a refused body is read and dropped, so that the client gets its answer, unless it could go on for ever.
  if (!(Number(declared) <= limit)) reply.header('connection', 'close');
  const token = openToken(platform, 'uploads', lastPart(request));
  if (token === undefined) return refuse(reply, 'NOT_FOUND');
  if (isOver(platform, token)) return refuse(reply, 'UPLOAD_EXPIRED');
  if (Number(declared) > limit) return refuse(reply, 'FILE_TOO_LARGE');
  const upload = await findUpload(platform, token);
  if (upload === undefined) return refuse(reply, 'NOT_FOUND');
  if (declared !== undefined && Number(declared) !== upload.sizeBytes) {
    return refuse(reply, 'CHECKSUM_MISMATCH', `${upload.sizeBytes} bytes were announced, and ${declared} are sent.`);
  }
  const finished = await finishUpload(platform, { token, upload, source: request.raw });
  return finished.ok
    ? reply.code(201).send(finished.value)
    : refuse(reply, finished.failures[0].code, finished.failures[0].message);
};

const getDownload = async (platform: Platform, request: FastifyRequest, reply: FastifyReply) => {
  const token = openToken(platform, 'downloads', lastPart(request));
  if (token === undefined) return refuse(reply, 'NOT_FOUND');
  if (isOver(platform, token)) return refuse(reply, 'DOWNLOAD_EXPIRED');
  const file = await fetchDownload(platform, token);
  if (file === undefined) return refuse(reply, 'NOT_FOUND');
  const { fileName, mimeType, sizeBytes, content } = file;
  return reply
    .headers({
      ...privately,
      'content-type': mimeType.startsWith('text/') ? `${mimeType}; charset=utf-8` : mimeType,
      'content-length': sizeBytes,
      'content-disposition': contentDisposition(savedName(fileName, mimeType)),
      'accept-ranges': 'none',
    })
    .send(content);
};

/** Never shown in a page, never guessed at, never kept by anything on the way. */
const privately = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
};

const lastPart = (request: FastifyRequest): string => (request.params as Record<string, string>)['*'] ?? '';

const isOver = ({ now }: Platform, { expiresAt }: FileToken): boolean => expiresAt <= now();

const statuses: Partial<Record<UserErrorCode, number>> = {
  NOT_FOUND: 404,
  UPLOAD_EXPIRED: 410,
  DOWNLOAD_EXPIRED: 410,
  UPLOAD_ALREADY_FINISHED: 409,
  UPLOAD_INTERRUPTED: 408,
  FILE_TYPE_MISMATCH: 415,
  FILE_TOO_LARGE: 413,
};

const refuse = (reply: FastifyReply, code: Failure['code'], message: string = userErrors[code].message) =>
  reply
    .code(statuses[code] ?? 400)
    .headers(privately)
    .send({ errors: [{ message, extensions: { code } }] });

const answerFault = (platform: Platform, error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const code = availabilityError(error)?.code ?? 'INTERNAL';
  if (code === 'INTERNAL')
    platform.log.error(
      { method: request.method, route: request.routeOptions.url, ...errorFields(error) },
      'a file route failed',
    );
  const { httpStatus, message, retryable } = requestErrors[code];
  if (retryable) reply.header('retry-after', '1');
  return reply
    .code(httpStatus)
    .headers(privately)
    .send({ errors: [{ message, extensions: { code } }] });
};
