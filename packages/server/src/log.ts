/** The part of a pino logger that our code uses; Fastify's logger is one. */
export type Log = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An error as it stands in a log. */
export type ErrorFields = {
  readonly error: string;
  readonly errorCode?: string;
  readonly constraint?: unknown;
  readonly errorMessage?: string;
  readonly stack?: string;
};

/** What may be written of an error: never the message of a driver, which carries SQL and values (finding F5). */
export const errorFields = (error: unknown): ErrorFields => {
  if (!(error instanceof Error)) return { error: 'not an Error' };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
  const isQueryError = chainOf(error).some(carriesSql);
  return {
    error: cause.name,
    ...(typeof code === 'string' ? { errorCode: code } : {}),
    ...('constraint_name' in cause ? { constraint: cause.constraint_name } : {}),
    ...(isQueryError ? {} : { errorMessage: error.message }),
    stack: stackFrames(error),
  };
};

/**
 * How a Fastify server logs. The framework would copy every field of an error that it reports, and one of them may be a request as it
 * came, with its credentials.
 */
export const serverLog = (level: string) => ({ level, serializers: { err: frameworkError } });

/** The same in the names that Fastify wants. */
const frameworkError = (error: unknown) => {
  const { error: type, errorMessage: message = '', stack = '', errorCode: code } = errorFields(error);
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
};

const chainOf = (error: Error): Error[] => {
  const chain: Error[] = [];
  for (let current: unknown = error; current instanceof Error && chain.length < 10; current = current.cause)
    chain.push(current);
  return chain;
};

/** Drizzle's wrapper (which never sets its own name) and the driver's errors have SQL and values in message and fields. */
const carriesSql = (error: Error): boolean =>
  'query' in error || 'severity' in error || error.message.startsWith('Failed query');

/** Only the frames: the first lines of a stack repeat the message. */
const stackFrames = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .join('\n');

/** One JSON line per message on standard error, for processes without an HTTP server. */
export const processLog = (): Log => {
  const write = (level: string) => (fields: object, message: string) =>
    void process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...fields, message })}\n`);
  return { info: write('info'), warn: write('warn'), error: write('error') };
};

/** The same log without anything below an error. */
export const quietLog = (log: Log): Log => ({ ...silentLog, error: log.error });
