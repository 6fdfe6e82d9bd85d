/**
 * The answer of a command as JSON that can be stored and read back into the same JavaScript values: a replayed payload
 * resolves like the first one.
 */
export const toStored = (value: unknown): unknown => {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(toStored);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toStored(item)]));
  }
  return value;
};

export const fromStored = (stored: unknown): unknown => {
  if (Array.isArray(stored)) return stored.map(fromStored);
  if (typeof stored !== 'object' || stored === null) return stored;
  if ('$bigint' in stored) return BigInt(String(stored.$bigint));
  if ('$date' in stored) return new Date(String(stored.$date));
  return Object.fromEntries(Object.entries(stored).map(([key, item]) => [key, fromStored(item)]));
};
