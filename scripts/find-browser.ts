import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The browser that comes through npm alone, in a folder of its own: neither our lockfile nor `npm ci` knows it. */
export const NPM_BROWSER_VERSION = '153.0.0';
export const NPM_BROWSER_FOLDER = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'claves',
  `chromium-${NPM_BROWSER_VERSION}`,
);
export const NPM_BROWSER = join(NPM_BROWSER_FOLDER, 'start-chromium');

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

/**
 * The executable of a Chromium that starts here, or null where there is none. `CHROMIUM_PATH` goes first and must
 * be right; then Debian's place, PATH, Playwright's cache, and what `ensure-browser.ts` put down earlier.
 */
export function findBrowser(): string | null {
  const places = ['/usr/bin/chromium', ...onPath(CHROMIUM_NAMES), chromium.executablePath(), NPM_BROWSER];
  return find('CHROMIUM_PATH', places);
}

/** The same of a Firefox: `FIREFOX_PATH`, Debian's place, PATH. Nothing installs one but `.ci/run`. */
export function findFirefox(): string | null {
  return find('FIREFOX_PATH', ['/usr/bin/firefox-esr', ...onPath(FIREFOX_NAMES)]);
}

function find(variable: string, places: readonly string[]): string | null {
  const chosen = process.env[variable];
  if (!chosen) return places.find(starts) ?? null;
  if (starts(chosen)) return chosen;
  throw new Error(
    `${variable} is ${chosen}, but no browser starts there. Correct it, or unset it to let one be found.`,
  );
}

function onPath(names: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Present is not enough: a download without its system libraries, or Ubuntu's stub for a snap, does not start. */
function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // On Windows `--version` opens a window and stays.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
