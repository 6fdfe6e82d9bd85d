type Generation = {
  readonly ids: Set<string>;
  /** By the clock that nobody sets back, in milliseconds. */
  readonly begun: number;
  /** The latest that the clock on the wall said when an id was added, in milliseconds. */
  latest: number;
};

/**
 * Tells whether an id is seen for the first time in so many milliseconds, or in up to twice as many. What was seen before the
 * clock on the wall was set back is remembered until that time has come again: until then it could pass for new.
 */
export const usedOnce = (memoryMs: number): ((id: string) => boolean) => {
  const begin = (): Generation => ({ ids: new Set(), begun: performance.now(), latest: Date.now() });
  const isNeeded = ({ begun, latest }: Generation) =>
    performance.now() - begun <= 2 * memoryMs || Date.now() - latest <= memoryMs;
  let young = begin();
  let old: readonly Generation[] = [];
  return (id) => {
    if (performance.now() - young.begun > memoryMs) {
      old = [young, ...old].filter(isNeeded);
      young = begin();
    }
    if (young.ids.has(id) || old.some(({ ids }) => ids.has(id))) return false;
    young.ids.add(id);
    young.latest = Math.max(young.latest, Date.now());
    return true;
  };
};
