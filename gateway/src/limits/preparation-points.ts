import { mostSelections } from '@lintel/server/operation-limits';
import { operationShape } from '@lintel/server/operation-shape';
import { type DocumentNode, parse } from 'graphql';

/** So many characters take less than a millisecond to parse and to measure. */
const charactersPerPoint = 500;
/** So much of a document takes about a millisecond to validate and to plan. */
const selectionsPerPoint = 10;
const tokensPerPoint = 50;

/** Points for finding out whether a text is within the limits; 0 for a short one. */
export const readingPoints = (text: string): number => Math.floor(text.length / charactersPerPoint);

/**
 * Points for validating and planning a text that nobody has sent before: by its selections with all fragments written out, whatever `@skip` and
 * `@include` leave out, or by its words and signs where those weigh more. 0 for a small one, and for one that is no GraphQL or has more words and
 * signs than it may: it is refused before.
 */
export const preparationPoints = (text: string, maxTokens: number): number => {
  const document = parsed(text, maxTokens);
  if (document === undefined) return 0;
  const selections = Math.min(operationShape(document).selections, mostSelections);
  return Math.floor(Math.max(selections / selectionsPerPoint, tokensOf(document) / tokensPerPoint));
};

const parsed = (text: string, maxTokens: number): DocumentNode | undefined => {
  try {
    return parse(text, { maxTokens });
  } catch {
    return undefined;
  }
};

const tokensOf = ({ loc }: DocumentNode): number => {
  let count = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) count += 1;
  return count;
};
