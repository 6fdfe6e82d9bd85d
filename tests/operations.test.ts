import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCli } from './support/cli.ts';
import { post } from './support/client.ts';
import { type Product, startProduct } from './support/product.ts';

const admin = { email: 'admin@cedar.test', fullName: 'Ada Admin', password: 'correct horse battery' };
const folder = mkdtempSync(join(tmpdir(), 'lintel-operations-'));

let database: TestDatabase;
let product: Product;
beforeAll(async () => {
  database = await openTestDatabase();
  const made = await provisionOrganization(database.door, { name: 'Cedar', slug: 'cedar', admin });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  product = await startProduct('one process', { databaseUrl: database.serviceUrl });
});
afterAll(async () => {
  await product?.stop();
  await database?.close();
});

const operations = (...args: readonly string[]) => {
  const login = ['--url', product.url, '--email', admin.email, '--password', admin.password];
  return startCli('cli/src/operations.ts', [...args, ...login]).ended;
};

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('registering operations for a partner', { timeout: 120_000 }, () => {
  it('leads from a file to a call with a key, and shows the secret once', async () => {
    const file = write(
      'partner.graphql',
      `# what the bank needs
      query BankUnits($first: Int) { units(first: $first) { totalCount nodes { ...BankUnit } } }
      fragment BankUnit on Unit { id number }
      query BankRights { viewer { permissions } }`,
    );
    const out = join(folder, 'manifest.json');
    const registered = await operations('register', file, '--client', 'Bank', '--out', out);
    expect(registered).toMatchObject({ code: 0, stderr: '' });
    const manifest = JSON.parse(readFileSync(out, 'utf8')) as Record<string, string>;
    expect(Object.keys(manifest)).toEqual(['BankUnits', 'BankRights']);
    for (const id of Object.values(manifest)) expect(registered.stdout).toContain(id);

    const key = await operations('key', '--client', 'Bank', '--name', 'nightly', '--permission', 'property.unit.read');
    expect(key.code).toBe(0);
    const [secret] = /pk_\S+/.exec(key.stdout) ?? [''];
    const asBank = { authorization: `Bearer ${secret}` };
    const units = await post(product.url, { documentId: manifest.BankUnits, variables: { first: 5 } }, asBank);
    expect(units.data).toEqual({ units: { totalCount: 0, nodes: [] } });
    const rights = await post(product.url, { documentId: manifest.BankRights }, asBank);
    expect(rights.data).toEqual({ viewer: { permissions: ['property.unit.read'] } });
    const text = await post(product.url, { query: '{ viewer { organization { name } } }' }, asBank);
    expect(text.errors![0]!.extensions.code).toBe('PERSISTED_QUERY_ONLY');

    const listed = await operations('list', '--client', 'Bank');
    expect(listed.stdout).toMatch(/BankUnits\s+Bank\s+ACTIVE/);
    expect(listed.stdout).not.toContain(secret);
    expect((await operations('retire', manifest.BankUnits!, '--client', 'Bank')).code).toBe(0);
    expect((await operations('list', '--client', 'Bank')).stdout).toMatch(/BankUnits\s+Bank\s+RETIRED/);
  });

  it('refuses operations that the schema does not have, before anything is registered', async () => {
    const good = write('good.graphql', 'query Good { viewer { permissions } }');
    const bad = write('bad.graphql', 'query Bad { nonsense }');
    const refused = await operations('register', good, bad, '--client', 'Careless');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(`${bad}: Bad: Cannot query field "nonsense" on type "Query".\n`);
    expect((await operations('list', '--client', 'Careless')).stderr).toContain('has no API client "Careless"');
  });

  it('says why a key cannot be made', async () => {
    const refused = await operations('key', '--client', 'Bank', '--name', 'k', '--permission', 'property.unit.paint');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('There is no permission with this name.');
  });

  it('gives a document whose id anybody can compute from what the API shows', async () => {
    await operations('register', write('one.graphql', 'query   One { viewer { permissions } }'), '--client', 'Bank');
    const login = 'mutation($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } } }';
    const { email, password } = admin;
    const { data } = await post(product.url, { query: login, variables: { input: { email, password } } });
    const authorization = `Bearer ${data.sessionCreate.session.accessToken}`;
    const query = '{ persistedOperations(first: 1) { nodes { name document documentId } } }';
    const [newest] = (await post(product.url, { query }, { authorization })).data.persistedOperations.nodes;
    expect(newest.name).toBe('One');
    expect(newest.documentId).toBe(createHash('sha256').update(newest.document).digest('hex'));
  });
});
