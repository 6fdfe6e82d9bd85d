import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileProxy } from '../src/file-proxy.ts';
import { createGateway } from '../src/gateway.ts';
import { send } from './ask.ts';
import { fixtureEdge, startServer } from './fixture.ts';
import { fixtureSubgraphs } from './fixture-subgraphs.ts';

let documents: Awaited<ReturnType<typeof startServer>>;
let behave: RequestListener;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  documents = await startServer((request, response) => behave(request, response));
  app = await createGateway({
    supergraphSdl: fixtureSubgraphs().supergraphSdl,
    source: (name) => ({
      name,
      execute: async () => {
        throw new Error('no subgraph is asked here');
      },
    }),
    edge: fixtureEdge(),
    introspection: 'off',
    isReady: async () => true,
    logLevel: 'silent',
  });
  fileProxy(app, documents.url);
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await documents.close();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('files through the gateway', () => {
  test('an upload of 5 MB arrives byte for byte, whatever type it claims to be', async () => {
    const bytes = randomBytes(5 * 1024 * 1024);
    for (const type of ['application/pdf', 'application/json', 'multipart/form-data; boundary=x', undefined]) {
      const seen = Promise.withResolvers<{ hash: string; headers: IncomingHttpHeaders; url: string | undefined }>();
      behave = (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          seen.resolve({ hash: sha256(Buffer.concat(chunks)), headers: request.headers, url: request.url });
          response.writeHead(201, { 'content-type': 'application/json' }).end('{"ok":true}');
        });
      };
      const answer = await send(url, {
        method: 'PUT',
        path: '/files/uploads/token-1?x=1',
        headers: {
          ...(type === undefined ? {} : { 'content-type': type }),
          authorization: 'Bearer manager',
          cookie: 'a=b',
          'x-forwarded-for': '1.2.3.4',
        },
        body: bytes,
      });
      expect([answer.status, answer.text]).toEqual([201, '{"ok":true}']);
      const { hash, headers, url: path } = await seen.promise;
      expect(hash).toBe(sha256(bytes));
      expect(path).toBe('/files/uploads/token-1?x=1');
      // Signed addresses are the only credential of files.
      for (const name of ['authorization', 'cookie', 'x-forwarded-for']) expect(headers[name]).toBeUndefined();
    }
  });

  test('a download keeps what protects the browser, and brings no cookies', async () => {
    behave = (_request, response) =>
      void response
        .writeHead(206, {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="a.pdf"',
          'content-security-policy': 'sandbox',
          'x-content-type-options': 'nosniff',
          'content-range': 'bytes 0-3/10',
          'set-cookie': 'session=1',
          server: 'documents',
          'x-internal': '10.0.0.7',
        })
        .end('%PDF');
    const answer = await send(url, { method: 'GET', path: '/files/downloads/token', headers: { range: 'bytes=0-3' } });
    expect([answer.status, answer.text]).toEqual([206, '%PDF']);
    expect(answer.headers).toMatchObject({
      'content-disposition': 'attachment; filename="a.pdf"',
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
      'content-range': 'bytes 0-3/10',
    });
    for (const name of ['set-cookie', 'server', 'x-internal']) expect(answer.headers[name]).toBeUndefined();
  });

  test('documents that are away are SUBGRAPH_UNAVAILABLE, without a word of where they are', async () => {
    behave = (request) => void request.socket.destroy();
    for (const method of ['GET', 'PUT']) {
      const answer = await send(url, {
        method,
        path: '/files/downloads/token',
        ...(method === 'PUT' ? { body: 'x' } : {}),
      });
      expect([method, answer.status, answer.code]).toEqual([method, 503, 'SUBGRAPH_UNAVAILABLE']);
      expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|socket/);
      expect(answer.text).not.toContain(String(documents.port));
    }
  });

  test.each(['/files', '/filesystem/x', '/internal/session'])('%s does not get there', async (path) => {
    let asked = false;
    behave = (_request, response) => {
      asked = true;
      response.end();
    };
    await send(url, { method: 'GET', path });
    expect(asked).toBe(false);
  });
});
