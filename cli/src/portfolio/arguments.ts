import { exponentByCurrency } from '@lintel/kernel/currencies';
import { isTimeZone } from '@lintel/kernel/dates';
import { CommandError } from '../command-error.ts';
import { type Environment, type Login, loginHelp, loginOptions, readLogin } from '../connection/login.ts';
import { readCount, readOptions } from '../options.ts';
import { type ChosenHeaders, type ColumnName, columnNames, columns } from './columns.ts';
import type { CommunityDefaults } from './communities.ts';
import type { PlaceDefaults } from './draft.ts';

export type ImportArguments = {
  readonly file: string;
  readonly login: Login;
  readonly headers: ChosenHeaders;
  readonly place: PlaceDefaults;
  readonly community: CommunityDefaults;
  readonly concurrency: number;
  readonly dryRun: boolean;
  readonly json: boolean;
};

const options = {
  ...loginOptions,
  'community-by': { type: 'string' },
  'name-by': { type: 'string' },
  'kind-by': { type: 'string' },
  'address-by': { type: 'string' },
  'postal-code-by': { type: 'string' },
  'latitude-by': { type: 'string' },
  'longitude-by': { type: 'string' },
  'manager-by': { type: 'string' },
  'units-by': { type: 'string' },
  city: { type: 'string', default: 'Chicago' },
  region: { type: 'string', default: 'IL' },
  country: { type: 'string', default: 'US' },
  'time-zone': { type: 'string', default: 'America/Chicago' },
  currency: { type: 'string', default: 'USD' },
  concurrency: { type: 'string', default: '4' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const importHelp = `Reads a portfolio from a CSV file into the organization that you sign in to.

  npm run import -- portfolio FILE.csv --url URL --email E --password P

Each row is a property with its address and its number of units, in a community that is made when there is none of this
name. What is there already is left as it is, so the same command can be repeated, also after an interruption.

${loginHelp}

  --dry-run             only check the file and tell what would be made
  --json                the report as JSON (npm run --silent import -- …)
  --concurrency N       requests at once, 1 to 16; ${options.concurrency.default}

The header of each column:
${columnNames.map((name) => `  --${`${columns[name].option} HEADER`.padEnd(24)} ${columns[name].header}`).join('\n')}

For every row:
  --city NAME           ${options.city.default}
  --region NAME         ${options.region.default}; "" for none
  --country CODE        ${options.country.default}
For every new community:
  --time-zone ZONE      ${options['time-zone'].default}
  --currency CODE       ${options.currency.default}

Exit code: 0 everything is in, 1 rows failed or are not finished, 2 nothing could be done, 130 stopped with Ctrl-C.`;

/** What `npm run import` was asked to do; 'help' when it was asked what it can do. Error: CommandError. */
export const readArguments = (args: readonly string[], environment: Environment): ImportArguments | 'help' => {
  const { values, positionals } = readOptions(args, options);
  if (values.help) return 'help';
  const [what, file, ...others] = positionals;
  if (what !== 'portfolio' || file === undefined || others.length > 0) {
    throw new CommandError('Use it like this: npm run import -- portfolio FILE.csv --url URL --email E --password P');
  }
  const chosen = columnNames.flatMap((name) => {
    const header = values[columns[name].option];
    return header === undefined ? [] : [[name, header] as const];
  });
  return {
    file,
    login: readLogin(values, environment, { allowDemo: false }),
    headers: Object.fromEntries(chosen) as Partial<Record<ColumnName, string>>,
    place: readPlace(values),
    community: { timeZone: checkTimeZone(values['time-zone']), currency: checkCurrency(values.currency) },
    concurrency: readCount('concurrency', values.concurrency, { min: 1, max: 16 }),
    dryRun: values['dry-run'],
    json: values.json,
  };
};

const readPlace = ({ city, region, country }: { city: string; region: string; country: string }): PlaceDefaults => {
  if (city.trim() === '') throw new CommandError('--city must not be empty.');
  if (!/^[A-Za-z]{2}$/.test(country))
    throw new CommandError(`--country must be two letters such as US, not "${country}".`);
  return { city: city.trim(), region: region.trim() === '' ? null : region.trim(), country: country.toUpperCase() };
};

const checkTimeZone = (zone: string): string => {
  if (isTimeZone(zone)) return zone;
  throw new CommandError(`--time-zone must be a name such as America/Chicago, not "${zone}".`);
};

const checkCurrency = (code: string): string => {
  if (exponentByCurrency.has(code)) return code;
  throw new CommandError(`--currency must be a code such as USD, not "${code}".`);
};
