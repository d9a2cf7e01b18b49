import { ClavesError } from '../protocol/claves-error.ts';
import { isCode } from './answers.ts';
import { fullJitter, LONGEST_WAIT } from './backoff.ts';
import { catchUp } from './catch-up.ts';
import type { LineEnd, Liveness } from './gateway.ts';
import { hearEvent, OVER } from './hear-event.ts';
import { underLineLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { replenishIfLow } from './replenish.ts';
import { connectWithoutToken, tokenOf } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Hears what the home server tells this session, for as long as it may: one line per browser, whichever tab holds it.
 * Waits for its turn. Resolves where it was asked to stop, and where the session or its sign-in is over; rejects with
 * `SERVER_KEY_CHANGED` where the server is a stranger.
 */
export async function listen(ports: Ports, options: RunOptions = {}): Promise<void> {
  try {
    const session = await requireSession(ports.store);
    await underLineLock(ports, session, options, () => hold(ports, session, options));
  } catch (error) {
    if (isCode(error, 'SERVER_KEY_CHANGED') || !isCode(error, ...OVER)) throw error;
  }
}

/** Where the line stands. */
interface Held {
  /** The last event that was dealt with. */
  readonly s: number | null;
  /** Lines in a row that came to nothing. */
  readonly failures: number;
}

async function hold(ports: Ports, session: SessionRecord, options: RunOptions): Promise<never> {
  let held: Held = { s: null, failures: 0 };
  ports.gateway.say({ state: 'connecting' });
  try {
    for (;;) held = await holdOnce(await standingOf(ports, session.sessionId, options), held);
  } finally {
    ports.gateway.say(null);
  }
}

/** One line, what its end asks for, and the wait before the next. */
async function holdOnce(at: Standing, held: Held): Promise<Held> {
  const { ports, options } = at;
  const begun = ports.clock.now();
  const end = await open(at, held.s);
  if (end.why === 'stopped') throw new ClavesError('STOPPED');
  const cameToNothing = end.s === held.s && ports.clock.now() - begun < WORTHWHILE;
  const failures = cameToNothing ? held.failures + 1 : 1;
  const isOffered = end.why !== 'refused' || (await answers(at));
  await deal(ports, end, options);
  const wait = isOffered ? fullJitter(failures, ports) : LONGEST_WAIT;
  ports.gateway.say(isOffered ? offline(wait) : { state: 'not-offered' });
  await ports.sleep(wait, options.signal);
  return { s: end.s, failures };
}

/** Seconds. A line that lasted so long was no failure. */
const WORTHWHILE = 60;

function offline(wait: number): Liveness {
  return { state: 'offline', retryAt: Date.now() + wait };
}

async function open(at: Standing, s: number | null): Promise<LineEnd> {
  const { ports, session, dialect, options } = at;
  return ports.gateway.open({
    homeServer: session.homeServer,
    format: dialect.gateway,
    token: await tokenOf(at),
    s,
    signal: options.signal,
    onLive: () => ports.gateway.say({ state: 'live' }),
    onEvent: (event) => hearEvent(ports, event, options),
  });
}

/** What a line's end asks for. A refused token is found by the next request, which asks the person to sign in. */
async function deal(ports: Ports, { why, cause }: LineEnd, options: RunOptions): Promise<void> {
  try {
    if (why === 'not-dealt-with') throw cause;
    if (why === 'token-refused' || why === 'unresumable') await readAnew(ports, options);
  } catch (error) {
    if (isCode(error, ...OVER)) throw error;
  }
}

async function readAnew(ports: Ports, options: RunOptions): Promise<void> {
  await catchUp(ports, options);
  await replenishIfLow(ports, options);
  ports.gateway.sessionsChanged();
}

/** Is there such a route, as far as can be told? No browser says why a WebSocket could not be opened. */
async function answers(at: Standing): Promise<boolean> {
  const request = { method: 'GET', path: at.dialect.gateway.path, headers: {}, body: null };
  const answer = await connectWithoutToken(at)
    .send(request)
    .catch(() => null);
  return answer?.status !== 404 && answer?.status !== 405;
}
