import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliRun, startCli } from './support/cli.ts';
import { type Client, signIn } from './support/client.ts';
import { repository } from './support/processes.ts';
import { type Product, startProduct } from './support/product.ts';

const password = 'correct horse battery';
const folder = mkdtempSync(join(tmpdir(), 'lintel-import-'));

let database: TestDatabase;
let product: Product;
beforeAll(async () => {
  database = await openTestDatabase();
  product = await startProduct('one process', { databaseUrl: database.serviceUrl });
});
afterAll(async () => {
  await product?.stop();
  await database?.close();
});

/** A new organization with nothing in it, and its administrator. */
const makeOrganization = async (slug: string): Promise<Client & { readonly email: string }> => {
  const email = `admin@${slug}.example`;
  const admin = { email, fullName: 'Ada Admin', password };
  const made = await provisionOrganization(database.door, { name: slug, slug, admin });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  return { email, ...(await signIn(product.url, email, password)) };
};

const [header, ...lines] = readFileSync(`${repository}demo/data/chicago-rental-developments.csv`, 'utf8')
  .split('\r\n')
  .filter(Boolean);
/** Reading by commas alone would go wrong for quoted cells, so only rows without them are taken. */
const plain = lines.filter((line) => !line.includes('"') && line.split(',').length === header!.split(',').length);
const unitsOf = (line: string): number => Number(line.split(',')[7]);
const sum = (rows: readonly string[]) => rows.reduce((total, line) => total + unitsOf(line), 0);

const writeFile = (name: string, rows: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `\ufeff${[header, ...rows].join('\r\n')}\r\n`);
  return file;
};

const startImport = (file: string, email: string, options: readonly string[] = []): CliRun => {
  const login = ['--url', product.url, '--email', email, '--password', password];
  return startCli('cli/src/import.ts', ['portfolio', file, ...login, ...options]);
};

const importFile = (...parameters: Parameters<typeof startImport>) => startImport(...parameters).ended;

