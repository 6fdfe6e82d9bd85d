import { CommandError } from '../command-error.ts';

const graphqlPath = '/graphql';

/** The GraphQL address of a server, from its base URL with or without `/graphql`. Error: CommandError. */
export const graphqlEndpoint = (text: string): URL => {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError(`"${text}" is not the address of a server, such as http://localhost:4000.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new CommandError('Give the login with --email and --password, not inside the URL.');
  }
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith(graphqlPath) ? path : `${path}${graphqlPath}`;
  url.search = '';
  url.hash = '';
  return url;
};

/** Whether the server is this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(hostname);

/** Whether a password would cross a network in the clear. */
export const isUnencrypted = (url: URL): boolean => url.protocol === 'http:' && !isLoopback(url);
