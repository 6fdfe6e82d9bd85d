/** Whether one typing mistake turns one text into the other: a letter missing, added, replaced, or two neighbours swapped. */
export const isNearSpelling = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  const restMatches = short.slice(start + 1) === long.slice(start + 1);
  const areSwapped =
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2);
  return restMatches || areSwapped;
};
