import type { Answer, SeenError } from './executor.ts';
import type { MonolithAnswer } from './monolith.ts';

type Path = readonly (string | number)[];

/** Most errors that our engine tells. */
const mostErrors = 100;

/** How an answer differs from that of the monolith; empty when it does not. For answers in which no fetch was refused. */
export const differences = (ours: Answer, truth: MonolithAnswer): readonly string[] => {
  const found: string[] = [];
  if (JSON.stringify(ours.data) !== JSON.stringify(truth.data))
    found.push(`data: ${firstDifference(ours.data, truth.data)}`);
  const isCut = ours.errors.length >= mostErrors;
  const known = new Set(truth.raised.map(textOf));
  const told = new Set(ours.errors.map(textOf));
  if (told.size < ours.errors.length) found.push('an error is told twice');
  for (const error of ours.errors) if (!known.has(textOf(error))) found.push(`an error of its own: ${textOf(error)}`);
  if (isCut) return found;
  // A field that may not be null takes its parent along. Of several that do so for one parent only one need be told.
  const toldPlaces = new Set(ours.errors.map((error) => placeOf(error, ours.data)));
  for (const error of truth.errors) {
    const place = placeOf(error, truth.data);
    const isExact = place === JSON.stringify(error.path ?? []);
    if (isExact && !told.has(textOf(error))) found.push(`an error is missing: ${textOf(error)}`);
    if (!isExact && !toldPlaces.has(place)) found.push(`no error says why there is nothing at ${place}`);
  }
  return found;
};

/**
 * How an answer contradicts that of the monolith, when subgraphs refused whole fetches where the monolith refuses fields: what
 * is there must be the same, and what is missing must have been refused.
 */
export const contradictions = (ours: Answer, truth: MonolithAnswer): readonly string[] => {
  const lost = contained(ours.data ?? null, truth.data ?? null, []);
  if (ours.errors.length === 0) return [...lost, 'no error tells of what was refused'];
  return lost;
};

const contained = (ours: unknown, truth: unknown, path: Path): readonly string[] => {
  if (ours === null) return [];
  const here = JSON.stringify(path);
  if (Array.isArray(ours) && Array.isArray(truth)) {
    if (ours.length !== truth.length) return [`${ours.length} instead of ${truth.length} at ${here}`];
    return ours.flatMap((item, index) => contained(item, truth[index], [...path, index]));
  }
  if (isObject(ours) && isObject(truth)) {
    const keys = JSON.stringify(Object.keys(ours));
    if (keys !== JSON.stringify(Object.keys(truth))) return [`other keys at ${here}: ${keys}`];
    return Object.keys(ours).flatMap((key) => contained(ours[key], truth[key], [...path, key]));
  }
  return ours === truth ? [] : [`${JSON.stringify(ours)} instead of ${JSON.stringify(truth)} at ${here}`];
};

/**
 * How two federated executions of the same plan differ. Without the order of keys, which the stock executor takes from its own
 * form of the operation, so that fields which merge change places; ours is that of the monolith. Of several promised fields that fail in one
 * object only the first is told, and which one that is follows from that order too: what the monolith has raised, either may tell.
 */
export const disagreements = (ours: Answer, stock: Answer, truth: MonolithAnswer): readonly string[] => {
  const found: string[] = [];
  const [one, other] = [sorted(ours.data), sorted(stock.data)];
  if (JSON.stringify(one) !== JSON.stringify(other))
    found.push(`data unlike the stock executor: ${firstDifference(one, other)}`);
  const known = new Set([...ours.errors, ...truth.raised].map(({ code }) => code));
  for (const code of new Set(stock.errors.map((error) => error.code)))
    if (!known.has(code) || ours.errors.length === 0) found.push(`the stock executor tells of ${code}`);
  return found;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) copy[key] = sorted(value[key]);
  return copy;
};

/** Where the answer ends on the way to an error: at the error's own place, or at the parent that it took along. */
const placeOf = ({ path }: SeenError, data: unknown): string => {
  let value = data;
  const place: (string | number)[] = [];
  for (const part of path ?? []) {
    if (value == null) break;
    place.push(part);
    value = (value as Record<string | number, unknown>)[part];
  }
  return JSON.stringify(place);
};

const textOf = ({ path, code }: SeenError): string => `${code} at ${JSON.stringify(path ?? null)}`;

/** The first place at which two values differ, order of keys included. */
export const firstDifference = (one: unknown, other: unknown, path: Path = []): string => {
  const here = path.length === 0 ? 'the root' : JSON.stringify(path);
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    const index = one.findIndex((item, at) => JSON.stringify(item) !== JSON.stringify(other[at]));
    return firstDifference(one[index], other[index], [...path, index]);
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    if (JSON.stringify(keys) !== JSON.stringify(Object.keys(other)))
      return `keys ${JSON.stringify(keys)} instead of ${JSON.stringify(Object.keys(other))} at ${here}`;
    const key = keys.find((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
    if (key !== undefined) return firstDifference(one[key], other[key], [...path, key]);
  }
  return `${shortened(one)} instead of ${shortened(other)} at ${here}`;
};

const shortened = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 300);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
