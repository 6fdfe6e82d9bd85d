/** What a command tells the shell. Stopped with Ctrl-C it is 130, as shells expect. */
export const exitCodes = {
  /** Everything is in. */
  done: 0,
  /** Something is not in; the report says what and why. */
  incomplete: 1,
  /** Nothing could be done: bad arguments, an unreadable file, a wrong password, no server. */
  impossible: 2,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
