export type AuditChange = { readonly field: string; readonly before: string | null; readonly after: string | null };

type Columns = Readonly<Record<string, unknown>> | null;

/** What differs between two states of a row, by column, with values as JSON text. A state that was not is null. */
export function auditChanges(before: Columns, after: Columns): readonly AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field, before: textOf(before, field), after: textOf(after, field) }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}

function textOf(columns: Columns, field: string): string | null {
  const value = columns !== null && Object.hasOwn(columns, field) ? columns[field] : null;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
