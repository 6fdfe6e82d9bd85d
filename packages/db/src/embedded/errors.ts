export type EmbeddedErrorCode =
  | 'PLATFORM_UNSUPPORTED'
  | 'HOME_NOT_USABLE'
  | 'ALREADY_RUNNING'
  | 'DATA_NOT_USABLE'
  | 'PASSWORD_MISMATCH'
  | 'INITDB_FAILED'
  | 'START_FAILED'
  | 'STOP_FAILED';

/** A failure of the embedded server that its operator can act on: `fix` says how, and is part of the message. */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly fix: string;

  constructor(code: EmbeddedErrorCode, problem: string, fix: string) {
    super(`${problem}\n${fix}`);
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
    this.fix = fix;
  }
}
