import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { findBrowser, NPM_BROWSER, NPM_BROWSER_FOLDER, NPM_BROWSER_VERSION } from './find-browser.ts';
import { run, runTool } from './run.ts';

const MINUTE = 60_000;

interface Source {
  readonly name: string;
  readonly possible: boolean;
  /** Need not succeed: what counts is whether a browser starts afterwards. */
  install(): Promise<unknown>;
}

const SOURCES: readonly Source[] = [
  { name: "Playwright's own download", possible: true, install: downloadFromPlaywright },
  { name: "the system's package chromium", possible: isRootOnDebian(), install: installFromDebian },
  { name: 'the npm package @sparticuz/chromium', possible: isLinuxOnX64(), install: installFromNpm },
];

/**
 * The executable of a Chromium that starts here; installs one where there is none, and says so on standard error.
 * Throws where nothing helped.
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  for (const source of SOURCES.filter(({ possible }) => possible)) {
    console.error(`No browser found. Installing one: ${source.name} …`);
    await source.install();
    const installed = findBrowser();
    if (installed) {
      console.error(`Installed ${installed}.`);
      return installed;
    }
  }
  throw new Error('No browser could be installed. Install Chromium or Chrome, or name one in CHROMIUM_PATH.');
}

function downloadFromPlaywright(): Promise<number> {
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  return runTool('playwright', ['install', 'chromium'], { env, timeout: 4 * MINUTE }, true);
}

async function installFromDebian(): Promise<void> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 4 * MINUTE };
  await run('apt-get', ['-q', 'update'], options, true);
  await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'chromium'], options, true);
}

/** Half an earlier installation would be taken for a whole one, so it begins with an empty folder. */
async function installFromNpm(): Promise<void> {
  rmSync(NPM_BROWSER_FOLDER, { recursive: true, force: true });
  mkdirSync(NPM_BROWSER_FOLDER, { recursive: true });
  const exact = `@sparticuz/chromium@${NPM_BROWSER_VERSION}`;
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const options = { timeout: 4 * MINUTE };
  await run('npm', ['install', '--prefix', NPM_BROWSER_FOLDER, ...flags, exact], options, true);
  await unpackNpmBrowser();
  writeFileSync(NPM_BROWSER, STARTER);
  chmodSync(NPM_BROWSER, 0o755);
}

/** The package unpacks into TMPDIR, and its system libraries only where it believes itself on Amazon's Linux. */
function unpackNpmBrowser(): Promise<number> {
  const entry = `${NPM_BROWSER_FOLDER}/node_modules/@sparticuz/chromium/build/index.js`;
  const script = `import(${JSON.stringify(entry)}).then((module) => module.default.executablePath())`;
  const env = { TMPDIR: NPM_BROWSER_FOLDER, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  return run(process.execPath, ['-e', script], { env, timeout: 2 * MINUTE }, true);
}

/** Lends the browser its own libraries and fonts where the system lacks them. */
const STARTER = `#!/bin/sh
here=$(dirname "$0")
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/al2023/lib"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;

function isRootOnDebian(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function isLinuxOnX64(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

// By itself: `node scripts/ensure-browser.ts` prints the path alone.
if (import.meta.main) console.log(await ensureBrowser());
