import { randomBytes, randomUUID } from 'node:crypto';
import type { Pointer } from './arguments.ts';
import type { Samples } from './inputs.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** A name of nothing, in the form of one that names something. */
export const decoy = (name: string): string => {
  if (/^[0-9a-f]{64}$/.test(name)) return randomBytes(32).toString('hex');
  if (uuid.test(name)) return name.replace(uuid, randomUUID());
  return name.replace(/canary/i, (word) => (word === 'canary' ? 'nobody' : 'NOBODY'));
};

/** The row that somebody has for a pointer. */
export const nameIn = (samples: Samples, { sample, coordinate }: Pointer): string => {
  const name = samples[sample];
  if (name === undefined)
    throw new Error(
      `${coordinate} wants the sample ${sample}, and there is none. Make one in tests/isolation/furnish.ts`,
    );
  return name;
};

/** For the same call twice: with what a victim has, and with what nobody has. */
export type Names = {
  readonly asked: readonly string[];
  readonly fakes: readonly string[];
  readonly real: (pointer: Pointer) => string;
  readonly fake: (pointer: Pointer) => string;
};

export const namesFor = (victim: Samples, pointers: readonly Pointer[]): Names => {
  const asked = pointers.map((pointer) => nameIn(victim, pointer));
  const fakeOf = new Map(asked.map((name) => [name, decoy(name)]));
  return {
    asked,
    fakes: asked.map((name) => fakeOf.get(name)!),
    real: (pointer) => nameIn(victim, pointer),
    fake: (pointer) => fakeOf.get(nameIn(victim, pointer))!,
  };
};
