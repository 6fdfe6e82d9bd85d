import { parseArgs } from 'node:util';
import { type EngineName, engineNames } from './engines/engine.ts';

/** What a run shall do. */
export type Wanted = {
  readonly scenarios: readonly string[];
  readonly engines: readonly EngineName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly json: boolean;
  /** Engines whose main process writes a CPU profile. */
  readonly profiled: readonly EngineName[];
  /** Start the engines, say where they are, and wait instead of measuring. */
  readonly serve: boolean;
  /** Everything there is: the results are kept. */
  readonly isFull: boolean;
};

/** The arguments make no sense; the message says why. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

export const usage = `usage: npm run bench -- [options]
  --scenario NAME[,NAME]   one or several; all without it
  --engines NAME[,NAME]    ${engineNames.join(', ')}; all without it
  --rounds N               rounds in which all engines take their turn (3)
  --seconds N              seconds that each is measured per round (3)
  --json                   one JSON object on stdout, everything else on stderr
  --profile NAME[,NAME]    write a CPU profile of these engines to bench/results/profiles
  --serve                  start the engines and wait, for looking at them by hand`;

/** Reads the command line. `known` are the names of all scenarios. Throws BadArguments. */
export const readArguments = (args: readonly string[], known: readonly string[]): Wanted => {
  const values = parsed(args);
  const engines = engineList(values.engines, '--engines');
  return {
    scenarios: listOf(values.scenario, known, '--scenario') ?? known,
    engines: engines ?? engineNames,
    rounds: positive(values.rounds, '--rounds', 3),
    seconds: positive(values.seconds, '--seconds', 3),
    json: values.json === true,
    profiled: engineList(values.profile, '--profile') ?? [],
    serve: values.serve === true,
    isFull: values.scenario === undefined && engines === undefined,
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scenario: { type: 'string' },
        engines: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        json: { type: 'boolean' },
        profile: { type: 'string' },
        serve: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new BadArguments((error as Error).message);
  }
};

const engineList = (text: string | undefined, option: string) =>
  listOf(text, engineNames, option) as readonly EngineName[] | undefined;

/** In the order of `known`, whatever order was asked for, so that tables look alike. */
const listOf = (text: string | undefined, known: readonly string[], option: string): readonly string[] | undefined => {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new BadArguments(`${option}: there is no ${unknown}; there are ${known.join(', ')}`);
  return known.filter((name) => names.includes(name));
};

const positive = (text: string | undefined, option: string, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!(number > 0)) throw new BadArguments(`${option} must be a number greater than zero`);
  return number;
};
