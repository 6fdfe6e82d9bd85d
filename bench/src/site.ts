import type { BenchFacts } from './facts.ts';

/** How the administrator of the large organization signs in. */
export type Login = { readonly email: string; readonly password: string };

/** What every process of a run knows: the database, the secret by which subgraphs know their gateway, and who asks. */
export type Site = {
  /** As the services log in. */
  readonly serviceUrl: string;
  readonly secret: string;
  /** A folder of the run's own, removed at its end. */
  readonly home: string;
  /** Where the subgraph servers find the public key of whoever may call them. */
  readonly jwksUrl: string;
  readonly login: Login;
  readonly facts: BenchFacts;
  /** Database connections of one process, the same for every engine. */
  readonly connections: number;
};

const variable = 'LINTEL_BENCH_SITE';

/** The environment of a child process that reads the site. */
export const siteEnvironment = (site: Site): Record<string, string> => ({ [variable]: JSON.stringify(site) });

/** The site that the run gave to this process. */
export const readSite = (): Site => {
  const text = process.env[variable];
  if (text === undefined) throw new Error('this program is started by the benchmark: npm run bench');
  return JSON.parse(text) as Site;
};
