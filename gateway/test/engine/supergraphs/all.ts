import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fixture } from './fixture.ts';

const isFixture = (value: unknown): value is Fixture =>
  typeof value === 'object' && value !== null && 'subgraphs' in value && 'cases' in value;

/** Files of this folder that have no fixtures. */
const others = new Set(['all.ts', 'fixture.ts', 'known-failures.ts', 'serve.ts', 'ways.ts']);

/** Every fixture of this folder: whatever its files export that has subgraphs and cases. */
export const fixtures: readonly Fixture[] = (
  await Promise.all(
    readdirSync(import.meta.dirname)
      .filter((file) => !others.has(file))
      .toSorted()
      .map(async (file) =>
        Object.values((await import(/* @vite-ignore */ join(import.meta.dirname, file))) as object).filter(isFixture),
      ),
  )
).flat();
