import { CommandError } from '../command-error.ts';
import { type Environment, type Login, loginHelp, loginOptions, readLogin } from '../connection/login.ts';
import { readOptions } from '../options.ts';

export type RegistryCommand =
  | { readonly what: 'help' }
  | ({
      readonly what: 'register';
      readonly files: readonly string[];
      readonly schema?: string;
      readonly out?: string;
    } & Named)
  | { readonly what: 'list'; readonly client?: string; readonly login: Login }
  | ({ readonly what: 'retire'; readonly documentId: string } & Named)
  | ({
      readonly what: 'key';
      readonly name: string;
      readonly permissions: readonly string[];
      readonly expiresAt?: string;
    } & Named);

type Named = { readonly client: string; readonly login: Login };

const options = {
  ...loginOptions,
  client: { type: 'string' },
  schema: { type: 'string' },
  out: { type: 'string' },
  name: { type: 'string' },
  permission: { type: 'string', multiple: true },
  permissions: { type: 'string', multiple: true },
  'expires-at': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const registryHelp = `Manages the operations that API clients may call.

  npm run operations -- register FILES --client NAME   registers every operation of the .graphql files
  npm run operations -- list [--client NAME]           shows what is registered
  npm run operations -- retire DOCUMENT_ID --client NAME
  npm run operations -- key --client NAME --name KEY --permission P [--permission Q]
                                                       makes an API key and shows it, once

${loginHelp}
                        On this machine the demo's login is used when none is given.

  --client NAME         the partner; made when there is none (register, key)
  --schema FILE         what register checks against; schema/api.graphql
  --out FILE            register writes { "operationName": "documentId" } there, for frontends
  --expires-at TIME     when the key ends, such as 2027-01-01T00:00:00Z; never without it

A document is one operation with its fragments, printed canonically; its id is the SHA-256 of that text.
Exit code: 0 done, 1 only a part was done, 2 nothing was done.`;

/** What `npm run operations` was asked to do. Error: CommandError. */
export const readCommand = (args: readonly string[], environment: Environment): RegistryCommand => {
  const { values, positionals } = readOptions(args, options);
  const [what, ...rest] = positionals;
  if (values.help) return { what: 'help' };
  const { client, schema, out } = values;
  const login = () => readLogin(values, environment, { allowDemo: true });
  const named = (): Named => ({ client: required('client', client), login: login() });
  if (what === 'register') {
    if (rest.length === 0) throw new CommandError('Name the .graphql files to register.');
    return { what, files: rest, schema, out, ...named() };
  }
  if (what === 'list') return { what, client, ...nothingMore(rest), login: login() };
  if (what === 'retire') return { what, documentId: readDocumentId(rest), ...named() };
  if (what === 'key') {
    const permissions = [...(values.permission ?? []), ...(values.permissions ?? [])].flatMap((text) =>
      text.split(','),
    );
    const given = permissions.map((permission) => permission.trim()).filter((permission) => permission !== '');
    if (given.length === 0)
      throw new CommandError('Say with --permission what the key may do, such as property.unit.read.');
    const expiresAt = readInstant(values['expires-at']);
    return {
      what,
      name: required('name', values.name),
      permissions: given,
      expiresAt,
      ...nothingMore(rest),
      ...named(),
    };
  }
  const asked = what === undefined ? 'Say what to do' : `"${what}" is not a command`;
  throw new CommandError(`${asked}: register, list, retire or key; --help explains them.`);
};

const required = (option: string, value: string | undefined): string => {
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw new CommandError(`--${option} is missing.`);
};

const nothingMore = (rest: readonly string[]): Record<never, never> => {
  if (rest.length > 0) throw new CommandError(`"${rest[0]}" is one argument too many.`);
  return {};
};

const readDocumentId = (rest: readonly string[]): string => {
  const [id, ...others] = rest;
  if (id !== undefined && others.length === 0 && /^(sha256:)?[0-9a-f]{64}$/.test(id)) return id.replace('sha256:', '');
  throw new CommandError('Name one document id: 64 hexadecimal digits, as list shows them.');
};

const readInstant = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new CommandError(`--expires-at must be a time such as 2027-01-01T00:00:00Z, not "${text}".`);
  return new Date(time).toISOString();
};
