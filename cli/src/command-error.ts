/** A failure that is told to a person in one sentence and ends the command with exit code 2: nothing could be done. */
export class CommandError extends Error {}
