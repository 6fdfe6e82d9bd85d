import { randomUUID } from 'node:crypto';
import { sessionAs } from '@lintel/server/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeOrganization, openWorld, run, type World } from './support.ts';

/** The log of one organization that has done a few things, and of another one. */
let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
beforeEach(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  await renameTimes(20);
  await seal();
});
afterEach(() => world.database.close());

/** What the worker does each minute, with one call instead of as many as it takes. */
const seal = async (most = 100_000): Promise<number> =>
  Number((await world.database.admin`select sealed from app.seal_audit_log(${most})`)[0]?.sealed);

const rename = (name: string) =>
  world.database.admin`update identity.organizations set name = ${name} where id = ${cedar.id}`;
const renameTimes = async (times: number) => {
  for (let index = 0; index < times; index += 1) await rename(`Cedar ${randomUUID()}`);
};

/** What somebody with the rights of a superuser does, past the triggers. */
const tamper = (statement: string) =>
  world.database.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(statement);
  });

const verify = async (variables: Record<string, unknown> = {}, of = cedar) => {
  const { data, errors } = await run(world, {
    query: `query Verify($after: SafeInt, $knownSeal: AuditSealInput) { auditVerification(afterPosition: $after, knownSeal: $knownSeal) {
      verifiedTo hasMore firstBreak { position entryId reason } entriesWithoutSeal newest { position hash } } }`,
    variables,
    as: sessionAs('admin', of),
  });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.auditVerification as {
    verifiedTo: number;
    hasMore: boolean;
    firstBreak: { position: number; entryId: string | null; reason: string } | null;
    entriesWithoutSeal: number;
    newest: { position: number; hash: string } | null;
  };
};

const sealAt = async (position: number) =>
  (
    await world.database
      .admin`select entry_id from app.audit_seals where organization_id = ${cedar.id} and position = ${position}`
  )[0]?.entry_id as string;

