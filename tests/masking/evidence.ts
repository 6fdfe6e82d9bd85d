import type { Canary } from './promises.ts';
import { promises } from './promises.ts';

/** Everything that was said and kept, by place. */
export type Evidence = ReadonlyMap<string, string>;

/** Gathers texts by place. */
export type Collection = { readonly add: (place: string, text: string) => void; readonly evidence: () => Evidence };

export const newCollection = (): Collection => {
  const texts = new Map<string, string[]>();
  return {
    add: (place, text) => {
      const known = texts.get(place);
      if (known === undefined) texts.set(place, [text]);
      else known.push(text);
    },
    evidence: () => new Map([...texts].map(([place, parts]) => [place, parts.join('\n')])),
  };
};

/** The forms in which a value may lie about, in lower case, since names and addresses are folded. */
export const formsOf = (value: string): readonly string[] => {
  const bytes = Buffer.from(value);
  const forms = [
    value,
    bytes.toString('hex'),
    // As JSON writes a Buffer.
    bytes.join(','),
    // Whole groups of three bytes look the same wherever base64 begins with them.
    bytes.toString('base64').slice(0, -4),
    bytes.toString('base64url').slice(0, -4),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
  return [...new Set(forms.filter((form) => form.length >= 8).map((form) => form.toLowerCase()))];
};

/** Evidence in lower case, made once for many searches. */
export const folded = (evidence: Evidence): Evidence =>
  new Map([...evidence].map(([place, text]) => [place, text.toLowerCase()]));

/** The places in folded evidence where a value lies, in whatever form. */
export const placesOf = (value: string, evidence: Evidence): readonly string[] => {
  const forms = formsOf(value);
  return [...evidence].filter(([, text]) => forms.some((form) => text.includes(form))).map(([place]) => place);
};

/** What lies where it may not: one line each, with the text around it. */
export const leaksOf = ({ kind, value }: Canary, evidence: Evidence): readonly string[] =>
  placesOf(value, evidence)
    .filter((place) => !promises[kind].some(({ where }) => where.test(place)))
    .map((place) => `${kind} in ${place}: ${around(evidence.get(place)!, value)}`);

const around = (text: string, value: string): string => {
  const form = formsOf(value).find((each) => text.includes(each))!;
  const start = text.indexOf(form);
  return text.slice(Math.max(0, start - 300), start + form.length + 100);
};
