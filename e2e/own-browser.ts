import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

const SWITCHES = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--window-size=1440,900',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Under root Chromium wants that.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A browser with its profile in a folder, which can be killed as a power cut would do it. */
export class OwnBrowser {
  readonly profile: string;
  #process: ChildProcess;
  #browser: Browser;

  private constructor(profile: string, process: ChildProcess, browser: Browser) {
    this.profile = profile;
    this.#process = process;
    this.#browser = browser;
  }

  /** Without a folder, in a new one. */
  static async launch(profile?: string): Promise<OwnBrowser> {
    const folder = profile ?? (await mkdtemp(join(tmpdir(), 'claves-profile-')));
    const port = join(folder, 'DevToolsActivePort');
    await rm(port, { force: true });
    const path = process.env['CHROMIUM_PATH'] ?? chromium.executablePath();
    const running = spawn(path, [...SWITCHES, `--user-data-dir=${folder}`, 'about:blank'], {
      // A process group of its own: it is killed whole.
      detached: true,
      stdio: 'ignore',
    });
    try {
      const address = await addressIn(port);
      return new OwnBrowser(folder, running, await chromium.connectOverCDP(address));
    } catch (error) {
      killGroup(running);
      throw error;
    }
  }

  get context(): BrowserContext {
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('the browser has no window');
    return context;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /** SIGKILL, to all of its processes at once. What is on the disk stays. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    const ended = exitCode === null && signalCode === null ? once(this.#process, 'exit') : null;
    killGroup(this.#process);
    await ended;
    await this.#browser.close().catch(() => undefined);
  }

  /** Ends it, and removes its profile. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is over already.
  }
}

/** The browser writes there on which port it listens. */
async function addressIn(file: string): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const [port, path] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await sleep(50);
  }
  throw new Error('the browser did not start in 15 seconds');
}
