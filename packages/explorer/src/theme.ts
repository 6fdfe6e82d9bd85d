/** GraphiQL keeps the chosen theme here and sets the same classes on the body once it has loaded. */
const THEME_KEY = 'graphiql:theme';

/** Applies the chosen theme before the editor has loaded, so that the page does not flash. */
export function applyStoredTheme(): void {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    if (theme === 'light' || theme === 'dark') document.body.classList.add(`graphiql-${theme}`);
  } catch {
    // Storage may be switched off: the theme of the system is used.
  }
}
