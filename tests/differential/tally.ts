import type { Verdict } from './judge.ts';
import type { UsedField } from './render.ts';

/** What has been compared so far: nothing may be left out without being counted. */
export type Tally = {
  readonly count: (role: string, verdict: Verdict, fields: readonly UsedField[]) => void;
  readonly total: () => number;
  /** How many operations a note of the tally was true for. */
  readonly of: (note: string) => number;
  /** `Type.field` of everything that was selected. */
  readonly coordinates: ReadonlySet<string>;
  readonly report: () => string;
};

export const tally = (): Tally => {
  const notes = new Map<string, number>();
  const coordinates = new Set<string>();
  let total = 0;
  const note = (text: string) => notes.set(text, (notes.get(text) ?? 0) + 1);
  return {
    coordinates,
    total: () => total,
    of: (text) => notes.get(text) ?? 0,
    count: (role, { kind, withoutStock, hasErrors, hasData }, fields) => {
      total += 1;
      note(kind);
      note(withoutStock === undefined ? 'with stock' : `without stock: ${withoutStock}`);
      note(hasErrors ? 'with errors' : 'without errors');
      note(hasData ? 'with data' : 'without data');
      note(`as ${role}`);
      for (const { typeName, fieldName } of fields) coordinates.add(`${typeName}.${fieldName}`);
    },
    report: () =>
      [...notes]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([text, count]) => `${text}: ${count}`)
        .join(', '),
  };
};
