import { composeServices } from '@apollo/composition';
import { parse, printSchema } from 'graphql';

/** What comes out of composition: the supergraph for gateways, and the API schema for clients. */
export type Composition = { readonly supergraph: string; readonly api: string };

/** Composes printed subgraph SDL. Throws with every composition error. */
export const compose = (subgraphs: readonly { readonly name: string; readonly sdl: string }[]): Composition => {
  const composed = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  );
  if (composed.errors !== undefined) {
    throw new Error(
      `the subgraphs do not compose:\n${composed.errors.map((error) => `  ${error.message}`).join('\n')}`,
    );
  }
  return {
    supergraph: `${composed.supergraphSdl.trim()}\n`,
    api: `${printSchema(composed.schema.toAPISchema().toGraphQLJSSchema()).trim()}\n`,
  };
};
