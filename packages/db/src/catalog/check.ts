import { type CatalogRule, catalogRules } from './rules.ts';

/** A rule that does not hold, and by what. */
export type CatalogFinding = { readonly rule: CatalogRule; readonly names: readonly string[] };

/** All rules as one question, so that a start pays one round trip. Its rows are for `findingsIn`. */
export const catalogQuestion = (rules: readonly CatalogRule[] = catalogRules): string =>
  rules
    .map(({ query }, place) => `select ${place} as place, found.name::text as name from (${query}) as found`)
    .join(' union all ');

export type CatalogAnswer = { readonly place: number; readonly name: string };

/** What breaks the rules and stands on no list. */
export const findingsIn = (
  answers: readonly CatalogAnswer[],
  rules: readonly CatalogRule[] = catalogRules,
): readonly CatalogFinding[] =>
  rules.flatMap((rule, place) => {
    const found = answers.filter((answer) => answer.place === place).map(({ name }) => name);
    const names = found.filter((name) => !(name in (rule.allowed ?? {}))).sort();
    return names.length === 0 ? [] : [{ rule, names }];
  });

/** Entries of the lists that nothing needs any more. */
export const needlessEntries = (
  answers: readonly CatalogAnswer[],
  rules: readonly CatalogRule[] = catalogRules,
): readonly string[] =>
  rules.flatMap(({ allowed = {} }, place) => {
    const found = new Set(answers.filter((answer) => answer.place === place).map(({ name }) => name));
    return Object.keys(allowed).filter((name) => !found.has(name));
  });

/** `C1 Every table has row-level security, enabled and forced. Not so: property.units`. */
export const describeFinding = ({ rule, names }: CatalogFinding): string =>
  `${rule.id} ${rule.promise} Not so: ${names.join(', ')}`;
