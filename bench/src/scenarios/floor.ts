/** Money as the API answers it, from a column of minor units with two decimals. */
export const money = (column: string, currency: string): string =>
  `json_build_object('amount', (${column}::numeric / 100)::numeric(20, 2)::text, 'currency', ${currency})`;

/** The rows of a subquery as the nodes of a connection. Rows become objects by their column names. */
export const nodes = (select: string): string =>
  `(select json_build_object('nodes', coalesce(json_agg(row_to_json(row)), '[]')) from (${select}) as row)`;

/** The one row of a subquery as an object, or null for none. */
export const one = (select: string): string => `(select row_to_json(row) from (${select}) as row)`;

/** The whole answer as one text column, from pairs of a root field and its JSON. */
export const answer = (fields: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(fields).map(([name, json]) => `'${name}', ${json}`);
  return `select json_build_object('data', json_build_object(${pairs.join(', ')}))::text as answer`;
};
