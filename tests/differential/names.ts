import type { Session } from '@lintel/kernel/session';
import { createContext } from '@lintel/server/context';
import type { Platform } from '@lintel/server/platform';
import { isNonNullType } from 'graphql';
import { isConnection, queryFields, subjectOf } from '../isolation/api-schema.ts';
import { monolith } from './monolith.ts';

/** What the arguments of generated operations may name. */
export type Names = {
  /** Ids by type. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Ids of another organization, whatever they name. */
  readonly foreign: readonly string[];
  /** Ends of first pages by root field, in the default order and without a filter. */
  readonly cursors: Readonly<Record<string, string>>;
};

type Page = { nodes: { id?: string }[]; pageInfo: { endCursor: string | null } };

/** Reads the first rows of every list, as two organizations see them. */
export const readNames = async (platform: Platform, own: Session, foreign: Session): Promise<Names> => {
  const ids: Record<string, string[]> = {};
  const cursors: Record<string, string> = {};
  const strangers: string[] = [];
  for (const field of queryFields) {
    if (!isConnection(field.type) || field.args.some(({ type }) => isNonNullType(type))) continue;
    const query = `{ ${field.name}(first: 4) { nodes { id } pageInfo { endCursor } } }`;
    const page = (await ask(platform, own, query))[field.name] as Page | null;
    ids[subjectOf(field)] = (page?.nodes ?? []).map(({ id }) => id!);
    if (page?.pageInfo.endCursor != null) cursors[field.name] = page.pageInfo.endCursor;
    const other = (await ask(platform, foreign, query))[field.name] as Page | null;
    strangers.push(...(other?.nodes ?? []).slice(0, 1).map(({ id }) => id!));
  }
  return { ids, foreign: strangers, cursors };
};

const ask = async (platform: Platform, session: Session, query: string): Promise<Record<string, unknown>> => {
  const scope = createContext(platform, { requestId: 'names', session, dryRun: false });
  try {
    const { data, errors } = await monolith({ query, variables: {} }, { scope, session });
    if (data == null) throw new Error(`${query} failed: ${JSON.stringify(errors)}`);
    return data as Record<string, unknown>;
  } finally {
    await scope.end();
  }
};
