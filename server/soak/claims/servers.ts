import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Place } from '../../db/open.ts';
import { askOver } from '../../testing/ask-over.ts';
import { freePort } from '../../testing/free-port.ts';
import { type MainProcess, runMain, untilReady } from '../../testing/main-process.ts';
import { type Askable, DOMAIN, type Reply } from '../../testing/test-server.ts';

const FAULTY = fileURLToPath(new URL('../../testing/faulty-main.ts', import.meta.url));
/** Nobody knows what became of it, or nothing did: the same again (section 10 of the protocol). */
export const ASK_AGAIN: readonly number[] = [408, 503];
/** Milliseconds. */
const PAUSE = 50;

/** Processes of one server, on one database. */
export interface Servers {
  /** Asks one of them, once. Null where it was sent and no answer came. */
  askOnce(...asked: Parameters<Askable['ask']>): Promise<Reply | null>;
  /** Asks until an answer comes that settles it: only for what may be sent again. */
  readonly patient: Askable;
  /** `kill -9` of one of them, and its restart. */
  killOne(index: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startServers(place: Place, count: number): Promise<Servers> {
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const running = await Promise.all(ports.map((port) => start(place, port)));
  const askOnce: Servers['askOnce'] = async (method, path, ask = {}) => {
    const port = ports[Math.floor(Math.random() * ports.length)];
    return askOver(`http://localhost:${port}${path}`, method, ask).catch((error: unknown) =>
      // Nothing was sent: it is being started again.
      isRefused(error) ? wait(PAUSE).then(() => askOnce(method, path, ask)) : null,
    );
  };
  const clock = {
    get now() {
      return Math.floor(Date.now() / 1000);
    },
  };
  return {
    askOnce,
    patient: { domain: DOMAIN, clock, ask: (...asked) => untilAnswered(() => askOnce(...asked)) },
    async killOne(index) {
      const [child, port] = [running[index % count], ports[index % count]];
      if (!child || port === undefined) return;
      await kill(child);
      running[index % count] = await start(place, port);
    },
    async stop() {
      await Promise.all(running.map(kill));
    },
  };
}

/** Its database may be away just now: then it ends, and is started again. */
async function start(place: Place, port: number): Promise<MainProcess> {
  for (;;) {
    const child = runMain(settingsOf(place, port), place.dataDir, FAULTY);
    child.stderr.resume();
    const isUp = await untilReady(child).then(
      () => true,
      () => false,
    );
    if (isUp) return quiet(child);
    await wait(PAUSE);
  }
}

/** Its log is of no use here. */
function quiet(child: MainProcess): MainProcess {
  child.stdout.removeAllListeners('data');
  child.stdout.resume();
  return child;
}

function settingsOf({ dataDir, databaseUrl }: Place, port: number): Record<string, string> {
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  return { PORT: String(port), DOMAIN, DATA_DIR: dataDir, RATE_LIMIT: 'off', ...database };
}

async function kill(child: MainProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

async function untilAnswered(ask: () => Promise<Reply | null>): Promise<Reply> {
  for (;;) {
    const reply = await ask();
    if (reply && !ASK_AGAIN.includes(reply.status)) return reply;
    await wait(PAUSE);
  }
}
