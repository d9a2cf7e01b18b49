import { ClavesError } from '../protocol/claves-error.ts';
import { isCode } from './answers.ts';
import { catchUp } from './catch-up.ts';
import type { LineEnd, Liveness } from './gateway.ts';
import { hearEvent, laneOf, OVER } from './hear-event.ts';
import {
  FIRST_PACE,
  isMeetingDue,
  isQuestionDue,
  type Pace,
  paceAfter,
  questionDueIn,
  waitFor,
} from './line-pace.ts';
import { underLineLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { replenishIfLow } from './replenish.ts';
import { connectWithoutToken, tokenOf } from './secrets.ts';
import { meetServer } from './server-key.ts';
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

async function hold(ports: Ports, session: SessionRecord, options: RunOptions): Promise<never> {
  let pace = FIRST_PACE;
  ports.gateway.say({ state: 'connecting' });
  try {
    for (;;) pace = await holdOnce(await standingOf(ports, session.sessionId, options), pace);
  } finally {
    ports.gateway.say(null);
  }
}

/** One line, what its end asks for, and the wait before the next. */
async function holdOnce(at: Standing, before: Pace): Promise<Pace> {
  const { ports } = at;
  const begun = ports.clock.now();
  const end = isMeetingDue(before, begun) ? await meetAndOpen(at, before.s) : await open(at, before.s);
  if (end.why === 'stopped') throw new ClavesError('STOPPED');
  const pace = await probed(at, end, paceAfter(before, end, begun, ports.clock.now()));
  if (end.why === 'not-dealt-with') expectNotOver(end.cause);
  if (end.why !== 'token-refused' && end.why !== 'unresumable') return rest(at, pace);
  if (isQuestionDue(pace.readAt, ports.clock.now())) return rest(at, await readAnew(at, pace));
  return readAnew(at, await rest(at, pace, questionDueIn(pace.readAt, ports.clock.now()) * 1000));
}

/** `atLeast`: milliseconds. */
async function rest({ ports, options }: Standing, pace: Pace, atLeast = 0): Promise<Pace> {
  const wait = Math.max(atLeast, waitFor(pace, ports));
  ports.gateway.say(pace.probe?.isOffered === false ? { state: 'not-offered' } : offline(wait));
  await ports.sleep(wait, options.signal);
  return pace;
}

function offline(wait: number): Liveness {
  return { state: 'offline', retryAt: Date.now() + wait };
}

/** Asks who is there: whoever does not show a key that is believed gets no token. He is asked again before the next line. */
async function meetAndOpen(at: Standing, s: number | null): Promise<LineEnd> {
  try {
    await meetServer(at);
  } catch (error) {
    expectNotOver(error);
    return { why: 'lost', s, wasLive: false };
  }
  return open(at, s);
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
    onDead: () => ports.gateway.say({ state: 'connecting' }),
    laneOf: (event) => laneOf(event, session),
    onEvent: (event) => hearEvent(ports, event, options),
  });
}

function expectNotOver(error: unknown): void {
  if (isCode(error, ...OVER)) throw error;
}

/** What the events that are gone told, is read. A refused token is found by it too, and the person asked to sign in. */
async function readAnew({ ports, options }: Standing, pace: Pace): Promise<Pace> {
  try {
    await catchUp(ports, options);
    await replenishIfLow(ports, options);
    ports.gateway.sessionsChanged();
  } catch (error) {
    expectNotOver(error);
  }
  return { ...pace, readAt: ports.clock.now() };
}

/** Whether there is such a route is asked where a line could not begin, and not each time. */
async function probed(at: Standing, { why }: LineEnd, pace: Pace): Promise<Pace> {
  if (why !== 'refused') return { ...pace, probe: pace.probe && { ...pace.probe, isOffered: true } };
  const now = at.ports.clock.now();
  if (!isQuestionDue(pace.probe?.at, now)) return pace;
  return { ...pace, probe: { at: now, isOffered: await answers(at) } };
}

/** Is there such a route, as far as can be told? No browser says why a WebSocket could not be opened. */
async function answers(at: Standing): Promise<boolean> {
  const request = { method: 'GET', path: at.dialect.gateway.path, headers: {}, body: null };
  const answer = await connectWithoutToken(at)
    .send(request)
    .catch(() => null);
  return answer?.status !== 404 && answer?.status !== 405;
}
