import { CommandError } from '../command-error.ts';
import { graphqlEndpoint, isLoopback } from './endpoint.ts';
import type { Credentials } from './session.ts';

/** The options by which every command says where to connect and as whom. */
export const loginOptions = {
  url: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
  organization: { type: 'string' },
  code: { type: 'string' },
} as const;

export type LoginValues = { readonly [Name in keyof typeof loginOptions]?: string | undefined };
export type Environment = Readonly<Record<string, string | undefined>>;

export type Login = {
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** Whether the demo's own login was taken because none was given. */
  readonly isDemo: boolean;
};

const defaultUrl = 'http://localhost:4000';
const demoLogin = { email: 'manager@cedar.example', password: 'lintel-demo' };

/**
 * Where to connect and as whom: options first, then LINTEL_URL, LINTEL_EMAIL, LINTEL_PASSWORD and LINTEL_CODE. With
 * `allowDemo`, a server on this machine is entered with the demo's login when none was given. Error: CommandError.
 */
export const readLogin = (
  values: LoginValues,
  environment: Environment,
  { allowDemo }: { readonly allowDemo: boolean },
): Login => {
  const endpoint = graphqlEndpoint(values.url ?? environment.LINTEL_URL ?? defaultUrl);
  const email = values.email ?? environment.LINTEL_EMAIL;
  const password = values.password ?? environment.LINTEL_PASSWORD;
  const code = values.code ?? environment.LINTEL_CODE;
  const organizationSlug = values.organization;
  if (email !== undefined && password !== undefined)
    return { endpoint, credentials: { email, password, organizationSlug, code }, isDemo: false };
  if (allowDemo && email === undefined && password === undefined && isLoopback(endpoint)) {
    return { endpoint, credentials: { ...demoLogin, organizationSlug }, isDemo: true };
  }
  const missing = email === undefined ? '--email (or LINTEL_EMAIL)' : '--password (or LINTEL_PASSWORD)';
  throw new CommandError(`Say who signs in: ${missing} is missing.`);
};

export const loginHelp = `  --url URL             the server; LINTEL_URL, or ${defaultUrl}
  --email E             who signs in; LINTEL_EMAIL
  --password P          LINTEL_PASSWORD keeps it out of the list of processes
  --organization SLUG   which organization to enter; the login's primary one
  --code C              for a login with a second factor: what the app shows, or a recovery code;
                        LINTEL_CODE keeps it out of the list of processes`;
