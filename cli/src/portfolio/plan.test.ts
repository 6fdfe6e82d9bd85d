import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planPortfolio } from './plan.ts';

const place = { city: 'Chicago', region: 'IL', country: 'US' };
const header =
  'Community Area Name,Property Type,Property Name,Address,Zip Code,Management Company,Units,Latitude,Longitude';
const planOf = (...rows: readonly string[]) =>
  planPortfolio(new TextEncoder().encode([header, ...rows].join('\n')), { headers: {}, place });
const good = 'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,41.97,-87.66';

describe('the portfolio of the City of Chicago', () => {
  const bytes = readFileSync(new URL('../../../demo/data/chicago-rental-developments.csv', import.meta.url));
  const plan = planPortfolio(bytes, { headers: {}, place });

  it('is read without a loss', () => {
    expect(plan.failures).toEqual([]);
    expect(plan.drafts).toHaveLength(488);
    expect(plan.drafts.reduce((sum, { units }) => sum + units, 0)).toBe(24_440);
    expect(new Set(plan.drafts.map(({ externalId }) => externalId)).size).toBe(488);
  });

  it('has a kind for every type, and keeps the word of the source where ours says less', () => {
    expect(plan.drafts.filter(({ kind }) => kind === 'OTHER')).toEqual([]);
    const counts = Object.fromEntries(
      [...Map.groupBy(plan.drafts, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]),
    );
    expect(counts).toEqual({ MULTIFAMILY: 339, SENIOR: 102, SUPPORTIVE: 46, MIXED_USE: 1 });
    expect(plan.drafts.find(({ name }) => name === 'The Draper')!.notes).toBe('Property Type: ARO');
    expect(plan.drafts.find(({ name }) => name === 'Pomeroy Apts.')!.notes).toBe('');
  });

  it('keeps letters, folds spaces and leaves out what is unknown', () => {
    expect(plan.drafts.map(({ name }) => name)).toContain('El Zócalo');
    expect(plan.drafts.map(({ address }) => address.line1)).toContain('3138-40 S. Indiana Ave.');
    const unplaced = plan.drafts.filter(({ address }) => address.latitude === null || address.longitude === null);
    expect(unplaced.map(({ name }) => name)).toEqual(['Hope Manor Village']);
  });

  it('tells which two rows look like one property, and which community like a typing mistake', () => {
    expect(plan.warnings).toEqual([
      expect.objectContaining({
        field: 'Community Area Name',
        reason: expect.stringContaining('"East Garfiled Park" differs from "East Garfield Park"'),
      }),
      { line: 483, field: null, reason: 'has the name and address of line 119; taken as another property' },
    ]);
  });
});

