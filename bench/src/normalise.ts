/**
 * PostGraphile answers what the tables hold. Its questions say by aliases what becomes of a column, so that its answers can be
 * compared with the others':
 *
 * - `enum_kind: kind` is an enum: `kind`, in capital letters;
 * - `minor_amount: amountMinor` beside `minorsCurrency: currency` is money: `amount { amount currency }`.
 */
export const normalisePostgraphile = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalisePostgraphile);
  if (!isRecord(value)) return value;
  const { minorsCurrency, ...fields } = value;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => normalField(name, field, minorsCurrency)));
};

const normalField = (name: string, value: unknown, currency: unknown): readonly [string, unknown] => {
  if (name.startsWith('enum_'))
    return [name.slice('enum_'.length), typeof value === 'string' ? value.toUpperCase() : value];
  if (name.startsWith('minor_')) return [name.slice('minor_'.length), money(value, currency)];
  return [name, normalisePostgraphile(value)];
};

/** All currencies of the bench data have two decimals. */
const money = (minor: unknown, currency: unknown) => {
  if (minor === null) return null;
  const digits = String(minor).padStart(3, '0');
  return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
};

/** Where two answers differ first, as a path with both values; undefined when they are equal. */
export const firstDifference = (left: unknown, right: unknown, path = 'data'): string | undefined => {
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length)
    return `${path} has ${left.length} and ${right.length} items`;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right))
    return left === right ? undefined : `${path} is ${shown(left)} and ${shown(right)}`;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of names) {
    const found = firstDifference(left[name], right[name], `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRecord = (value: unknown): value is Record<string, unknown> => isContainer(value) && !Array.isArray(value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'missing').slice(0, 120);
