import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preamble } from '../src/context-sql.ts';
import { type Acting, actorsOf } from './wall/actors.ts';
import {
  type Callable,
  callableFunctions,
  callOf,
  credentialFunctions,
  type Named,
  namesOf,
  namesOfNobody,
} from './wall/function-calls.ts';
import { inOrganization, openWall, type Wall } from './wall/world.ts';

/** Widest, narrower, narrowest, and who belongs to both. */
const callers = ({ role }: Callable): readonly string[] => [
  'staff of the organization',
  ...(role === 'lintel_app' ? ['staff of Ash', 'a tenant in Ash', 'a member of both organizations'] : []),
];

/** Every function that a service may call and every view that it may read, told of the other organization. */
describe('functions and views', () => {
  let wall: Wall;
  let functions: readonly Callable[];
  let theirs: Named;
  let own: Named;
  beforeAll(async () => {
    wall = await openWall();
    functions = await callableFunctions(wall.database.admin);
    theirs = await namesOf(wall.database.admin, wall.cedar);
    own = await namesOf(wall.database.admin, wall.birch);
  });
  afterAll(() => wall.database.close());

  const rowsOfCedar = async (tx: postgres.TransactionSql): Promise<string> => {
    const parts = wall.tables.map((table) => {
      const where = inOrganization(table, wall.cedar.organization.id);
      return `select '${table.name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table.name} t where ${where}`;
    });
    const jobs = `select 'jobs', md5(string_agg(j.id || ' ' || j.payload::text, '|' order by j.id)) from graphile_worker._private_jobs j where j.payload::text like '%${wall.cedar.organization.id}%'`;
    const rows = await tx.unsafe(
      `${parts.filter((part) => !/sign_in_attempts|proof_attempts|identity\.users/.test(part)).join(' union all ')} union all ${jobs}`,
    );
    return rows.map(({ name, hash }) => `${name} ${hash}`).join('\n');
  };
  /** What a call answers, and whether it changed anything of cedar. */
  const call = async (opening: string, statement: string) => {
    let result = '';
    let changed = false;
    const undo = new Error('undone');
    await wall.database.admin
      .begin(async (tx) => {
        await tx.unsafe(
          "select app.enqueue('deliverEvents', '{}', 'the same everywhere') from (select set_config('app.organization_id', $1, true)) s",
          [wall.cedar.organization.id],
        );
        const before = await rowsOfCedar(tx);
        await tx.unsafe(`select set_config('app.organization_id', '', true); ${opening.replace(/^begin[^;]*; /, '')}`);
        result = await tx
          .savepoint(async (step) => JSON.stringify([...(await step.unsafe(statement))]))
          .catch(({ code, message, detail, constraint_name }) => [code, message, detail, constraint_name].join(' '));
        await tx.unsafe("select set_config('role', 'none', true)");
        changed = (await rowsOfCedar(tx)) !== before;
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return { result, changed };
  };
  const openingFor = ({ role }: Callable, acting: Acting): string => {
    if (role === 'lintel_app')
      return preamble('write', {
        role,
        requestId: 'wall',
        session: { ...acting, roles: [], permissions: [], locale: 'en' },
      });
    return `select set_config('role', '${role}', true)`;
  };
  const normal = (text: string, names: Named): string =>
    Object.values(names)
      .flatMap((value) => value.match(/[0-9a-f]{8}-[0-9a-f-]{27}|.+/g) ?? [])
      .reduce((rest, value) => rest.replaceAll(value, '<name>'), text)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');

  test('there is no function that a service may call and nobody knows how to attack', () => {
    expect(functions.length).toBeGreaterThan(40);
    for (const callable of functions) expect(() => callOf(callable, { names: theirs, own })).not.toThrow();
    const unknown = { name: 'finance.guess', role: 'lintel_app', arguments: [{ name: 'colour', type: 'text' }] };
    expect(() => callOf(unknown, { names: theirs, own })).toThrow('packages/db/test/wall/function-calls.ts');
    const names = new Set(functions.map(({ name }) => name));
    expect(Object.keys(credentialFunctions).filter((name) => !names.has(name))).toEqual([]);
  });

  test('no function tells birch of a name of cedar more than of a name of nobody, and none changes anything of cedar', async () => {
    const { id } = wall.cedar.organization;
    for (const callable of functions) {
      if (callable.name in credentialFunctions) continue;
      // Before sign-in the organization is what the credential is of; afterwards a function may be told any.
      const fixed: Named =
        callable.role === 'lintel_app'
          ? {}
          : { wanted_organization: own.wanted_organization!, wanted_slug: own.wanted_slug! };
      const actors = Object.entries(actorsOf(wall.birch)).filter(([actor]) => callers(callable).includes(actor));
      for (const [actor, acting] of actors) {
        const label = `${callable.name} as ${actor}`;
        const nobodys = namesOfNobody(theirs);
        const real = await call(openingFor(callable, acting), callOf(callable, { names: theirs, own: fixed }));
        const fake = await call(openingFor(callable, acting), callOf(callable, { names: nobodys, own: fixed }));
        expect(normal(real.result, theirs), label).toBe(normal(fake.result, nobodys));
        expect([real.changed, fake.changed], `${label} changed rows of cedar`).toEqual([false, false]);
        const told = Object.values(theirs).reduce((rest, value) => rest.replaceAll(value, ''), real.result);
        expect(told.includes(id), label).toBe(false);
      }
    }
  }, 120_000);

  test('the same functions do work for those whose names they are', async () => {
    const answers = new Map<string, string>();
    for (const callable of functions.filter(({ name }) => !(name in credentialFunctions))) {
      const acting = actorsOf(wall.cedar)['a tenant in Ash']!;
      const { result } = await call(openingFor(callable, acting), callOf(callable, { names: theirs, own: {} }));
      answers.set(callable.name, result);
    }
    expect(answers.get('community.today_in')).toMatch(/\d{4}-/);
    for (const name of [
      'property.own_lease_ids',
      'documents.own_document_ids',
      'community.own_resident_ids',
      'community.scope_of_user',
    ])
      expect(answers.get(name), name).toMatch(/[0-9a-f]{8}-/);
    for (const name of ['identity.session_facts', 'identity.find_operation'])
      expect(answers.get(name), name).not.toContain('":null}]');
    expect(answers.get('community.has_open_occupancies')).toContain('true');
  });

  test('without an organization no function does anything for a session', async () => {
    for (const callable of functions.filter(({ role }) => role === 'lintel_app')) {
      for (const organization of ['', 'x', '00000000-0000-7000-8000-00000000dead']) {
        const user = wall.cedar.people.anna.id;
        const settings = {
          'app.organization_id': organization,
          'app.user_id': user,
          'app.visibility': 'organization',
          role: 'lintel_app',
        };
        const opening = `select ${Object.entries(settings)
          .map(([name, value]) => `set_config('${name}', '${value}', true)`)
          .join(', ')}`;
        const { result, changed } = await call(opening, callOf(callable, { names: theirs, own: {} }));
        expect(changed, callable.name).toBe(false);
        const told = [user, ...Object.values(theirs)].reduce((rest, value) => rest.replaceAll(value, ''), result);
        expect(
          told.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)?.filter((id) => id !== organization) ?? [],
          `${callable.name}: ${result}`,
        ).toEqual(callable.name === 'app.new_id' ? [expect.any(String)] : []);
      }
    }
  });

  test('a job is of the organization that queued it, whatever its payload says, and replaces no job of another', async () => {
    const { admin } = wall.database;
    const queue = async (organization: string, payload: string) => {
      await admin.begin(async (tx) => {
        await tx`select set_config('role', 'lintel_app', true), set_config('app.organization_id', ${organization}, true)`;
        await tx`select app.enqueue('deliverEvents', ${payload}::text::jsonb, 'monthly')`;
      });
    };
    const forged = JSON.stringify({
      organizationId: wall.cedar.organization.id,
      actor: 'system:forged',
      requestId: 'forged',
    });
    await queue(wall.cedar.organization.id, '{}');
    await queue(wall.birch.organization.id, forged);
    await queue(wall.birch.organization.id, forged);
    const jobs =
      await admin`select payload ->> 'organizationId' as organization, payload ->> 'actor' as actor from graphile_worker._private_jobs where key like '%monthly'`;
    expect(jobs.map(({ organization }) => organization).sort()).toEqual(
      [wall.cedar.organization.id, wall.birch.organization.id].sort(),
    );
    expect(jobs.map(({ actor }) => actor)).toEqual([null, null]);
  });

  test('every view shows birch its own rows only, and there is none that shows nothing', async () => {
    const views = await wall.database.admin<{ name: string }[]>`
      select oid::regclass::text as name from pg_class where relkind in ('v', 'm') and has_table_privilege('lintel_app', oid, 'select')
        and relnamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')`;
    expect(views.length).toBeGreaterThan(3);
    for (const { name } of views) {
      const opening = preamble('read', {
        role: 'lintel_app',
        requestId: randomUUID(),
        session: { ...actorsOf(wall.birch)['staff of the organization']!, roles: [], permissions: [], locale: 'en' },
      });
      const { result } = await call(opening, `select organization_id, count(*)::int as rows from ${name} group by 1`);
      expect(JSON.parse(result), name).toEqual([
        { organization_id: wall.birch.organization.id, rows: expect.any(Number) },
      ]);
    }
  });

  test('no partition can be reached by its own name, and there is no sequence that counts for all', async () => {
    const partitions = await wall.database
      .admin`select oid::regclass::text as name from pg_class where relispartition and relacl is not null`;
    expect(partitions.map(({ name }) => name)).toEqual([]);
    const sequences = await wall.database.admin`
      select oid::regclass::text as name from pg_class where relkind = 'S'
        and relnamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')`;
    expect(sequences.map(({ name }) => name)).toEqual([]);
  });
});
