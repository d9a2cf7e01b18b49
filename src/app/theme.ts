export type Theme = 'system' | 'light' | 'dark';

/** Read by `public/theme.js` before the first paint. */
const STORAGE_KEY = 'claves-theme';

/** The theme that is in force. */
export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Puts a theme in force and remembers it, where the browser lets us. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage is forbidden: the choice holds until the page closes.
  }
}
