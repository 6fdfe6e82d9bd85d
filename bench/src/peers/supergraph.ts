import { readFile } from 'node:fs/promises';

/** Where the subgraph servers are: name → URL. */
export const subgraphUrls = (): Readonly<Record<string, string>> => {
  const text = process.env.LINTEL_BENCH_SUBGRAPHS;
  if (text === undefined) throw new Error('this peer needs the subgraph servers');
  return JSON.parse(text) as Record<string, string>;
};

/** The supergraph that Lintel itself runs. */
export const readSupergraph = (): Promise<string> =>
  readFile(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');

/** The same with the addresses of the subgraph servers in place, for gateways that read them from there. */
export const readRoutedSupergraph = async (): Promise<string> => {
  const urls = subgraphUrls();
  const text = await readSupergraph();
  return text.replace(/@join__graph\(name: "(\w+)", url: "[^"]*"\)/g, (_, name: string) => {
    return `@join__graph(name: "${name}", url: "${urls[name]}")`;
  });
};
