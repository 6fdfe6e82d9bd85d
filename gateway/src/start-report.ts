/** What `npm start` shows: a line per step with its time, and at the end how to go on. */
export type StartReport = { readonly step: (text: string) => void; readonly note: (text: string) => void };

export const startReport = (
  write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): StartReport => {
  let since = performance.now();
  return {
    step: (text) => {
      const now = performance.now();
      write(`  ✓ ${text.padEnd(62)} ${((now - since) / 1000).toFixed(1).padStart(5)} s`);
      since = now;
    },
    note: (text) => write(`    ${text}`),
  };
};

/** A start that cannot go on says why in one paragraph; a stack trace only helps whoever asked for it. */
export const reportAndExit = (error: unknown): never => {
  process.stderr.write(`\nLintel could not start: ${reasonOf(error)}\n`);
  if (process.env.LINTEL_LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
};

/** Drizzle puts the text of the query into its message and what the database said into the cause: we want the latter. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message.startsWith('Failed query') && error.cause !== undefined ? reasonOf(error.cause) : error.message;
};
