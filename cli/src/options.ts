import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

/** As `parseArgs`, strict, with its complaints as a CommandError of one sentence. */
export const readOptions = <const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new CommandError(`${error.message.split('. ')[0]!.replace(/\.$/, '')}; --help lists the options.`);
    }
    throw error;
  }
};

/** A whole number within limits. Error: CommandError naming the option. */
export const readCount = (
  option: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new CommandError(`--${option} must be a whole number from ${min} to ${max}, not "${text}".`);
};
