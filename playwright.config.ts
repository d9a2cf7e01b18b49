import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';

// Looked for once; the worker processes inherit it. Where none is found Playwright says how to get one.
const browser = findBrowser();
if (browser) process.env['CHROMIUM_PATH'] = browser;

// Set by scripts/test.ts, which counts by this file.
const report = process.env['E2E_REPORT'];

/** Each test starts its own server, so every test may run beside any other. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: Math.min(2, availableParallelism()),
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  globalTimeout: 28 * 60_000,
  reporter: report ? [['line'], ['json', { outputFile: report }]] : [['line']],
  use: {
    trace: 'retain-on-failure',
    // Playwright adds --no-sandbox by itself. The rest keeps the browser from calling home and from the GPU.
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