describe('the sealed audit log', () => {
  test('is whole when nobody has touched it, and each organization has a chain of its own', async () => {
    const [{ entries } = { entries: 0 }] = await world.database
      .admin`select count(*)::int as entries from app.audit_log where organization_id = ${cedar.id}`;
    const found = await verify();
    expect(found).toMatchObject({ verifiedTo: entries, hasMore: false, firstBreak: null, entriesWithoutSeal: 0 });
    expect(found.newest).toEqual({ position: entries, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await verify({}, birch)).newest?.hash).not.toBe(found.newest?.hash);
    expect(await seal()).toBe(0);
  });

  test.each([
    ['the actor', `actor = 'user:somebody'`],
    ['the value before', `before = jsonb_set(before, '{name}', '"Other"')`],
    ['the value after', `after = jsonb_set(after, '{name}', '"Other"')`],
    ['the instant, by a microsecond', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['the action', `action = 'delete'`],
    ['the request', `request_id = 'other'`],
    ['the mark of its seal', `mark = mark - interval '1 microsecond'`],
    ['the entity', `entity = 'identity.communities'`],
  ])('names the first entry of which somebody has changed %s', async (_, change) => {
    const renamings = Number((await verify()).newest?.position) - 19;
    const [first, later] = [renamings + 3, renamings + 12];
    const entry = await sealAt(first);
    const [table, key] = change.startsWith('mark') ? ['app.audit_seals', 'entry_id'] : ['app.audit_log', 'id'];
    for (const position of [first, later])
      await tamper(`update ${table} set ${change} where ${key} = '${await sealAt(position)}'`);
    expect((await verify()).firstBreak).toEqual({ position: first, entryId: entry, reason: 'ENTRY_CHANGED' });
    expect((await verify({ after: first })).firstBreak?.position).toBe(later);
    expect((await verify({}, birch)).firstBreak).toBeNull();
  });

  test('names an entry that was removed, and a seal that was removed with it', async () => {
    const entry = await sealAt(9);
    await tamper(`delete from app.audit_log where id = '${entry}'`);
    expect((await verify()).firstBreak).toEqual({ position: 9, entryId: entry, reason: 'ENTRY_MISSING' });
    await tamper(`delete from app.audit_seals where entry_id = '${entry}'`);
    expect((await verify()).firstBreak).toMatchObject({ position: 10, reason: 'SEAL_MISSING' });
    await tamper(
      `update app.audit_seals set position = position - 1 where position > 9 and organization_id = '${cedar.id}'`,
    );
    expect((await verify()).firstBreak).toMatchObject({ position: 9, reason: 'ENTRY_CHANGED' });
  });

  test('tells of a chain that was made anew, or cut off, to whoever has written a seal down', async () => {
    const { newest } = await verify();
    expect((await verify({ knownSeal: newest })).firstBreak).toBeNull();
    await tamper(`update app.audit_log set actor = 'user:somebody' where id = '${await sealAt(11)}'`);
    await tamper(`delete from app.audit_seals where organization_id = '${cedar.id}'`);
    await seal();
    expect((await verify()).firstBreak).toBeNull();
    expect((await verify({ knownSeal: newest })).firstBreak).toMatchObject({
      position: newest?.position,
      reason: 'SEAL_REPLACED',
    });
    await tamper(
      `delete from app.audit_seals where organization_id = '${cedar.id}' and position = ${newest?.position}`,
    );
    expect((await verify({ knownSeal: newest })).firstBreak).toMatchObject({ reason: 'SEAL_MISSING' });
  });

  test('counts entries that somebody has put among old ones', async () => {
    await tamper(`insert into app.audit_log (organization_id, occurred_at, action, entity)
      values ('${cedar.id}', now() - interval '2 hours', 'insert', 'finance.payments')`);
    expect(await seal()).toBe(0);
    expect(await verify()).toMatchObject({ firstBreak: null, entriesWithoutSeal: 1 });
  });

  test('is not led back in time, an hour at a pass, by entries that somebody puts in', async () => {
    for (let hours = 1; hours <= 6; hours += 1) {
      await tamper(`insert into app.audit_log (organization_id, occurred_at, action, entity)
        values ('${cedar.id}', now() - interval '59 minutes' * ${hours}, 'insert', 'finance.payments')`);
      await seal();
    }
    expect(await verify()).toMatchObject({ firstBreak: null, entriesWithoutSeal: 5 });
  });

  test('goes on when the entry of its newest seal was removed, which it names', async () => {
    const { newest } = await verify();
    await tamper(`delete from app.audit_log where id = '${await sealAt(Number(newest?.position))}'`);
    await renameTimes(3);
    expect(await seal()).toBe(3);
    expect((await verify()).firstBreak).toMatchObject({ position: newest?.position, reason: 'ENTRY_MISSING' });
  });

  test('is sealed in steps: each says after which organization to go on, until all have been looked at', async () => {
    for (const { id } of [cedar, birch]) await tamper(`delete from app.audit_seals where organization_id = '${id}'`);
    const steps: { sealed: number; isLast: boolean }[] = [];
    for (let behind: string | null = null, isLast = false; !isLast; ) {
      const [row] = await world.database
        .admin`select sealed::int, next_behind, is_last from app.seal_audit_log(50, ${behind})`;
      behind = (row?.next_behind ?? null) as string | null;
      isLast = row?.is_last === true;
      steps.push({ sealed: Number(row?.sealed), isLast });
    }
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.slice(0, -1).every(({ sealed }) => sealed === 50)).toBe(true);
    for (const of of [cedar, birch])
      expect(await verify({}, of)).toMatchObject({ hasMore: false, firstBreak: null, entriesWithoutSeal: 0 });
    expect(await seal()).toBe(0);
  });

  test('takes in an entry whose transaction ends after younger ones were sealed', async () => {
    const { newest } = await verify();
    const late = await world.database.admin.reserve();
    await late`begin`;
    await late`update identity.organizations set plan = 'enterprise' where id = ${birch.id}`;
    await rename('Cedar, renamed meanwhile');
    await world.database.admin`update identity.communities set name = name`;
    expect(await seal()).toBe(1);
    await late`commit`;
    late.release();
    expect(await seal()).toBe(1);
    expect((await verify()).newest?.position).toBe(Number(newest?.position) + 1);
    expect(await verify({}, birch)).toMatchObject({ firstBreak: null, entriesWithoutSeal: 0 });
  });

  test('is sealed once by two workers at the same time, batch by batch', async () => {
    const { newest } = await verify();
    await renameTimes(50);
    const rounds = async () => {
      let sealed = 0;
      for (let round = 0; round < 30; round += 1) sealed += await seal(7);
      return sealed;
    };
    const [one, other] = await Promise.all([rounds(), rounds()]);
    expect(one + other).toBe(50);
    expect(await verify()).toMatchObject({ firstBreak: null, newest: { position: Number(newest?.position) + 50 } });
  });

  test('is not changed by services, nor by the owner of the table', async () => {
    for (const statement of [
      `update app.audit_seals set position = position`,
      `delete from app.audit_seals`,
      `truncate app.audit_seals`,
    ])
      await expect(world.database.admin.unsafe(statement)).rejects.toMatchObject({ code: 'LN001' });
  });

  test('is for those who may read the log, and an organization without seals has nothing to verify', async () => {
    const { errors } = await run(world, {
      query: '{ auditVerification { verifiedTo } }',
      as: sessionAs('resident', cedar),
    });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const elm = await makeOrganization(world);
    await tamper(`delete from app.audit_seals where organization_id = '${elm.id}'`);
    expect(await verify({}, elm)).toMatchObject({ verifiedTo: 0, hasMore: false, firstBreak: null, newest: null });
  });
});
