import { privateStorage } from './private-storage.ts';
import { isNarrow } from './screen.ts';

const PANEL_KEY = 'lintel:panel';

const local = openStorage();

/** Where GraphiQL keeps tabs and history. It takes null for a browser that keeps nothing, though its types do not say so. */
export const storage = (local === null ? null : privateStorage(local)) as Storage;

/** Title of the panel to start with: the one that was open last, or the examples where there is room. */
export function initialPanel(): string | undefined {
  const last = local?.getItem(PANEL_KEY) ?? null;
  if (isNarrow() || last === '') return undefined;
  return last ?? 'Examples';
}

/** Remembers the open panel; null means that the user closed it. */
export function rememberPanel(panel: { title: string } | null): void {
  local?.setItem(PANEL_KEY, panel?.title ?? '');
}

function openStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
