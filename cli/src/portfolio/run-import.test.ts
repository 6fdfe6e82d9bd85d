import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../connection/api.ts';
import type { Answer, Received } from '../connection/stand-in.testing.ts';
import { createProgress } from '../progress.ts';
import { type Organization, startOrganization } from './organization.testing.ts';
import { planPortfolio } from './plan.ts';
import { exitCodeOf, type Report, reportOn } from './report.ts';
import { runImport } from './run-import.ts';

let organization: Organization;
afterEach(() => organization.close());

const start = async (disturb?: (request: Received) => Answer | undefined) => {
  organization = await startOrganization(disturb);
};

const header = 'Community Area Name,Property Name,Address,Units';
/** A hundred and fifty properties of two units in three communities: two batches. */
const many = Array.from({ length: 150 }, (_, index) => `Area ${index % 3},House ${index},${index} Main St,2`);

type Options = { readonly signal?: AbortSignal; readonly dryRun?: boolean; readonly patienceMs?: number };

const importRows = async (rows: readonly string[], options: Options = {}): Promise<Report> => {
  const { signal = new AbortController().signal, dryRun = false, patienceMs = 500 } = options;
  const place = { city: 'Chicago', region: 'IL', country: 'US' };
  const plan = planPortfolio(new TextEncoder().encode([header, ...rows].join('\n')), { headers: {}, place });
  const credentials = { email: 'manager@cedar.example', password: 'right' };
  const api = await connect({ endpoint: organization.url, credentials, signal, firstDelayMs: 5, patienceMs });
  const progress = createProgress({ stream: { write: () => undefined } });
  const community = { timeZone: 'America/Chicago', currency: 'USD' };
  const outcome = await runImport(plan, { api, signal, progress, community, dryRun, concurrency: 4 });
  return reportOn(plan, outcome, { file: 'f.csv', organization: 'Cedar', dryRun, seconds: 1 });
};

const made = (created: number, alreadyThere: number) => ({ created, alreadyThere });

describe('an import', () => {
  it('makes communities, properties in batches, and units numbered from 1', async () => {
    await start();
    const report = await importRows(many);
    expect(report).toMatchObject({
      communities: made(3, 0),
      properties: made(150, 0),
      units: made(300, 0),
      failures: [],
      stopped: null,
    });
    expect(exitCodeOf(report)).toBe(0);
    expect(organization.countOf('CliPropertiesCreate')).toBe(2);
    expect([...organization.properties[0]!.numbers]).toEqual(['1', '2']);
    expect(organization.received.find(({ operation }) => operation === 'CliCommunityCreate')!.variables).toEqual({
      input: { name: 'Area 0', timeZone: 'America/Chicago', currency: 'USD' },
    });
  });

  it('adds nothing and writes nothing the second time', async () => {
    await start();
    await importRows(many);
    const writes = () =>
      organization.received.filter(({ operation }) => /Create$/.test(operation) && !/Session/.test(operation)).length;
    const before = writes();
    const report = await importRows(many);
    expect(report).toMatchObject({
      communities: made(0, 3),
      properties: made(0, 150),
      units: made(0, 300),
      failures: [],
    });
    expect(writes()).toBe(before);
    expect(exitCodeOf(report)).toBe(0);
  });

  it('sends more than 500 units of one property in several calls', async () => {
    await start();
    await importRows(['Area,Tower,1 Main St,1201']);
    expect(organization.countOf('CliUnitsCreate')).toBe(3);
    expect(organization.unitCount()).toBe(1201);
  });

  it('takes communities whose names differ in letter case and spaces as one', async () => {
    await start();
    await importRows(['Near  North,A,1 Main St,1', 'NEAR NORTH,B,2 Main St,1']);
    expect(organization.communities.size).toBe(1);
  });

  it('uses a community that somebody else made in the meantime', async () => {
    await start(({ operation }) => {
      if (operation === 'CliCommunityCreate') organization.communities.set('area', { id: 'theirs', name: 'AREA' });
      return undefined;
    });
    const report = await importRows(['Area,A,1 Main St,1']);
    expect(report).toMatchObject({ communities: made(0, 1), properties: made(1, 0), failures: [] });
  });

  it('leaves a property alone that was archived since', async () => {
    await start();
    await importRows(['Area,A,1 Main St,3']);
    organization.properties[0]!.archivedAt = '2026-01-01T00:00:00Z';
    const report = await importRows(['Area,A,1 Main St,5']);
    expect(report).toMatchObject({
      properties: made(0, 1),
      warnings: [{ line: 2, reason: expect.stringContaining('archived') }],
    });
    expect(organization.unitCount()).toBe(3);
  });

  it('leaves units alone that were renumbered since', async () => {
    await start();
    await importRows(['Area,A,1 Main St,3']);
    organization.properties[0]!.numbers.delete('3');
    organization.properties[0]!.numbers.add('Penthouse');
    await importRows(['Area,A,1 Main St,3']);
    expect([...organization.properties[0]!.numbers]).toEqual(['1', '2', 'Penthouse']);
  });
});

