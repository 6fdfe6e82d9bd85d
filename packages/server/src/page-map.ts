import type { Connection, PageInfo } from './page.ts';

/** A connection whose nodes are not the rows that were paged through. A node may be a promise: GraphQL awaits it. */
export type MappedConnection<Node> = {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number>;
};

/**
 * The same page with other nodes, such as the residents behind a page of occupancies. The condition of the page must make
 * sure that every row has a node: what is missing here would be counted and then not be there.
 */
export const mapNodes = <Row, Node>(page: Connection<Row>, nodeOf: (row: Row) => Node): MappedConnection<Node> => ({
  get nodes() {
    return page.nodes.map(nodeOf);
  },
  get edges() {
    return page.edges.map(({ cursor, node }) => ({
      cursor,
      // Only when it is asked for: a promise that nobody awaits is a load too many, and its rejection ends the process.
      get node() {
        return nodeOf(node);
      },
    }));
  },
  get pageInfo() {
    return page.pageInfo;
  },
  totalCount: () => page.totalCount(),
});
