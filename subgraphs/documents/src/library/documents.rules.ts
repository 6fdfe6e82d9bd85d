import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';

export type TargetType = 'community' | 'property' | 'unit' | 'lease' | 'resident';

/** The one place where enums of the API meet the text of the database. */
export const toSdl = <T extends string>(value: T): Uppercase<T> => value.toUpperCase() as Uppercase<T>;
export const fromSdl = <T extends string>(value: T): Lowercase<T> => value.toLowerCase() as Lowercase<T>;

export const readTitle = (text: string): Result<string> => cleanText(text, { max: 200 });

/** What tags are compared by. */
export const tagKey = (tag: string): string => tag.normalize('NFC').trim().toLowerCase();

const mostTags = 20;

/** Tags in small letters, each once. Fails with TOO_MANY_ITEMS and with what is wrong with each tag. */
export const readTags = (tags: readonly string[] | null | undefined): Result<string[]> => {
  const given = tags ?? [];
  if (given.length > mostTags) return fail('TOO_MANY_ITEMS', { message: `A document has at most ${mostTags} tags.` });
  const read = all(given.map((tag, index) => at([String(index)], cleanText(tag, { max: 50 }))));
  return read.ok ? ok([...new Set(read.value.map(tagKey))]) : read;
};

export const mostLinks = 100;

/** An object that a document is about, and the community in which it is; null when it is in none. */
export type Target = { readonly type: TargetType; readonly id: string; readonly communityId: string | null };

/**
 * Whose staff keeps a document: of the community that was named, or else of the one that all of its targets are in; null
 * when they are in several, or there is none. Then the organization's own staff keeps it.
 */
export const keepingCommunity = (named: string | null, targets: readonly Target[]): string | null => {
  if (named !== null) return named;
  const communities = new Set(targets.flatMap(({ communityId }) => (communityId === null ? [] : [communityId])));
  return communities.size === 1 ? [...communities][0]! : null;
};

/** A document of one community is not about objects of another: its staff would keep what it cannot see. */
export const checkTargetCommunity = (documentCommunity: string | null, target: Target): Result<Target> =>
  documentCommunity === null || target.communityId === null || target.communityId === documentCommunity
    ? ok(target)
    : fail('LINK_OUTSIDE_COMMUNITY');

/** Which of several links is the main one: the one that says so, or else the first. Fails with DUPLICATE_ITEM when two say so. */
export const primaryIndex = (links: readonly { readonly isPrimary?: boolean | null | undefined }[]): Result<number> => {
  const wanted = links.flatMap(({ isPrimary }, index) => (isPrimary === true ? [index] : []));
  if (wanted.length > 1) return fail('DUPLICATE_ITEM', { message: 'Only one link can be the main one.' });
  return ok(wanted[0] ?? 0);
};