describe('a row that the server refuses', () => {
  const rows = [...many.slice(0, 20), 'Area 0,refused,Nowhere,2', ...many.slice(20, 40)];

  it('fails with its line and column, and the others of its batch go in', async () => {
    await start();
    const report = await importRows(rows);
    expect(report.failures).toEqual([{ line: 22, field: 'Address', reason: 'INVALID_VALUE' }]);
    expect(report).toMatchObject({
      properties: made(40, 0),
      units: made(80, 0),
      rows: { total: 41, complete: 40, failed: 1 },
    });
    expect(exitCodeOf(report)).toBe(1);
  });

  it('is found by halving when the server only says that something went wrong', async () => {
    await start();
    const report = await importRows(rows.map((row) => row.replace('refused', 'fault')));
    expect(report.failures).toEqual([
      { line: 22, field: null, reason: 'Something went wrong on our side. (request request-1)' },
    ]);
    expect(organization.properties).toHaveLength(40);
  });

  it('because of its units is reported as such, and its property stays', async () => {
    await start(({ operation, variables }) =>
      operation === 'CliUnitsCreate' && variables.input.propertyId === 'property-2'
        ? { code: 'INTERNAL', message: 'No.' }
        : undefined,
    );
    const report = await importRows(many.slice(0, 3));
    expect(report.failures).toEqual([{ line: 3, field: 'Units', reason: 'No. (request request-1)' }]);
    expect(report).toMatchObject({
      properties: made(3, 0),
      units: made(4, 0),
      rows: { complete: 2, failed: 1, unfinished: 0 },
    });
  });

  it('because of its community takes only the rows of that community with it', async () => {
    await start(({ operation, variables }) =>
      operation === 'CliCommunityCreate' && variables.input.name === 'Area 1'
        ? { code: 'BAD_USER_INPUT', message: 'No.' }
        : undefined,
    );
    const report = await importRows(many.slice(0, 6));
    expect(report.failures.map(({ line, field }) => [line, field])).toEqual([
      [3, 'Community Area Name'],
      [6, 'Community Area Name'],
    ]);
    expect(report.properties.created).toBe(4);
  });
});

describe('an import that is cut off', () => {
  it('by Ctrl-C ends the running requests, tells what is missing, and is finished by the next run', async () => {
    const controller = new AbortController();
    await start(({ operation }) => {
      if (operation === 'CliUnitsCreate' && organization.unitCount() >= 100) controller.abort();
      return undefined;
    });
    const report = await importRows(many, { signal: controller.signal });
    expect(report.stopped).toBe('It was interrupted.');
    expect(report.units.created).toBe(organization.unitCount());
    expect(report.rows.unfinished).toBe(150 - report.rows.complete);
    expect(report.rows.unfinished).toBeGreaterThan(0);
    expect(exitCodeOf(report)).toBe(1);

    const second = await importRows(many);
    expect(second).toMatchObject({ properties: made(0, 150), rows: { complete: 150, unfinished: 0 } });
    expect(second.units.created).toBe(300 - report.units.created);
    expect(organization.unitCount()).toBe(300);
  });

  it('by a server that stays away tells so, with what is in', async () => {
    await start(({ operation }) =>
      operation === 'CliUnitsCreate' ? { code: 'OVERLOADED', message: 'Busy.' } : undefined,
    );
    const report = await importRows(many, { patienceMs: 50 });
    expect(report).toMatchObject({
      stopped: 'Busy.',
      properties: made(150, 0),
      units: made(0, 0),
      rows: { unfinished: 150 },
    });
    expect(exitCodeOf(report)).toBe(1);
  });

  it('before anything was done counts as impossible', async () => {
    await start(({ operation }) =>
      operation === 'CliCommunities' ? { code: 'OVERLOADED', message: 'Busy.' } : undefined,
    );
    expect(exitCodeOf(await importRows(many, { patienceMs: 50 }))).toBe(2);
  });

  it('by a passing failure in the middle goes on by itself', async () => {
    let failures = 0;
    await start(({ operation }) => {
      if (operation !== 'CliUnitsCreate' || failures >= 5) return undefined;
      failures += 1;
      return failures % 2 === 0 ? 'reset the connection' : { code: 'SUBGRAPH_UNAVAILABLE', status: 503 };
    });
    const report = await importRows(many);
    expect(report).toMatchObject({ stopped: null, units: made(300, 0), rows: { complete: 150 } });
    expect(failures).toBe(5);
  });
});

describe('a dry run', () => {
  it('writes nothing and tells what would be made and what is there', async () => {
    await start();
    await importRows(many.slice(0, 30));
    const writes = () =>
      organization.received.filter(({ operation }) => /(Community|Properties|Units)Create$/.test(operation)).length;
    const before = writes();
    const report = await importRows([...many.slice(0, 30), 'New,A,1 Elm St,7', 'New,,1 Elm St,7'], { dryRun: true });
    expect(writes()).toBe(before);
    expect(report).toMatchObject({
      communities: made(1, 3),
      properties: made(1, 30),
      units: made(7, 60),
      rows: { total: 32, failed: 1 },
    });
    expect(exitCodeOf(report)).toBe(1);
  });
});
