import { rename, writeFile } from 'node:fs/promises';

/** Replaces a small file in one step, so that a reader, or the next start after a crash, never sees half of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text, { mode: 0o644 });
  await rename(unfinished, path);
}
