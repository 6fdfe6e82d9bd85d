import { nameKey } from '@lintel/kernel/text';
import { shown } from './cells.ts';
import type { Layout } from './columns.ts';
import type { Draft, Remark } from './draft.ts';
import { isNearSpelling } from './near-spelling.ts';

// What can only be seen when a row is compared with the others. None of it keeps a row out.

const farDegrees = 3;
const leastToCompare = 5;

/** Coordinates far from where most of the file lies: swapped, in another unit, or of another city. */
export const farAway = (drafts: readonly Draft[], layout: Layout): Remark[] => {
  const placed = drafts.filter(({ address }) => address.latitude !== null && address.longitude !== null);
  if (placed.length < leastToCompare) return [];
  const latitude = median(placed.map(({ address }) => address.latitude!));
  const longitude = median(placed.map(({ address }) => address.longitude!));
  return placed
    .filter(
      ({ address }) =>
        Math.abs(address.latitude! - latitude) > farDegrees || Math.abs(address.longitude! - longitude) > farDegrees,
    )
    .map(({ line, address }) => ({
      line,
      field: layout.latitude.header,
      reason: `${address.latitude}, ${address.longitude} is far from the other properties; imported as it is`,
    }));
};

const shortestNameToCompare = 8;

/** Names of communities that differ from a more frequent one by a single letter, at the first line of each. */
export const nearCommunities = (drafts: readonly Draft[], layout: Layout): Remark[] => {
  const byKey = Map.groupBy(drafts, ({ community }) => nameKey(community));
  return [...byKey].flatMap(([key, [first, ...others]]) => {
    if (key.length < shortestNameToCompare) return [];
    const near = [...byKey].find(([other, rows]) => rows.length > others.length + 1 && isNearSpelling(key, other));
    if (near === undefined) return [];
    const reason = `${shown(first!.community)} differs from ${shown(near[1][0]!.community)} by one letter; taken as another community`;
    return [{ line: first!.line, field: layout.community.header, reason }];
  });
};

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