describe('a row', () => {
  it('becomes a property with address, coordinates, manager and units', () => {
    expect(planOf(good).drafts).toEqual([
      {
        line: 2,
        externalId: expect.stringMatching(/^portfolio:[0-9a-f]{32}$/),
        community: 'Uptown',
        name: 'The Draper',
        kind: 'MULTIFAMILY',
        address: { line1: '5050 N. Broadway', ...place, postalCode: '60640', latitude: 41.97, longitude: -87.66 },
        managementCompany: 'Flats LLC',
        notes: 'Property Type: ARO',
        units: 35,
      },
    ]);
  });

  it.each([
    ['Property Name', 'Uptown,ARO,  ,5050 N. Broadway,60640,Flats LLC,35,,', 'is missing'],
    ['Community Area Name', ',ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,,', 'is missing'],
    ['Address', 'Uptown,ARO,The Draper,,60640,Flats LLC,35,,', 'is missing'],
    ['Units', 'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,,,', 'is missing'],
    ...['0', '-3', 'many', '12.5', '1e3', '5001', '99999999999'].map((units) => [
      'Units',
      `Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,${units},,`,
      'is not a whole number from 1 to 5,000',
    ]),
    [
      'Latitude',
      'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,,-87.66',
      'is missing, though there is a longitude',
    ],
    [
      'Longitude',
      'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,41.97,',
      'is missing, though there is a latitude',
    ],
    [
      'Latitude',
      'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,141.97,-87.66',
      'is not a number from -90 to 90',
    ],
    [
      'Longitude',
      'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,41.97,-187.66',
      'is not a number from -180 to 180',
    ],
    ['Longitude', 'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats LLC,35,41.97,west', 'is not a number'],
    [
      'Property Name',
      'Uptown,ARO,The\u0000Draper,5050 N. Broadway,60640,Flats LLC,35,,',
      '"The\\u0000Draper" cannot be used',
    ],
    ['Management Company', 'Uptown,ARO,The Draper,5050 N. Broadway,60640,Flats\u001b[31m LLC,35,,', '\\u001b'],
    [
      'Property Name',
      `Uptown,ARO,${'x'.repeat(201)},5050 N. Broadway,60640,Flats LLC,35,,`,
      'more than 200 characters',
    ],
  ])('whose %s cannot be used is reported with its line, and the others go on (%s)', (field, row, reason) => {
    const plan = planOf(good, row, good.replace('Draper', 'Other'));
    expect(plan.failures).toEqual([{ line: 3, field, reason: expect.stringContaining(reason) }]);
    expect(plan.failures[0]!.reason).not.toMatch(/\p{Cc}/u);
    expect(plan.drafts.map(({ line }) => line)).toEqual([2, 4]);
    expect(plan.rowCount).toBe(3);
  });

  it('tells all its mistakes at once', () => {
    expect(planOf('Uptown,ARO,,,60640,Flats LLC,0,,').failures.map(({ field }) => field)).toEqual([
      'Property Name',
      'Address',
      'Units',
    ]);
  });

  it('with an unknown type is taken as OTHER with a warning', () => {
    const plan = planOf(good.replace('ARO', 'Zeppelin hangar'));
    expect(plan.drafts[0]).toMatchObject({ kind: 'OTHER', notes: 'Property Type: Zeppelin hangar' });
    expect(plan.warnings).toMatchObject([
      { line: 2, field: 'Property Type', reason: expect.stringContaining('OTHER') },
    ]);
  });

  it('far from the others is taken with a warning', () => {
    const near = Array.from({ length: 6 }, (_, index) => good.replace('Draper', `Draper ${index}`));
    const swapped = good.replace('41.97,-87.66', '-87.66,41.97');
    expect(planOf(...near, swapped).warnings).toMatchObject([{ line: 8, field: 'Latitude' }]);
    expect(planOf(...near).warnings).toEqual([]);
  });
});

describe('the external id', () => {
  const idsOf = (...rows: readonly string[]) => planOf(...rows).drafts.map(({ externalId }) => externalId);

  it('does not depend on letter case, spaces and what else the row says', () => {
    const [id] = idsOf(good);
    expect(idsOf('Elsewhere,Senior, the  DRAPER,5050 n. broadway ,60640,,1,,')).toEqual([id]);
    expect(idsOf(good.replace('5050', '5051'))).not.toEqual([id]);
    expect(idsOf(good.replace('60640', '60641'))).not.toEqual([id]);
  });

  it('counts repeats in the order of the file, broken ones included', () => {
    const [first, second, third] = idsOf(good, good, good);
    expect([second, third]).toEqual([`${first}#2`, `${first}#3`]);
    expect(idsOf(good, good.replace(',35,', ',none,'), good)).toEqual([first, third]);
  });
});

describe('the columns', () => {
  const read = (text: string, headers = {}) => planPortfolio(new TextEncoder().encode(text), { headers, place });

  it('are found by their headers in any order, letter case and number of spaces', () => {
    const { drafts } = read('UNITS,property  name,Community area name,address,extra\n3,A,C,1 Main St,x');
    expect(drafts).toMatchObject([
      { name: 'A', units: 3, community: 'C', managementCompany: null, kind: 'MULTIFAMILY' },
    ]);
  });

  it('can have other headers', () => {
    const { drafts } = read('Flats,Title,Area,Street\n3,A,C,1 Main St', {
      units: 'flats',
      name: 'Title',
      community: 'Area',
      address: 'Street',
    });
    expect(drafts).toMatchObject([{ name: 'A', units: 3, community: 'C' }]);
  });

  it.each([
    [
      'Property Name,Units\nA,1',
      'The file has no column "Community Area Name" (--community-by), "Address" (--address-by)',
    ],
    ['Property Name;Units\nA;1', 'its columns are "Property Name;Units"'],
    [`${header},Units\n`, 'The file has two columns "Units".'],
    [`${header}\n\n`, 'The file has a header and no rows.'],
    ['', 'The file is empty.'],
  ])('make the whole file unreadable when it is %o', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('that were asked for must be there, even when the file could do without', () => {
    expect(() => read(`${header}\n${good}`, { managementCompany: 'Agent' })).toThrow('"Agent" (--manager-by)');
  });
});
