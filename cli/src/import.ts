import { basename } from 'node:path';
import { connect, requirePermissions } from './connection/api.ts';
import { isUnencrypted } from './connection/endpoint.ts';
import { retryNotes } from './connection/retry-notes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { interruption } from './interruption.ts';
import { main } from './main.ts';
import { type ImportArguments, importHelp, readArguments } from './portfolio/arguments.ts';
import { planPortfolio } from './portfolio/plan.ts';
import { neededPermissions } from './portfolio/portfolio-documents.ts';
import { exitCodeOf, reportOn, reportText } from './portfolio/report.ts';
import { runImport } from './portfolio/run-import.ts';
import { createProgress } from './progress.ts';
import { readBytes } from './read-bytes.ts';

const importPortfolio = async (options: ImportArguments): Promise<ExitCode> => {
  const startedAt = performance.now();
  const plan = planPortfolio(await readBytes(options.file), options);
  const progress = createProgress({ stream: process.stderr });
  const { endpoint, credentials } = options.login;
  if (isUnencrypted(endpoint))
    progress.note(`${endpoint.origin} is not encrypted: the password can be read on the way.`);
  const signal = interruption(() =>
    progress.note('Stopping when the running requests have ended; press Ctrl-C again to stop at once.'),
  );
  const api = await connect({
    endpoint,
    credentials,
    signal,
    onRetry: retryNotes(progress.note),
  });
  try {
    requirePermissions(api, neededPermissions);
    const outcome = await runImport(plan, { ...options, api, signal, progress });
    const report = reportOn(plan, outcome, {
      file: basename(options.file),
      organization: api.organizationName,
      dryRun: options.dryRun,
      seconds: (performance.now() - startedAt) / 1000,
    });
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
    return signal.aborted ? exitCodes.interrupted : exitCodeOf(report);
  } finally {
    await api.close();
  }
};

await main(async (args) => {
  const options = readArguments(args, process.env);
  if (options !== 'help') return importPortfolio(options);
  process.stdout.write(`${importHelp}\n`);
  return exitCodes.done;
});
