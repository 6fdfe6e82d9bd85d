import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { CommandError } from '../command-error.ts';
import type { OperationDocument } from './documents.ts';

/** Checks every document against the schema that clients see. Error: CommandError with everything that does not fit. */
export const checkAgainstSchema = (documents: readonly OperationDocument[], sdl: string): void => {
  const schema = readSchema(sdl);
  const problems = documents.flatMap(({ name, file, text }) =>
    validate(schema, parse(text)).map(({ message }) => `${file}: ${name}: ${message}`),
  );
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
};

const readSchema = (sdl: string) => {
  try {
    return buildSchema(sdl);
  } catch (error) {
    if (error instanceof GraphQLError) throw new CommandError(`The schema cannot be read: ${error.message}`);
    throw error;
  }
};
