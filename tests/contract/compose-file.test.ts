import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, isForTests, repository, withoutComments } from './sources.ts';

// The code generator of the workspace reads YAML too; its reader is good enough for a test.
const require = createRequire(createRequire(import.meta.url).resolve('@graphql-codegen/cli'));
const { parse } = require('yaml') as { parse: (text: string, options: object) => unknown };

type Service = {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
};
type ComposeFile = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const text = readFileSync(join(repository, 'docker-compose.yml'), 'utf8');
const { services, volumes } = parse(text, { merge: true }) as ComposeFile;
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);
const subgraphs = ['identity', 'property', 'finance', 'community', 'documents'];

/** Every name in capitals that the code of the services reads from its environment. */
const readNames = new Set(
  [
    'packages/db/src',
    'packages/server/src',
    'gateway/src',
    'worker/src',
    ...subgraphs.map((name) => `subgraphs/${name}/src`),
  ]
    .flatMap((folder) => filesIn(folder, ['.ts']))
    .filter(({ path }) => !isForTests(path))
    .flatMap(({ text: code }) => [
      ...withoutComments(code).matchAll(/(?:\benvironment\.|\benv\.|['"{,]\s*)([A-Z][A-Z_]{3,})\b/g),
    ])
    .map((match) => match[1]!),
);
for (const name of subgraphs) readNames.add(`LINTEL_SUBGRAPH_${name.toUpperCase()}`);

test('the compose file starts five subgraphs, the gateway, the worker, migrations, Postgres and Redis', () => {
  expect(Object.keys(services).sort()).toEqual([
    'community',
    'documents',
    'finance',
    'gateway',
    'identity',
    'migrate',
    'postgres',
    'property',
    'redis',
    'worker',
  ]);
});

describe.each(ours)('%s', (name, service) => {
  test('runs a file that is there, by an exec form that hands signals on', () => {
    expect(Array.isArray(service.command)).toBe(true);
    // Flags of Node are the same as those of `npm start`.
    const [program, ...others] = service.command!.filter((word) => word !== '--max-semi-space-size=64');
    const [file, ...rest] = others;
    expect([program, rest]).toEqual(['node', []]);
    expect(existsSync(join(repository, file!))).toBe(true);
    const expected = subgraphs.includes(name)
      ? `subgraphs/${name}/src/main.ts`
      : name === 'migrate'
        ? 'packages/db/src/migrate-cli.ts'
        : `${name}/src/main.ts`;
    expect(file).toBe(expected);
  });

  test('is given only settings that somebody reads', () => {
    const unread = Object.keys(service.environment ?? {}).filter((key) => !readNames.has(key));
    expect(unread).toEqual([]);
  });

  test('waits only for services that are there, and for their health only if they tell it', () => {
    const wrong = Object.entries(service.depends_on ?? {}).filter(
      ([other, { condition }]) =>
        services[other] === undefined || (condition === 'service_healthy' && services[other].healthcheck === undefined),
    );
    expect(wrong).toEqual([]);
  });

  test('is checked by a program that is there', () => {
    const [kind, program, file] = service.healthcheck?.test ?? ['CMD', 'node', 'scripts/healthcheck.mjs'];
    expect([kind, program]).toEqual(['CMD', 'node']);
    expect(existsSync(join(repository, file!))).toBe(true);
  });

  test('mounts only volumes that are declared', () => {
    const named = (service.volumes ?? []).map((volume) => volume.split(':')[0]!);
    expect(named.filter((volume) => !(volume in volumes))).toEqual([]);
  });
});

test('each subgraph has what a subgraph server cannot do without', () => {
  for (const name of subgraphs)
    expect(Object.keys(services[name]!.environment ?? {})).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'LINTEL_SECRET',
        'LINTEL_GATEWAY_JWKS_URL',
        'REDIS_URL',
        'HOST',
        'PORT',
        'LINTEL_PUBLIC_URL',
      ]),
    );
});

test('the gateway knows every subgraph under the name and the port that it has here, and has no database', () => {
  const { environment = {} } = services.gateway!;
  for (const name of subgraphs) {
    const port = services[name]!.environment!.PORT;
    expect(environment[`LINTEL_SUBGRAPH_${name.toUpperCase()}`]).toBe(`http://${name}:${port}/graphql`);
    expect(services[name]!.environment!.LINTEL_GATEWAY_JWKS_URL).toBe(
      `http://gateway:${environment.PORT}/.well-known/lintel-gateway.json`,
    );
  }
  expect(Object.keys(environment).filter((key) => key.startsWith('DATABASE'))).toEqual([]);
});

test('only the gateway is published', () => {
  expect(
    Object.entries(services)
      .filter(([, { ports }]) => ports !== undefined)
      .map(([name]) => name),
  ).toEqual(['gateway']);
});

test('no secret stands in the file, and every service has one of its own', () => {
  const secrets = ours
    .map(([, { environment = {} }]) => environment.LINTEL_SECRET)
    .filter((value) => value !== undefined);
  expect(secrets).toHaveLength(7);
  expect(new Set(secrets).size).toBe(7);
  for (const value of secrets) expect(value).toMatch(/^\$\{LINTEL_SECRET_[A-Z]+:\?[^}]+\}$/);
  for (const [, { environment = {} }] of Object.entries(services))
    for (const [key, value] of Object.entries(environment))
      if (/PASSWORD|SECRET/.test(key)) expect(value).toMatch(/^\$\{/);
});

test('every setting that an operator must give is named at the head of the file', () => {
  const needed = [...text.matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1]!);
  const head = text.slice(0, text.indexOf('\nx-service'));
  const missing = needed.filter((name) => !head.includes(name) && !/^LINTEL_SECRET_/.test(name));
  expect(missing).toEqual([]);
  expect(head).toContain('LINTEL_SECRET_');
});

describe('the image', () => {
  const dockerfile = readFileSync(join(repository, 'Dockerfile'), 'utf8');
  const ignored = readFileSync(join(repository, '.dockerignore'), 'utf8');

  test('runs and installs by files that are there', () => {
    const files = [
      ...dockerfile.matchAll(/\bnode ([\w./-]+\.m?[jt]s)/g),
      ...dockerfile.matchAll(/"([\w./-]+\.m?[jt]s)"/g),
    ].map((match) => match[1]!);
    expect(files).toContain('scripts/install.mjs');
    expect(files).toContain('gateway/src/main.ts');
    expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });

  test('has the Node of the workspace, and does not run as root', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(/^FROM node:(\d+)/m.exec(dockerfile)?.[1]).toBe(devDependencies.node!.split('.')[0]);
    expect(/^USER (\w+)/m.exec(dockerfile)?.[1]).toBe('node');
  });

  test('leaves local state, secrets and installed packages outside', () => {
    for (const name of ['.lintel', 'node_modules', '.git']) expect(ignored).toContain(name);
  });

  test('lets the user of the image write the folder of files', () => {
    const home = services.documents!.environment!.LINTEL_HOME!;
    expect(services.documents!.volumes!.some((volume) => volume.endsWith(`:${home}`))).toBe(true);
    expect(dockerfile).toContain(`mkdir -p ${home} && chown node:node ${home}`);
  });
});
