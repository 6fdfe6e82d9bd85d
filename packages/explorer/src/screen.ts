/** Below this width the side panel leaves no room for the editor and takes its place; `workbench.css` says the same. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 48rem)').matches;
}
