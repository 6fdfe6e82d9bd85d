import type { Api } from './api.ts';

export type Page<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** All nodes of a connection, page by page. The operation takes `$after`; `pageOf` finds the connection in its data. */
export const allNodes = async <Data, Node>(
  api: Api,
  { query, variables = {} }: { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> },
  pageOf: (data: Data) => Page<Node>,
): Promise<Node[]> => {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes: more, pageInfo }: Page<Node> = pageOf(await api.ask<Data>(query, { ...variables, after }));
    nodes.push(...more);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return nodes;
    after = pageInfo.endCursor;
  }
};
