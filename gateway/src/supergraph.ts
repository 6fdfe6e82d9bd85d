import { readFile } from 'node:fs/promises';

/** The committed supergraph: composed by `npm run generate`, checked in CI, never composed at start. */
const committed = new URL('../../schema/supergraph.graphql', import.meta.url);

export const loadSupergraph = (file: string | undefined): Promise<string> => readFile(file ?? committed, 'utf8');
