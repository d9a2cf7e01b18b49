import base from '../../playwright.config.ts';

/** `npm run pictures`: every page and every error state, kept as PNG files in `pictures/`. */
export default {
  ...base,
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures',
  // Each scene is drawn six times.
  timeout: 240_000,
  globalTimeout: 60 * 60_000,
  projects: [{ name: 'pictures' }],
};
