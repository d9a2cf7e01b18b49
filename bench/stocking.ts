import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Worker } from '@playwright/test';
import { build, type InlineConfig, preview } from 'vite';
import type { Stocking } from './browser/stocking.worker.ts';
import type { Contest } from './measure.ts';

const PAGE = fileURLToPath(new URL('browser', import.meta.url));
const CONFIG = fileURLToPath(new URL('../vite.config.ts', import.meta.url));

interface Running {
  readonly contest: Contest;
  close(): Promise<void>;
}

/**
 * KeyPackages made, sealed and stored in the worker of a real browser, whose session is enrolled at this home server.
 * The floor runs in the same worker. `count`: in one run.
 */
export async function startStocking(
  executablePath: string,
  address: string,
  count: number,
): Promise<Running> {
  await using opened = new AsyncDisposableStack();
  const url = await servePage(opened);
  const browser = opened.use(await chromium.launch({ executablePath }));
  const worker = await openWorker(browser, url);
  await worker.evaluate((server) => stocking.enrol(server), address);
  const running = opened.move();
  return {
    contest: {
      name: 'KeyPackages made, sealed and stored in the browser',
      ours: () => worker.evaluate((each) => stocking.ours(each), count),
      floor: () => worker.evaluate((each) => stocking.floor(each), count),
    },
    close: () => running.disposeAsync(),
  };
}

/** In the browser's worker, where functions handed to `evaluate` run. */
declare const stocking: Stocking;

async function openWorker(browser: Browser, url: string): Promise<Worker> {
  const page = await browser.newPage();
  const [worker] = await Promise.all([page.waitForEvent('worker'), page.goto(url)]);
  return worker;
}

/** Built as the dashboard is, so that the browser runs what people run. Resolves to its address. */
async function servePage(opened: AsyncDisposableStack): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'claves-bench-page-'));
  opened.defer(() => rm(outDir, { recursive: true }));
  const config: InlineConfig = {
    root: PAGE,
    configFile: CONFIG,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    preview: { host: 'localhost', port: 0 },
  };
  await build(config);
  const server = await preview(config);
  opened.defer(() => server.close());
  return server.resolvedUrls?.local[0] ?? '';
}
