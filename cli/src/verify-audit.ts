import { CommandError } from './command-error.ts';
import { type Api, connect, requirePermissions } from './connection/api.ts';
import { ApiError, explain } from './connection/api-error.ts';
import { type Environment, type Login, loginHelp, loginOptions, readLogin } from './connection/login.ts';
import { retryNotes } from './connection/retry-notes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { main } from './main.ts';
import { readOptions } from './options.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const note = (text: string): void => void process.stderr.write(`${text}\n`);

const help = `Computes the seals of an organization's audit log again, and names the first entry that is not what it was.

  npm run verify-audit -- [--known-seal POSITION:HASH]

${loginHelp}
                        On this machine the demo's login is used when none is given.

  --known-seal P:H      a seal that an earlier run has printed; tells of a log that was made anew as a whole

Prints the newest seal: keep it where the administrators of the database cannot reach it.
Exit code: 0 the log is what was sealed, 1 it is not, 2 it could not be verified.`;

type Seal = { readonly position: number; readonly hash: string };
type Verification = {
  readonly verifiedTo: number;
  readonly hasMore: boolean;
  readonly firstBreak: { readonly position: number; readonly entryId: string | null; readonly reason: string } | null;
  readonly entriesWithoutSeal?: number;
  readonly newest: (Seal & { readonly sealedAt: string }) | null;
};

const verificationQuery = `query AuditVerification($after: SafeInt!, $knownSeal: AuditSealInput, $isFirst: Boolean!) {
  auditVerification(afterPosition: $after, knownSeal: $knownSeal) {
    verifiedTo hasMore firstBreak { position entryId reason } entriesWithoutSeal @include(if: $isFirst) newest { position hash sealedAt }
  }
}`;

/** What is wrong with the log, in sentences; nothing when it is whole. */
const verify = async (api: Api, knownSeal: Seal | undefined): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let after = 0, isFirst = true, hasMore = true; hasMore; isFirst = false) {
    const variables = { after, isFirst, knownSeal: isFirst ? knownSeal : undefined };
    const data = await api.ask<{ auditVerification: Verification }>(verificationQuery, variables);
    const { verifiedTo, firstBreak, entriesWithoutSeal = 0, newest, ...rest } = data.auditVerification;
    if (firstBreak !== null)
      found.push(`Seal ${firstBreak.position}, entry ${firstBreak.entryId ?? 'unknown'}: ${firstBreak.reason}`);
    if (entriesWithoutSeal > 0) found.push(`${entriesWithoutSeal} entries stand among sealed ones without a seal.`);
    after = verifiedTo;
    hasMore = rest.hasMore && firstBreak === null;
    note(`${verifiedTo} entries verified`);
    if (!hasMore && newest !== null) say(`Newest seal: ${newest.position}:${newest.hash} of ${newest.sealedAt}`);
    if (!hasMore && newest === null) say('Nothing is sealed yet.');
  }
  return found;
};

const readSeal = (text: string | undefined): Seal | undefined => {
  if (text === undefined) return undefined;
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (hash === undefined) throw new CommandError('--known-seal must be a position, a colon and 64 hexadecimal digits.');
  return { position: Number(position), hash };
};

const run = async (login: Login, knownSeal: Seal | undefined): Promise<ExitCode> => {
  const { endpoint, credentials, isDemo } = login;
  if (isDemo) note(`Signing in to ${endpoint.origin} as ${credentials.email}, the demo's manager.`);
  const api = await connect({ endpoint, credentials, onRetry: retryNotes(note), patienceMs: 30_000 });
  try {
    requirePermissions(api, ['identity.auditLog.read']);
    const found = await verify(api, knownSeal);
    say(found.length === 0 ? 'The audit log is what was sealed.' : found.join('\n'));
    return found.length === 0 ? exitCodes.done : exitCodes.incomplete;
  } catch (error) {
    throw error instanceof ApiError ? new CommandError(explain(error)) : error;
  } finally {
    await api.close();
  }
};

await main(async (args): Promise<ExitCode> => {
  const { values } = readOptions(args, {
    ...loginOptions,
    'known-seal': { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    say(help);
    return exitCodes.done;
  }
  return run(readLogin(values, process.env as Environment, { allowDemo: true }), readSeal(values['known-seal']));
});
