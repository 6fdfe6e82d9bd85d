/** The value below which the given share of sorted numbers lies (nearest rank); 0 for none. */
export const percentile = (sorted: ArrayLike<number>, share: number): number => {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
};

/** The middle of some numbers, the mean of the two in the middle for an even count; 0 for none. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Least and most of some numbers, and their distance as a share of the median. */
export const spread = (values: readonly number[]): { least: number; most: number; share: number } => {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const middle = median(values);
  return { least, most, share: middle === 0 ? 0 : (most - least) / middle };
};

/** Rounded to so many digits after the point. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
