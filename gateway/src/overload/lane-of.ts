import { createHash } from 'node:crypto';
import { criticalMutations, type Lane } from '@lintel/kernel/critical-mutations';
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { documentIdOf } from '../http/document-id.ts';
import type { GraphqlBody } from '../http/graphql-body.ts';

/** What of a body says which document it means. */
export type DocumentOf = Pick<GraphqlBody, 'query' | 'documentId' | 'extensions'>;

/** The lanes of operations, by what is sent and by what runs. */
export type Lanes = {
  /**
   * Before anything costs anything: `critical` for the id of a document that was learned to be, and, without an id, for a text that may be. A text
   * beside an id says nothing, since it is not what runs.
   */
  readonly presumed: (body: DocumentOf) => Lane;
  /** The same after a look at the text, which may cost a parse. */
  readonly judged: (body: DocumentOf) => Lane;
  /** By the text that runs. Remembers what the body's id stands for. */
  readonly settled: (body: DocumentOf, text: string) => Lane;
};

/** Most texts, and most ids, that are remembered. */
const mostRemembered = 500;
/** A longer text is no critical operation. */
const longestText = 66_000;
const mostTokens = 2000;

export const createLanes = (critical: ReadonlySet<string> = criticalMutations): Lanes => {
  const names = [...critical];
  /** By the hash of the text: a text itself can be long, and whoever sent it has not said yet who he is. */
  const ofTexts = rememberedLanes();
  const ofIds = rememberedLanes();
  // Nearly every text ends here: without the name of a critical mutation there is nothing to parse.
  const mayBeCritical = (text: string) => text.length <= longestText && names.some((name) => text.includes(name));
  const ofText = (text: string): Lane => {
    if (!mayBeCritical(text)) return 'ordinary';
    const hash = hashOf(text);
    return ofTexts.get(hash) ?? ofTexts.remember(hash, isCritical(text, critical) ? 'critical' : 'ordinary');
  };
  const before = (body: DocumentOf, judge: (text: string) => Lane): Lane => {
    const documentId = documentIdOf(body);
    if (documentId === undefined) return typeof body.query === 'string' ? judge(body.query) : 'ordinary';
    return (documentId === null ? undefined : ofIds.get(documentId)) ?? 'ordinary';
  };
  return {
    presumed: (body) =>
      before(body, (text) => (mayBeCritical(text) ? (ofTexts.get(hashOf(text)) ?? 'critical') : 'ordinary')),
    judged: (body) => before(body, ofText),
    settled: (body, text) => {
      const lane = ofText(text);
      const documentId = documentIdOf(body);
      if (typeof documentId === 'string' && ofIds.get(documentId) !== lane && mayBeCritical(text))
        ofIds.remember(documentId, lane);
      return lane;
    },
  };
};

/** Lanes by keys of bounded length. When there are too many, the one that came first leaves. */
const rememberedLanes = () => {
  const lanes = new Map<string, Lane>();
  return {
    get: (key: string) => lanes.get(key),
    remember: (key: string, lane: Lane): Lane => {
      if (lanes.size >= mostRemembered && !lanes.has(key)) lanes.delete(lanes.keys().next().value as string);
      lanes.set(key, lane);
      return lane;
    },
  };
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Whether a document holds one operation, and that one only critical mutations: nothing rides along with them. */
const isCritical = (text: string, critical: ReadonlySet<string>): boolean => {
  const definitions = definitionsOf(text);
  const [operation, second] = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || second !== undefined) return false;
  if (operation.operation !== OperationTypeNode.MUTATION) return false;
  return operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && critical.has(selection.name.value),
  );
};

const definitionsOf = (text: string): DocumentNode['definitions'] => {
  try {
    return parse(text, { noLocation: true, maxTokens: mostTokens }).definitions;
  } catch {
    // It will be refused further on, in words.
    return [];
  }
};
