import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, parse } from 'graphql';

/** The SDL of a domain, from the file beside its code: `sdl(import.meta.url, 'leases.graphql')`. */
export const sdl = (moduleUrl: string, file: string): DocumentNode => {
  const path = fileURLToPath(new URL(file, moduleUrl));
  return parse(readFileSync(path, 'utf8'));
};
