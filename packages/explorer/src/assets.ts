import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute path of the built page. Everything in it but `index.html` may be cached for ever below `assets/`. */
export const explorerDirectory: string = join(import.meta.dirname, '..', 'dist');

/**
 * The Content-Security-Policy to send with every file of the page. Inline styles are allowed because Monaco writes
 * style elements while it runs; nothing else is inline and nothing is evaluated.
 */
export const explorerCsp: string = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether `vite build` has run, so that the server can say what to do instead of answering with 404. */
export function isExplorerBuilt(): boolean {
  return existsSync(join(explorerDirectory, 'index.html'));
}
