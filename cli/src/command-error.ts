import { type ExitCode, exitCodes } from './exit-codes.ts';

/** A failure that is told to a person in one sentence and ends the command: with exit code 2 unless a part was done. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.impossible) {
    super(message);
    this.exitCode = exitCode;
  }
}
