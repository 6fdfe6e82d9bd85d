import { randomBytes } from 'node:crypto';
import type { Canary, Kind } from './promises.ts';

/** What was put into a product, so that it can be looked for. */
export type Canaries = {
  /** A new value that stands nowhere else: letters and digits, so that it fits wherever a name does. */
  readonly plant: (kind: Kind) => string;
  /** Keeps a value that the product has made. Throws for one so short that it might stand anywhere by chance. */
  readonly keep: (kind: Kind, value: string) => string;
  readonly all: () => readonly Canary[];
};

const shortest = 12;

export const newCanaries = (): Canaries => {
  const known: Canary[] = [];
  const keep = (kind: Kind, value: string): string => {
    if (value.length < shortest) throw new Error(`a ${kind} of ${value.length} characters cannot be looked for`);
    known.push({ kind, value });
    return value;
  };
  return { plant: (kind) => keep(kind, `CANARY${randomBytes(6).toString('hex')}`), keep, all: () => known };
};
