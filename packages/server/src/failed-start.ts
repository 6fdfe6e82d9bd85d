import { errorFields, processLog } from './log.ts';

/** Ends a process that could not start, with one line that says why as far as a log may. */
export const exitOnFailedStart = (error: unknown): never => {
  processLog().error(errorFields(error), 'the start failed');
  process.exit(1);
};
