import { getNamedType, getNullableType, isListType } from 'graphql';
import { type HostileValue, isLiteral } from './hostile-value.ts';
import type { Judgement } from './judge.ts';
import type { Place } from './places.ts';

type Attempt = {
  readonly place: Place;
  readonly tried: HostileValue;
  readonly judgement: Judgement;
  /** What the field answered. */
  readonly answer: unknown;
};

/**
 * What is wrong with an answer that was no refusal: a hostile id finds nothing and is accepted nowhere, a hostile text is a text
 * like any other for a filter, and what a command took comes back as it was sent.
 */
export const correctness = ({ place, tried: { value }, judgement, answer }: Attempt): readonly string[] => {
  if (judgement.refused.length > 0 || value == null) return [];
  const { path, isPointer } = place;
  if (path[0] === 'input') {
    if (judgement.failed.length > 0) return [];
    if (isPointer) return isOne(value) ? ['accepted for the name of an object'] : [];
    return notEchoed(place, value, answer as Payload);
  }
  const isText = getNamedType(place.type).name === 'String' && typeof value === 'string' && value.trim() !== '';
  if (path[0] === 'filter' && path.length > 1 && (isText || (isPointer && isOne(value)))) {
    const { totalCount } = (answer ?? {}) as { readonly totalCount?: unknown };
    return totalCount === 0 ? [] : [`finds ${String(totalCount)} rows`];
  }
  if (isPointer && path.length === 1 && isOne(value)) return answer === null ? [] : ['finds something'];
  return [];
};

/** A single value; what is said of a list as a whole is told by its items. */
const isOne = (value: unknown): boolean => typeof value !== 'object';

type Payload = Readonly<Record<string, unknown>> | null | undefined;

const notEchoed = ({ path, type }: Place, value: unknown, payload: Payload): readonly string[] => {
  const [, name = '', part] = path;
  const scalar = getNamedType(type).name;
  const object = Object.values(payload ?? {}).find(isObject)?.[name];
  if (isListType(getNullableType(type)) || object === undefined) return [];
  if (scalar === 'Decimal' && part === 'amount')
    return isExact(value, object) ? [] : [`comes back as ${shown(object)}`];
  if (part !== undefined || !['String', 'Int', 'Date'].includes(scalar) || isLiteral(value)) return [];
  const expected = typeof value === 'string' ? cleaned(value) : value;
  // Blank text is none: what stands for it is up to the command.
  if (expected === '') return [];
  const isSame = object === expected || (isText(object) && isText(expected) && isSameAddress(object, expected));
  return isSame ? [] : [`comes back as ${shown(object)}`];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/** Keys and addresses are kept in small letters. */
const isSameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 80);

/** Whether an amount that was taken is plain decimal text of two places at most, and came back to the cent. */
const isExact = (sent: unknown, money: unknown): boolean => {
  if (!isObject(money) || !/^[0-9]{1,14}(\.[0-9]{1,2})?$/.test(String(sent).replace(/^-0$/, '0'))) return false;
  const [whole = '', cents = ''] = String(sent).replace(/^-0$/, '0').split('.');
  return BigInt(whole + cents.padEnd(2, '0')) === BigInt(Number(money.minorUnits));
};

/** As the kernel reads texts: composed, without space at its ends, with line breaks of one kind. */
const cleaned = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
