import { CommandError } from './command-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Runs a command and sets the exit code. What a person can mend is told in one sentence; only faults of ours show a stack. */
export const main = async (run: (args: readonly string[]) => Promise<ExitCode>): Promise<void> => {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    const isTold = error instanceof CommandError;
    process.exitCode = isTold ? error.exitCode : exitCodes.impossible;
    process.stderr.write(`${isTold ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  }
};
