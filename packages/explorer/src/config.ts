/** A login that a demo server offers on the sign-in form. */
export type DemoLogin = { readonly email: string; readonly role: string; readonly organization: string };

/** What the server says about itself in `/explorer/config.json`. */
export type ExplorerConfig = {
  /** Path of the GraphQL endpoint on the same origin. */
  readonly endpoint: string;
  /** Empty unless the server runs on demo data. */
  readonly demoLogins: readonly DemoLogin[];
  /** The password that all demo logins share; null when it must be typed. */
  readonly demoPassword: string | null;
  /** Whether the server answers introspection; without it there are no docs and no completion. */
  readonly introspection: boolean;
};

/** Reads the server's configuration. Throws an Error with a sentence for the user when there is none to read. */
export async function loadConfig(url: string): Promise<ExplorerConfig> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (!response.ok) throw new Error(`The server answered ${response.status} to ${url}.`);
  return parseConfig(await response.json());
}

/** Checks the shape, so that a wrong server shows as one sentence and not as a broken page. */
export function parseConfig(value: unknown): ExplorerConfig {
  const { endpoint, demoLogins, demoPassword, introspection } = Object(value) as Record<string, unknown>;
  if (typeof endpoint !== 'string') throw new Error('The configuration of the explorer names no endpoint.');
  return {
    endpoint,
    demoLogins: Array.isArray(demoLogins) ? demoLogins.filter(isDemoLogin) : [],
    demoPassword: typeof demoPassword === 'string' ? demoPassword : null,
    introspection: introspection !== false,
  };
}

function isDemoLogin(value: unknown): value is DemoLogin {
  const login = Object(value) as Record<string, unknown>;
  return [login.email, login.role, login.organization].every((part) => typeof part === 'string');
}
