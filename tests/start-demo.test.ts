import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findRunning } from '@lintel/db/embedded';
import { deriveSecrets } from '@lintel/server/secrets';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, signIn } from './support/client.ts';
import { installations, killProgram, killTree, postgresOf, type Start } from './support/installation.ts';
import { hasCurl } from './support/missing-tools.ts';

/** The logins that the documentation promises, and the password of all of them. */
const promised = [
  'manager@cedar.example',
  'accountant@cedar.example',
  'resident@cedar.example',
  'owner@cedar.example',
  'guard@cedar.example',
  'vendor@cedar.example',
  'analyst@cedar.example',
  'manager@birch.example',
];
const password = 'lintel-demo';

const box = installations();
afterAll(() => box.clean(), 60_000);

/** Counts what is in the embedded database, past all policies. */
const facts = async (home: string) => {
  const { host, port, adminUser: user } = (await findRunning(home))!;
  const secret = (await readFile(join(home, 'secret'), 'utf8')).trim();
  const adminPassword = deriveSecrets(secret).key('postgres administrator').toString('hex');
  const sql = postgres({ host, port, user, password: adminPassword, database: 'lintel', max: 1 });
  try {
    const [row] = await sql`
      select (select array_agg(name order by name) from identity.organizations) as organizations,
        (select count(*)::int from identity.communities) as communities,
        (select count(*)::int from identity.users) as users,
        (select count(*)::int from property.properties) as properties,
        (select count(*)::int from property.units) as units,
        (select count(*)::int from property.leases) as leases,
        (select count(*)::int from community.residents) as residents,
        (select count(*)::int from documents.documents) as documents,
        (select count(*)::int from finance.charges) as charges,
        (select count(*)::int from finance.payments) as payments`;
    const months = await sql`
      select o.slug,
        (select count(distinct date_trunc('month', due_on))::int from finance.charges c where c.organization_id = o.id) as charged,
        (select count(distinct date_trunc('month', received_on))::int from finance.payments p where p.organization_id = o.id) as paid,
        (select sum(debit_minor - credit_minor)::text from finance.journal_lines l where l.organization_id = o.id) as balance,
        (select sum(debit_minor)::text from finance.journal_lines l where l.organization_id = o.id) as debits
      from identity.organizations o order by o.slug`;
    return { ...row!, months: [...months] } as unknown as Record<string, number> & {
      organizations: string[];
      months: { slug: string; charged: number; paid: number; balance: string; debits: string }[];
    };
  } finally {
    await sql.end({ timeout: 1 });
  }
};

