// Runs before the style sheet is read, so that the chosen theme is there at the first paint.
const root = document.documentElement;
try {
  const theme = localStorage.getItem('claves-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme holds.
}

// The frame that the browser draws around the page goes with it, now and when another theme is chosen.
const colours = document.querySelectorAll('meta[name="theme-color"]');
function colourFrame() {
  const chosen = root.dataset.theme;
  for (const meta of colours) {
    const { scheme } = meta.dataset;
    meta.media = `(prefers-color-scheme: ${scheme})`;
    if (chosen !== undefined) meta.media = chosen === scheme ? 'all' : 'not all';
  }
}
new MutationObserver(colourFrame).observe(root, { attributeFilter: ['data-theme'] });
colourFrame();
