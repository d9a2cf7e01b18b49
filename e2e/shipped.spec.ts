import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from './test.ts';

/** What the build made, which is all that a server gives away. */
const FILES = readdirSync('dist', { recursive: true, encoding: 'utf8' });
/** Bytes, of all fonts that a page in English or German can ask for. */
const MOST = 120_000;

test('the fonts of a first visit are few and small', () => {
  const fonts = FILES.filter((path) => path.endsWith('.woff2') && !path.includes('latin-ext'));
  const size = fonts.reduce((sum, path) => sum + statSync(`dist/${path}`).size, 0);
  expect(fonts).toHaveLength(5);
  expect(size).toBeLessThan(MOST);
});

test('the licences of what ships are beside it', () => {
  const licences = readFileSync('dist/licences.txt', 'utf8');
  for (const name of ['@fontsource/roboto', '@fontsource/roboto-mono', '@fontsource/roboto-slab']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\S+ \\(Apache-2\\.0\\)$`, 'm'));
  }
  // The page's, and its worker's.
  for (const name of ['react', 'openpgp', 'ts-mls']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  }
});

test('the page that shows the components is not among it', () => {
  const sources = readFileSync('src/gallery/foundations.tsx', 'utf8');
  expect(sources).toContain('Hamburgefonstiv');
  expect(FILES.filter((path) => path.endsWith('.html'))).toEqual(['index.html']);
  const scripts = FILES.filter((path) => /\.(js|css)$/.test(path));
  expect(scripts.filter((path) => readFileSync(`dist/${path}`, 'utf8').includes('Hamburgefonstiv'))).toEqual(
    [],
  );
});
