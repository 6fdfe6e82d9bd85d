/** An object of merged data. Keys are response keys; values are what JSON can say. */
export type Data = { [key: string]: unknown };

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Adds what a fetch has brought to what is known. Objects and lists of one length merge part by part; a value that is there is kept when the
 * other side has only null, since which of two fetches comes first is chance. Parts of `source` are taken over, not copied.
 */
export const merge = (target: Data, source: Data): void => {
  for (const key of Object.keys(source)) {
    // Nobody can ask for it, and it would reach the prototype of every object.
    if (key === '__proto__') continue;
    const value = source[key];
    if (value === undefined) continue;
    const present = own(target, key);
    if (present === undefined || present === null) target[key] = value;
    else if (value !== null) target[key] = together(present, value);
  }
};

const together = (present: unknown, value: unknown): unknown => {
  if (present === value || typeof value !== 'object' || typeof present !== 'object') return value;
  if (!Array.isArray(value)) {
    if (!isData(present)) return value;
    merge(present, value as Data);
    return present;
  }
  if (!Array.isArray(present) || present.length !== value.length) return value;
  for (let index = 0; index < value.length; index += 1) {
    const item = value[index];
    if (item === null || item === undefined) continue;
    present[index] = present[index] == null ? item : together(present[index], item);
  }
  return present;
};

/** A property of the object itself: data may have a field called `constructor`. */
export const own = (object: Data, key: string): unknown => {
  const value = object[key];
  if (value === undefined || typeof value === 'function') return Object.hasOwn(object, key) ? value : undefined;
  return value;
};
