const PLACEHOLDER = /\{\{([\w.*]+)\}\}/g;

/**
 * Fills `{{path}}` in a JSON text. A path walks through `values` by names and indexes; `*` takes the first element from
 * which the rest of the path leads to a value. A placeholder without a value stays as it is, for the reader to fill.
 */
export function fillPlaceholders(json: string, values: unknown): string {
  return json.replace(PLACEHOLDER, (placeholder, path: string) => {
    const value = valueAt(values, path.split('.'));
    return value === undefined ? placeholder : JSON.stringify(String(value)).slice(1, -1);
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (value === null || value === undefined) return undefined;
  if (step === undefined) return typeof value === 'object' ? undefined : value;
  if (step !== '*') return valueAt((value as Record<string, unknown>)[step], rest);
  return Object.values(value)
    .map((element) => valueAt(element, rest))
    .find((found) => found !== undefined);
}

/**
 * Values that need no server: a fresh key for a repeatable request, and yesterday's date here. Not today's: that day may not
 * have come yet in the time zone of the community, and the server refuses what lies ahead.
 */
export function localValues(now = new Date()): { uuid: string; yesterday: string } {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return { uuid: randomUuid(), yesterday: parts.join('-') };
}

/** `crypto.randomUUID` exists on secure origins only, and an explorer on a LAN address has none. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
