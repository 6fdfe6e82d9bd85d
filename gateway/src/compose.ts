import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Composes printed subgraph SDL into one supergraph SDL. Throws with every composition error. */
export const composeSupergraph = (subgraphs: readonly { readonly name: string; readonly sdl: string }[]): string => {
  const composed = composeServices(subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })));
  if (composed.errors !== undefined) {
    throw new Error(`the subgraphs do not compose:\n${composed.errors.map((error) => `  ${error.message}`).join('\n')}`);
  }
  return `${composed.supergraphSdl.trim()}\n`;
};
