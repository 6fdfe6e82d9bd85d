import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCli } from './support/cli.ts';
import { type Product, startProduct } from './support/product.ts';

const admin = { email: 'admin@cedar.test', fullName: 'Ada Admin', password: 'correct horse battery' };

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

const verifyAudit = (...args: readonly string[]) => {
  const login = ['--url', product.url, '--email', admin.email, '--password', admin.password];
  return startCli('cli/src/verify-audit.ts', [...args, ...login]).ended;
};

/** What the clock does every minute, at once. */
const sealByJob = async (): Promise<void> => {
  await database.admin`select graphile_worker.add_job('sealAuditLog')`;
  for (let waited = 0; waited < 300; waited += 1) {
    const [row] = await database.admin`
      select not exists (select from app.audit_log e where not exists (select from app.audit_seals s where s.entry_id = e.id)) as done`;
    if (row?.done === true) return;
    await sleep(100);
  }
  throw new Error('the worker has sealed nothing');
};

describe('the audit log of a running product', { timeout: 120_000 }, () => {
  it('is sealed by the worker, verified from outside, and a change by a superuser is named', async () => {
    await sealByJob();
    const whole = await verifyAudit();
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('The audit log is what was sealed.') });
    const [, knownSeal = ''] = /Newest seal: (\S+) of/.exec(whole.stdout) ?? [];
    expect((await verifyAudit('--known-seal', knownSeal)).code).toBe(0);

    const [entry] = await database.admin`select entry_id as id from app.audit_seals where position = 2`;
    await database.admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update app.audit_log set actor = 'user:nobody' where id = ${entry?.id}`;
    });
    const changed = await verifyAudit();
    expect(changed).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`Seal 2, entry ${entry?.id}: ENTRY_CHANGED`),
    });
    expect((await verifyAudit('--known-seal', '7:abc')).code).toBe(2);
  });
});
