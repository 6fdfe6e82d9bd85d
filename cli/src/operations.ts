import { CommandError } from './command-error.ts';
import { connect, requirePermissions } from './connection/api.ts';
import { ApiError, explain } from './connection/api-error.ts';
import { retryNotes } from './connection/retry-notes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { main } from './main.ts';
import { type RegistryCommand, readCommand, registryHelp } from './registry/arguments.ts';
import { key, list, prepareRegister, register, retire } from './registry/commands.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const note = (text: string): void => void process.stderr.write(`${text}\n`);

const neededPermissions = {
  register: ['identity.operation.manage'],
  list: ['identity.apiClient.manage', 'identity.operation.manage'],
  retire: ['identity.apiClient.manage', 'identity.operation.manage'],
  key: ['identity.apiClient.manage'],
} as const;

const run = async (command: Exclude<RegistryCommand, { what: 'help' }>): Promise<void> => {
  const documents = command.what === 'register' ? await prepareRegister(command, note) : [];
  const { endpoint, credentials, isDemo } = command.login;
  if (isDemo) note(`Signing in to ${endpoint.origin} as ${credentials.email}, the demo's manager.`);
  const api = await connect({ endpoint, credentials, onRetry: retryNotes(note), patienceMs: 30_000 });
  try {
    requirePermissions(api, neededPermissions[command.what]);
    if (command.what === 'register') await register(api, { ...command, documents }, say);
    else if (command.what === 'list') await list(api, command, say);
    else if (command.what === 'retire') await retire(api, command, say);
    else await key(api, command, say);
  } catch (error) {
    throw error instanceof ApiError ? new CommandError(explain(error)) : error;
  } finally {
    await api.close();
  }
};

await main(async (args): Promise<ExitCode> => {
  const command = readCommand(args, process.env);
  if (command.what === 'help') say(registryHelp);
  else await run(command);
  return exitCodes.done;
});
