import { type DocumentNode, GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import type { Environment } from './environment.ts';
import { type OperationShape, operationShape } from './operation-shape.ts';
import { RequestError } from './request-error.ts';

/** The most that the text of an operation may have. */
export type ShapeLimits = Omit<OperationShape, 'selections'> & {
  /** Words and signs of the document, without comments and commas. */
  readonly tokens: number;
};

/** The most that an operation may have, in its text and with its variables. */
export type OperationLimits = ShapeLimits & {
  /** Elements of a list of input, unless `@maxItems` says otherwise. */
  readonly listItems: number;
  /** Points, see `gateway/src/limits/cost.ts`; undefined for what the gateway finds right for its supergraph. */
  readonly cost: number | undefined;
};

/** See ADR 16 for where the numbers come from. */
export const defaultOperationLimits: OperationLimits = {
  tokens: 1500,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  introspectionFields: 2,
  introspectionDepth: 20,
  repeats: 20,
  overlaps: 2000,
  listItems: 100,
  cost: undefined,
};

/** For tests and benchmarks that send operations which nobody would write; never a default. */
export const noOperationLimits: OperationLimits = {
  tokens: Number.MAX_SAFE_INTEGER,
  depth: Infinity,
  aliases: Infinity,
  rootFields: Infinity,
  directives: Infinity,
  introspectionFields: Infinity,
  introspectionDepth: Infinity,
  repeats: Infinity,
  overlaps: Infinity,
  listItems: Infinity,
  cost: Infinity,
};

/**
 * Most selections of a document with all its fragments written out. A few fragments that spread each other twice grow to millions, and planning walks
 * all of them; a screen has some hundreds. No setting: the planner could not bear more.
 */
export const mostSelections = 10_000;

/** Reads LINTEL_LIMITS: a JSON object with some of the limits. Throws for a name that is none, and for what is no whole number. */
export const operationLimits = ({ LINTEL_LIMITS: wanted = '' }: Environment): OperationLimits => {
  if (wanted === '') return defaultOperationLimits;
  const given = readJson(wanted);
  for (const [name, most] of Object.entries(given)) {
    if (!Object.hasOwn(defaultOperationLimits, name))
      throw new Error(`LINTEL_LIMITS has ${name}: its names are ${Object.keys(defaultOperationLimits).join(', ')}`);
    if (!Number.isSafeInteger(most) || (most as number) < 1)
      throw new Error(`LINTEL_LIMITS has ${JSON.stringify(most)} for ${name}: each limit is a whole number, 1 or more`);
  }
  return { ...defaultOperationLimits, ...given };
};

const readJson = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, for every text that is none.
  }
  throw new Error('LINTEL_LIMITS is no JSON object such as {"depth":20}');
};

/** Parses a document within a limit of tokens. Errors: LIMIT_EXCEEDED, and the syntax errors of graphql-js. */
export const parseWithin = (text: string, maxTokens: number): DocumentNode => {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError && hasMoreTokens(text, maxTokens)) throw limitError('tokens', maxTokens);
    throw error;
  }
};

/** Asked only of texts that did not parse: the parser says in words alone that there were too many. */
const hasMoreTokens = (text: string, most: number): boolean => {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; count <= most; count += 1) if (lexer.advance().kind === TokenKind.EOF) return false;
    return true;
  } catch {
    return false;
  }
};

/** What is asked too much of, in the words of a sentence. */
const what = {
  tokens: 'words and signs',
  depth: 'levels of fields',
  aliases: 'aliases',
  rootFields: 'root fields',
  directives: 'directives',
  selections: 'selections, with its fragments written out',
  introspectionFields: 'root fields that ask for the schema',
  introspectionDepth: 'levels of fields about the schema',
  repeats: 'times the same field or fragment in one selection',
  overlaps: 'pairs of fields or fragments to compare, since they stand in one place under one name',
} as const;

const limitError = (limit: keyof typeof what, maximum: number): RequestError =>
  new RequestError('LIMIT_EXCEEDED', {
    message: `The operation has more than ${maximum} ${what[limit]}.`,
    extensions: { limit, maximum },
  });

/** Error: LIMIT_EXCEEDED, which says what there is too much of. The document need not be valid. */
export const assertFewSelections = (document: DocumentNode): void => {
  if (operationShape(document).selections > mostSelections) throw limitError('selections', mostSelections);
};

/** Error: LIMIT_EXCEEDED, which says what there is too much of. The document need not be valid. */
export const assertShape = (document: DocumentNode, limits: ShapeLimits): void => {
  const shape = operationShape(document);
  for (const [limit, actual] of Object.entries(shape) as [keyof OperationShape, number][]) {
    const maximum = limit === 'selections' ? mostSelections : limits[limit];
    if (actual > maximum) throw limitError(limit, maximum);
  }
};
