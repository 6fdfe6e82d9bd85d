import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { explorerCsp, explorerDirectory, isExplorerBuilt } from '@lintel/explorer/assets';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { IntrospectionPolicy } from './operation-plugin.ts';

export type DemoLogin = { readonly email: string; readonly role: string; readonly organization: string };

export type ExplorerOptions = {
  readonly introspection: IntrospectionPolicy;
  /** Offered as buttons when the demo data are there. */
  readonly demo: { readonly logins: readonly DemoLogin[]; readonly password: string } | null;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.graphql': 'text/plain; charset=utf-8',
};

/** The explorer at `/explorer`: files that Vite built, under a strict content security policy. */
export const explorerRoutes = (app: FastifyInstance, { introspection, demo }: ExplorerOptions): void => {
  const files = compressedFiles();
  const send = async (reply: FastifyReply, path: string, acceptsGzip: boolean): Promise<FastifyReply> => {
    const file = normalize(join(explorerDirectory, path));
    const type = contentTypes[extname(file)];
    const found = file.startsWith(explorerDirectory + sep) && type !== undefined ? await files(file) : undefined;
    if (found === undefined) return reply.code(404).send('not found');
    if (acceptsGzip) reply.header('content-encoding', 'gzip');
    return reply
      .type(type!)
      .headers({
        'content-security-policy': explorerCsp,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        // Vite puts a hash into the names of assets; the page itself must always be asked for.
        vary: 'accept-encoding',
        'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      .send(acceptsGzip ? found.compressed : found.plain);
  };
  app.get('/explorer/config.json', () => ({
    endpoint: '/graphql',
    demoLogins: demo?.logins ?? [],
    demoPassword: demo?.password ?? null,
    introspection: introspection !== 'off',
  }));
  app.get('/explorer', (_request, reply) => reply.redirect('/explorer/'));
  app.get<{ Params: { '*': string } }>('/explorer/*', (request, reply) => {
    if (!isExplorerBuilt())
      return reply.code(503).type('text/plain').send('The explorer is not built yet: npm start builds it.\n');
    const path = request.params['*'] === '' ? 'index.html' : request.params['*'];
    return send(reply, path, String(request.headers['accept-encoding']).includes('gzip'));
  });
  app.get('/', (_request, reply) => reply.redirect('/explorer/'));
};

/** A built file never changes while we run, so each is read and compressed once, when it is first asked for. */
const compressedFiles = () => {
  const known = new Map<string, Promise<{ plain: Buffer; compressed: Buffer } | undefined>>();
  const load = async (file: string) => {
    const plain = await readFile(file).catch(() => undefined);
    return plain === undefined ? undefined : { plain, compressed: await promisify(gzip)(plain) };
  };
  return (file: string) => {
    const found = known.get(file) ?? load(file);
    // A name that nobody built must not be remembered: anybody could fill the memory with such names.
    known.set(file, found);
    found.then((content) => content === undefined && known.delete(file));
    return found;
  };
};
