import type { IssuedIdCert } from '../protocol/dialect.ts';
import type { Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityRecord } from './activity.ts';
import { askServer } from './ask.ts';
import { type AskedIdCert, type Elsewhere, type ElsewhereChange, isToDo } from './elsewhere.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { resend } from './resend.ts';
import type { Standing } from './standing.ts';

/** Seconds. What is older at the first comparison is no news, however long a session was here before it. */
const NEWS_FOR = 7 * 24 * 60 * 60;

/** Asks the server for the actor's ID-Certs, and notes them. Throws what `askServer` throws. */
export function lookElsewhere(ports: Ports, options: RunOptions = {}): Promise<void> {
  return askServer(ports, options, async (at, http) => {
    await noteIdCerts(at, await resend(at, () => at.dialect.certificates(http)));
  });
}

/**
 * Compares what the server lists of the actor's ID-Certs with what this browser knows of other sessions: about each
 * session that has a new one the person is asked, once, however it was heard of. What this browser had certified is not asked about.
 */
export async function noteIdCerts(at: Standing, issued: readonly IssuedIdCert[]): Promise<void> {
  const { store, elsewhere, clock, changed } = at.ports;
  const sessions = await store.sessions();
  const own = await ownAmong(at, sessions, issued);
  const next = (stored: Elsewhere | null) => {
    const before = isOfActor(stored, at.session, sessions) ? stored : null;
    return compared(at.session, before, { issued, own }, clock.now());
  };
  if (next(await elsewhere.read()) === null) return;
  await elsewhere.change(next);
  changed();
}

/** Has a session of the same actor compared? Then what it knows and asks goes on for `session`, though it has ended itself. */
export function isOfActor(
  elsewhere: Elsewhere | null,
  { fid }: SessionRecord,
  sessions: readonly SessionRecord[],
): elsewhere is Elsewhere {
  return sessions.some((each) => each.sessionId === elsewhere?.of && each.fid === fid);
}

/**
 * The ID-Certs of this session; and of those that ended here what is held, or was issued before the end: its answer may
 * have been lost. A session that ended here alone may live on elsewhere.
 */
async function ownAmong(
  { ports: { store }, session }: Standing,
  sessions: readonly SessionRecord[],
  issued: readonly IssuedIdCert[],
): Promise<ReadonlySet<Serial>> {
  const held = (await Promise.all(sessions.map((each) => store.idCerts(each.sessionId)))).flat();
  const heldSerials = new Set(held.flatMap(({ serial, state }) => (state === 'rejected' ? [] : [serial])));
  const ends = new Map(sessions.map(({ sessionId, endedAt }) => [sessionId, endedAt ?? 0]));
  const own = issued.filter(
    ({ serial, sessionId, issuedAt }) =>
      sessionId === session.sessionId || heldSerials.has(serial) || issuedAt <= (ends.get(sessionId) ?? 0),
  );
  return new Set(own.map(({ serial }) => serial));
}

/** All that is listed, and which of it is this browser's own. */
interface Listed {
  readonly issued: readonly IssuedIdCert[];
  readonly own: ReadonlySet<Serial>;
}

/** Null where nothing is new. `stored`: of this session, or of an earlier one of its actor. */
function compared(
  session: SessionRecord,
  stored: Elsewhere | null,
  { issued, own }: Listed,
  now: UnixSeconds,
): ElsewhereChange | null {
  const before = stored ?? firstComparison(session, issued, now);
  const known = new Set([...before.known, ...own]);
  const news = issued.filter(({ serial }) => !known.has(serial)).sort((a, b) => a.issuedAt - b.issuedAt);
  const questions = questionsOf(news, issued);
  const asked = before.asked.map((each) => ({ ...each, endedAt: endOf(each.sessionId, issued) }));
  const isMore = asked.some(({ endedAt }, index) => endedAt !== before.asked[index]?.endedAt);
  if (stored?.of === session.sessionId && news.length === 0 && !isMore) return null;
  return {
    elsewhere: {
      of: session.sessionId,
      known: [...before.known, ...news.map(({ serial }) => serial)],
      asked: [...asked.filter(isToDo), ...questions],
    },
    activity: questions.map((each) => noticed(session.sessionId, each, now)),
  };
}

/** What was there before this session began is known: no earlier one of its actor has compared here. */
function firstComparison(
  { sessionId, createdAt }: SessionRecord,
  issued: readonly IssuedIdCert[],
  now: UnixSeconds,
): Elsewhere {
  const since = Math.max(createdAt, now - NEWS_FOR);
  const known = issued.filter(({ issuedAt }) => issuedAt <= since).map(({ serial }) => serial);
  return { of: sessionId, known, asked: [] };
}

/** One of each session, however many of its ID-Certs are new at once, as after a backup was restored. `news`: the oldest first. */
function questionsOf(news: readonly IssuedIdCert[], issued: readonly IssuedIdCert[]): AskedIdCert[] {
  const latest = new Map(news.map((each) => [each.sessionId, each]));
  return [...latest.values()].map(({ serial, sessionId, idCert }) => {
    const isOfIt = (each: IssuedIdCert) => each.sessionId === sessionId;
    const issuedAt = Math.min(...news.filter(isOfIt).map((each) => each.issuedAt));
    const isNewSession = !issued.some((each) => isOfIt(each) && each.issuedAt < issuedAt);
    const endedAt = endOf(sessionId, issued);
    return { serial, sessionId, idCert, isNewSession, issuedAt, endedAt, isDisowned: false };
  });
}

/** A session ends with whichever ID-Cert it had then, and never begins again. */
function endOf(session: SessionId, issued: readonly IssuedIdCert[]): UnixSeconds | null {
  const revoked = issued.find(({ sessionId, revokedAt }) => sessionId === session && revokedAt !== null);
  return revoked?.revokedAt ?? null;
}

function noticed(
  sessionId: SessionId,
  { sessionId: other, serial, isNewSession }: AskedIdCert,
  at: UnixSeconds,
): ActivityRecord {
  return { sessionId, at, event: { kind: 'id-cert-elsewhere', other, serial, isNewSession } };
}
