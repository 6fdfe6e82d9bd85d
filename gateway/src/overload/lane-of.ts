import { criticalMutations, type Lane } from '@lintel/kernel/critical-mutations';
import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';

/** The lane of an operation by its text, or by the id of a registered one, which is the hash of its text. */
export type Lanes = {
  /** `ordinary` for an id whose text was never told. */
  readonly of: (body: { readonly query?: unknown; readonly documentId?: unknown }) => Lane;
  /** Remembers the lane of a registered operation. */
  readonly learn: (documentId: unknown, text: string) => void;
};

/** Most texts that are remembered; one that names a critical mutation is parsed once. */
const mostRemembered = 500;
const mostTokens = 2000;

export const createLanes = (critical: ReadonlySet<string> = criticalMutations): Lanes => {
  const names = [...critical];
  const known = new Map<string, Lane>();
  const remember = (key: string, lane: Lane): Lane => {
    if (known.size >= mostRemembered) known.delete(known.keys().next().value as string);
    known.set(key, lane);
    return lane;
  };
  const ofText = (text: string): Lane => {
    // Nearly every text ends here: without the name of a critical mutation there is nothing to parse.
    if (!names.some((name) => text.includes(name))) return 'ordinary';
    return known.get(text) ?? remember(text, isCritical(text, critical) ? 'critical' : 'ordinary');
  };
  return {
    of: ({ query, documentId }) => {
      if (typeof query === 'string' && query !== '') return ofText(query);
      return typeof documentId === 'string' ? (known.get(documentId) ?? 'ordinary') : 'ordinary';
    },
    learn: (documentId, text) => {
      if (typeof documentId === 'string' && ofText(text) === 'critical') remember(documentId, 'critical');
    },
  };
};

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