describe('a start with demo data', { timeout: 60_000 }, () => {
  let home: string;
  let start: Start;
  let first: Awaited<ReturnType<typeof facts>>;

  beforeAll(async () => {
    home = await box.home();
    const environment = { LINTEL_DEMO: 'on' };
    const since = performance.now();
    // Killed in the transaction that makes the second organization: one demo is whole, of the other there is only a name.
    const killed = await box.start(home, environment);
    await killed.printed('Birch Living: ');
    await sleep(500);
    await killTree(killed, home);
    expect(killed.output()).not.toContain('demo data: ');

    start = await box.start(home, environment);
    await start.answered();
    await start.printed('Try it:');
    console.log(`a first start with demo data, killed once on its way, takes ${seconds(performance.now() - since)}`);
    expect(start.output()).not.toContain('Cedar Property Group: properties');
    first = await facts(home);
  }, 240_000);

  test('makes what the documentation promises, also when it was killed in the middle', () => {
    expect(first).toMatchObject({
      organizations: ['Birch Living', 'Cedar Property Group'],
      communities: 5,
      users: promised.length,
      properties: 40,
    });
    expect(first.units).toBeGreaterThan(1100);
    expect(first.units).toBeLessThan(1300);
    expect(first.leases).toBeGreaterThan(first.units!);
    expect(first.residents).toBeGreaterThan(first.leases!);
    expect(first.documents).toBeGreaterThan(20);
    expect(first.payments).toBeGreaterThan(20_000);
  });

  test('has two years of charges and payments in each organization, and books whose sum is zero', () => {
    expect(first.months.map(({ slug }) => slug)).toEqual(['birch', 'cedar']);
    for (const { charged, paid, balance, debits } of first.months) {
      expect(charged).toBeGreaterThanOrEqual(24);
      expect(paid).toBeGreaterThanOrEqual(24);
      expect(balance).toBe('0');
      expect(Number(debits)).toBeGreaterThan(0);
    }
  });

  test('shows the accountant a trial balance whose sides are equal', async () => {
    const { ask } = await signIn(start.url, 'accountant@cedar.example', password);
    const { data } = await ask('{ communities(first: 10) { nodes { id name } } }');
    expect(data.communities.nodes).toHaveLength(4);
    for (const { id } of data.communities.nodes) {
      const query = `query($id: ID!) { trialBalance(communityId: $id) { rows { account { code } } totalDebit { minorUnits } totalCredit { minorUnits } } }`;
      const { data: books, errors } = await ask(query, { id });
      expect(errors).toBeUndefined();
      expect(books.trialBalance.rows.length).toBeGreaterThan(2);
      expect(BigInt(books.trialBalance.totalDebit.minorUnits)).toBeGreaterThan(0n);
      expect(books.trialBalance.totalCredit).toEqual(books.trialBalance.totalDebit);
    }
  });

  test('ends with explorer, endpoint, the demo logins and their password, and a line to try', () => {
    const end = start.output().slice(start.output().indexOf('  Lintel is running.'));
    expect(end).toContain(`Explorer   http://localhost:${start.port}/explorer\n`);
    expect(end).toContain(`Endpoint   http://localhost:${start.port}/graphql\n`);
    expect(end).toContain(`Demo logins (password: ${password})`);
    expect([...end.matchAll(/^ {4}(\S+@\S+) /gm)].map(([, email]) => email)).toEqual(promised);
    expect(end.trimEnd().split('\n').at(-1)).toMatch(/^ {2}curl /);
  });

  test.skipIf(!hasCurl).each(['bash', 'sh'])(
    'prints a curl line that answers data when it is pasted into %s',
    async (shell) => {
      const line = start.output().trimEnd().split('\n').at(-1)!;
      const { stdout, stderr } = await promisify(execFile)(shell, ['-c', line]);
      expect(stderr).toBe('');
      const { data, errors } = JSON.parse(stdout);
      expect(errors).toBeUndefined();
      expect(data.viewer.organization.name).toBe('Cedar Property Group');
      expect(data.properties.totalCount).toBe(32);
      expect(data.properties.nodes[0].units.nodes[0]).toMatchObject({ number: '1', balance: { currency: 'USD' } });
    },
  );

  test.each(promised)('%s signs in with the demo password, and with no other', async (email) => {
    const { ask } = await signIn(start.url, email, password);
    const { data, errors } = await ask('{ viewer { user { email } organization { name } permissions } }');
    expect(errors).toBeUndefined();
    expect(data.viewer.user.email).toBe(email);
    const organization = email.includes('@cedar.') ? 'Cedar Property Group' : 'Birch Living';
    expect(data.viewer.organization.name).toBe(organization);
    expect(data.viewer.permissions.length).toBeGreaterThan(0);
    await expect(signIn(start.url, email, 'lintel-demo!')).rejects.toThrow(/CREDENTIALS/);
  });

  test('offers the same logins to the explorer', async () => {
    const config = (await (await fetch(`${start.url}/explorer/config.json`)).json()) as {
      demoLogins: { email: string }[];
      demoPassword: string;
    };
    expect(config.demoLogins.map(({ email }) => email)).toEqual(promised);
    expect(config.demoPassword).toBe(password);
  });

  test('finds its data again after kill -9, makes none twice, and answers a signed-in query soon', async () => {
    await killProgram(start);
    start = await box.start(home, { LINTEL_DEMO: 'on' });
    const answeredMs = await start.answered();
    const since = performance.now();
    const { ask } = await signIn(start.url, 'manager@cedar.example', password);
    const { data } = await ask(
      '{ units(first: 5) { totalCount nodes { number currentLease { id } balance { amount } residents(first: 1) { totalCount } } } }',
    );
    const ms = answeredMs + performance.now() - since;
    expect(data.units.totalCount).toBeGreaterThan(800);
    console.log(`on a home with demo data, sign-in and a federated query are answered ${seconds(ms)} after the start`);
    expect(ms).toBeLessThan(20_000);
    expect(start.output()).not.toContain('two years of rent');
    expect(start.output()).toContain('demo data: Cedar Property Group and Birch Living');
    expect(await facts(home)).toEqual(first);
  });

  test('stops with status 0 and takes its database along', async () => {
    const since = performance.now();
    expect(await start.stop()).toBe(0);
    console.log(`with demo data, SIGTERM to exit takes ${seconds(performance.now() - since)}`);
    expect(await postgresOf(home)).toEqual([]);
    expect(await post(start.url, { query: '{ __typename }' }).catch(() => 'gone')).toBe('gone');
  });
});

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
