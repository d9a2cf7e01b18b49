import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../server/testing/free-port.ts';

export type Registration = 'open' | 'invitation' | 'closed';

/** A real home server, as `npm start` runs it, on a port and in a data folder of its own. */
export class HomeServer {
  readonly url: string;
  readonly dataDir: string;
  /** All that it has logged. */
  log = '';
  readonly #environment: NodeJS.ProcessEnv;
  #process: ChildProcess | null = null;

  private constructor(port: number, dataDir: string, settings: NodeJS.ProcessEnv) {
    this.url = `http://localhost:${port}`;
    this.dataDir = dataDir;
    // Tests do in a minute what a person does in a year.
    const own = { PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: this.url, RATE_LIMIT: 'off' };
    this.#environment = { ...process.env, ...own, ...settings };
  }

  /**
   * `databaseUrl`: of a PostgreSQL database; the embedded one, if it is not given, whatever our environment says.
   * `publicUrl`: of what stands before it.
   */
  static async launch(
    databaseUrl?: string,
    registration: Registration = 'open',
    publicUrl?: string,
  ): Promise<HomeServer> {
    return HomeServer.launchOn(await freePort('localhost'), {
      DATABASE_URL: databaseUrl,
      REGISTRATION: registration,
      ...(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }),
    });
  }

  /** On a port that others know already; `settings` as in its environment. */
  static async launchOn(port: number, settings: NodeJS.ProcessEnv): Promise<HomeServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'claves-e2e-'));
    const server = new HomeServer(port, dataDir, settings);
    await server.start();
    return server;
  }

  /** Resolves when it answers. `changes`: of its settings, from now on. */
  async start(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    Object.assign(this.#environment, changes);
    this.#process = spawn(process.execPath, ['server/main.ts'], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process.stdout?.on('data', (data) => {
      this.log += data;
    });
    await this.#untilHealthy();
  }

  /** A new invitation, as its administrator makes one. */
  async invite(): Promise<string> {
    const command = ['server/admin.ts', 'invite'];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env: this.#environment });
    return stdout.trim();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it, and removes its data. */
  async dispose(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  async #untilHealthy(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null);
      if (answer?.ok) return;
      if (this.#process?.exitCode !== null) throw new Error('the home server ended at its start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the home server did not answer in ten seconds');
  }
}
