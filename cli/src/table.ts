/** Rows of text in columns, the columns in `right` aligned to the right. */
export const table = (rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths.map((width, column) =>
      right.includes(column) ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
    );
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
};
