// Runs before the style sheet is read, so that the chosen theme is there at the first paint.
try {
  const theme = localStorage.getItem('claves-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme holds.
}