/** How much the organization has, as anybody sees it through the API. */
const countsOf = async ({ ask }: Client) => {
  const { data, errors } = await ask(
    '{ properties(first: 1) { totalCount } units(first: 1) { totalCount } communities(first: 1) { totalCount } }',
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return {
    communities: data.communities.totalCount as number,
    properties: data.properties.totalCount as number,
    units: data.units.totalCount as number,
  };
};

const communitiesOf = (rows: readonly string[]) => new Set(rows.map((line) => line.split(',')[0])).size;

/** Waits until the import is in the middle of its units. */
const untilUnits = async (client: Client, { child }: CliRun): Promise<void> => {
  while ((await countsOf(client)).units === 0) {
    if (child.exitCode !== null) throw new Error(`the import ended with ${child.exitCode} before it made a unit`);
    await sleep(10);
  }
};

// Each import is a few seconds on a free machine; a busy one may need many times that.
describe('importing a portfolio', { timeout: 120_000 }, () => {
  const rows = plain.slice(0, 40);

  it('reports a broken row with its line, brings the others in, and adds nothing the second time', async () => {
    const organization = await makeOrganization('untidy');
    const broken = rows.with(20, rows[20]!.replace(`,${unitsOf(rows[20]!)},`, ',many,'));
    const file = writeFile('broken.csv', broken.with(30, `${rows[30]},one column too many`));
    const good = rows.filter((_, index) => index !== 20 && index !== 30);
    const whole = { communities: communitiesOf(good), properties: 38, units: sum(good) };

    const first = await importFile(file, organization.email);
    expect(first.code).toBe(1);
    expect(first.stdout).toContain('line 22  Units: "many" is not a whole number from 1 to 5,000');
    expect(first.stdout).toContain('line 32  it has 11 columns instead of 10');
    expect(await countsOf(organization)).toEqual(whole);

    const second = await importFile(file, organization.email, ['--json']);
    expect(second.code).toBe(1);
    expect(second.stdout).toContain('"created": 0');
    expect(await countsOf(organization)).toEqual(whole);

    const mended = await importFile(writeFile('mended.csv', rows), organization.email);
    expect(mended).toMatchObject({ code: 0 });
    expect(await countsOf(organization)).toEqual({
      communities: communitiesOf(rows),
      properties: 40,
      units: sum(rows),
    });
  });

  it('keeps what the file says about a property', async () => {
    const organization = await makeOrganization('careful');
    const draper = plain.find((line) => line.includes('The Draper'))!;
    expect((await importFile(writeFile('one.csv', [draper]), organization.email)).code).toBe(0);
    const { data } = await organization.ask(`{
      properties(first: 2) { nodes { name kind notes managementCompany community { name timeZone currency }
        address { line1 city region postalCode country latitude longitude } units(first: 100) { nodes { number } } } }
    }`);
    expect(data.properties.nodes).toEqual([
      {
        name: 'The Draper',
        kind: 'MULTIFAMILY',
        notes: 'Property Type: ARO',
        managementCompany: 'Flats LLC',
        community: { name: 'Uptown', timeZone: 'America/Chicago', currency: 'USD' },
        address: {
          line1: '5050 N. Broadway',
          city: 'Chicago',
          region: 'IL',
          postalCode: '60640',
          country: 'US',
          latitude: 41.97412953,
          longitude: -87.6599553,
        },
        units: { nodes: Array.from({ length: 35 }, (_, index) => ({ number: String(index + 1) })) },
      },
    ]);
  });

  it('adds only the units that are missing when the file tells of more', async () => {
    const organization = await makeOrganization('growing');
    const draper = plain.find((line) => line.includes('The Draper'))!;
    await importFile(writeFile('before.csv', [draper]), organization.email);
    const grown = writeFile('after.csv', [draper.replace(',35,', ',41,')]);
    const { code, stdout } = await importFile(grown, organization.email, ['--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      properties: { created: 0, alreadyThere: 1 },
      units: { created: 6, alreadyThere: 35 },
    });
    expect(await countsOf(organization)).toEqual({ communities: 1, properties: 1, units: 41 });
  });

  it.each([
    { way: 'killed', signal: 'SIGKILL', end: { code: null, signal: 'SIGKILL' } },
    { way: 'stopped with Ctrl-C', signal: 'SIGINT', end: { code: 130, signal: null } },
  ] as const)('can be $way in the middle and repeated', async ({ signal, end }) => {
    const organization = await makeOrganization(signal.toLowerCase());
    const many = plain.slice(0, 150);
    const file = writeFile(`${signal}.csv`, many);
    const run = startImport(file, organization.email, ['--concurrency', '1']);
    await untilUnits(organization, run);
    run.child.kill(signal);
    const ended = await run.ended;
    expect(ended).toMatchObject(end);
    if (signal === 'SIGINT') expect(ended.stdout).toContain('not finished; run the same command again to go on');
    const half = await countsOf(organization);
    expect(half.units).toBeGreaterThan(0);
    expect(half.units).toBeLessThan(sum(many));

    expect(await importFile(file, organization.email)).toMatchObject({ code: 0 });
    expect(await countsOf(organization)).toEqual({
      communities: communitiesOf(many),
      properties: 150,
      units: sum(many),
    });
  });

  it('writes nothing in a dry run', async () => {
    const organization = await makeOrganization('dry');
    const { code, stdout } = await importFile(writeFile('dry.csv', rows), organization.email, ['--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing was written');
    expect(await countsOf(organization)).toEqual({ communities: 0, properties: 0, units: 0 });
  });

  it('tells a wrong password in one sentence and ends with 2', async () => {
    const ended = await importFile(writeFile('any.csv', rows), 'nobody@nowhere.example');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      'Signing in as nobody@nowhere.example failed: The e-mail address or the password is wrong.\n',
    );
  });
});
