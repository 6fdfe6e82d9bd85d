import { mutationFields, subjectOf } from './api-schema.ts';
import { type Caller, command } from './ask.ts';
import { callOf } from './calls.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a mutation answers is read by whoever called it.
type Made = any;

/** Makes things through the public API, as one caller. */
export type Maker = (field: string, input: Readonly<Record<string, unknown>>) => Promise<Made>;

/** Runs mutations that must succeed and answers their payloads' objects, with the rest of the payload under `payload`. */
export const makerFor =
  (caller: Caller): Maker =>
  async (name, input) => {
    const field = mutationFields.find((known) => known.name === name);
    if (field === undefined) throw new Error(`there is no mutation ${name}`);
    const answer = await command(caller, callOf('mutation', field, { variables: { input } }));
    const payload = (answer.data?.[name] ?? {}) as Record<string, Made>;
    const subject = subjectOf(field);
    const [, made] =
      Object.entries(payload).find(
        ([key, value]) => value !== null && key !== 'userErrors' && key.toLowerCase().startsWith(subject.toLowerCase()),
      ) ??
      Object.entries(payload).find(
        ([key, value]) => key !== 'userErrors' && value !== null && typeof value === 'object',
      ) ??
      [];
    if (made === undefined) throw new Error(`${name} failed for the world of this suite: ${answer.text}`);
    return Array.isArray(made) ? made : { ...made, payload };
  };
