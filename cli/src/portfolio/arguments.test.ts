import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.ts';
import { readArguments } from './arguments.ts';

const login = ['--email', 'e@x.example', '--password', 'p'];
const read = (...args: readonly string[]) => readArguments(['portfolio', 'f.csv', ...login, ...args], {});

describe('the arguments of the import', () => {
  it('have defaults for the file of the City of Chicago', () => {
    expect(read()).toMatchObject({
      file: 'f.csv',
      headers: {},
      place: { city: 'Chicago', region: 'IL', country: 'US' },
      community: { timeZone: 'America/Chicago', currency: 'USD' },
      concurrency: 4,
      dryRun: false,
      json: false,
    });
  });

  it('name other headers, places and defaults', () => {
    const given = read(
      '--units-by',
      'Flats',
      '--city',
      'Riga',
      '--region',
      '',
      '--country',
      'lv',
      '--time-zone',
      'Europe/Riga',
      '--currency',
      'EUR',
      '--dry-run',
      '--json',
    );
    expect(given).toMatchObject({
      headers: { units: 'Flats' },
      place: { city: 'Riga', region: null, country: 'LV' },
      community: { timeZone: 'Europe/Riga', currency: 'EUR' },
      dryRun: true,
      json: true,
    });
  });

  it.each([
    [['--concurrency', '0'], '--concurrency must be a whole number from 1 to 16, not "0".'],
    [['--concurrency', '1.5'], '--concurrency'],
    [['--time-zone', 'Mars/Olympus'], '--time-zone must be a name such as America/Chicago'],
    [['--currency', 'GOLD'], '--currency must be a code such as USD'],
    [['--country', 'USA'], '--country must be two letters'],
    [['--city', ' '], '--city must not be empty'],
    [['--url', 'nonsense'], '"nonsense" is not the address of a server'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--city'], "'--city <value>' argument missing"],
    [['other.csv'], 'Use it like this'],
  ])('are refused in one sentence: %j', (args, message) => {
    expect(() => read(...args)).toThrow(CommandError);
    expect(() => read(...args)).toThrow(message);
  });

  it.each([[[]], [['portfolio']], [['people', 'f.csv']]])('need a subject and a file: %j', (args) => {
    expect(() => readArguments([...args, ...login], {})).toThrow('npm run import -- portfolio FILE.csv');
  });

  it('may ask for help and nothing else', () => {
    expect(readArguments(['--help'], {})).toBe('help');
  });
});
