import type { IssuedIdCert } from '../protocol/dialect.ts';
import type { SessionId, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityRecord } from './activity.ts';
import { askServer } from './ask.ts';
import type { AskedIdCert, Elsewhere, ElsewhereChange } from './elsewhere.ts';
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
 * Compares what the server lists of the actor's ID-Certs with what this browser knows of other sessions: about each that
 * is new the person is asked, once, however it was heard of. Sessions that were begun in this browser are not asked about.
 */
export async function noteIdCerts(at: Standing, issued: readonly IssuedIdCert[]): Promise<void> {
  const { store, elsewhere, clock, changed } = at.ports;
  const own = new Set((await store.sessions()).map(({ sessionId }) => sessionId));
  const others = issued.filter(({ sessionId }) => !own.has(sessionId));
  const next = (before: Elsewhere | null) => compared(at.session, before, others, clock.now());
  if (next(await elsewhere.read()) === null) return;
  await elsewhere.change(next);
  changed();
}

/** Null where nothing is new. */
function compared(
  session: SessionRecord,
  stored: Elsewhere | null,
  others: readonly IssuedIdCert[],
  now: UnixSeconds,
): ElsewhereChange | null {
  const isFirst = stored?.of !== session.sessionId;
  const before = isFirst ? firstComparison(session, others, now) : stored;
  const known = new Set(before.known);
  const news = others.filter(({ serial }) => !known.has(serial)).sort((a, b) => a.issuedAt - b.issuedAt);
  const questions = news.map((each) => question(each, others));
  const asked = before.asked.map((each) => ({ ...each, endedAt: endOf(each.sessionId, others) }));
  const isMore = asked.some(({ endedAt }, index) => endedAt !== before.asked[index]?.endedAt);
  if (!isFirst && news.length === 0 && !isMore) return null;
  return {
    elsewhere: {
      of: session.sessionId,
      known: [...before.known, ...news.map(({ serial }) => serial)],
      asked: [...asked.filter(isOpen), ...questions],
    },
    activity: questions.map((each) => noticed(session.sessionId, each, now)),
  };
}

/** What was there before this session began is known. */
function firstComparison(
  { sessionId, createdAt }: SessionRecord,
  others: readonly IssuedIdCert[],
  now: UnixSeconds,
): Elsewhere {
  const since = Math.max(createdAt, now - NEWS_FOR);
  const known = others.filter(({ issuedAt }) => issuedAt <= since).map(({ serial }) => serial);
  return { of: sessionId, known, asked: [] };
}

function question(
  { serial, sessionId, idCert, issuedAt }: IssuedIdCert,
  others: readonly IssuedIdCert[],
): AskedIdCert {
  const isNewSession = !others.some((each) => each.sessionId === sessionId && each.issuedAt < issuedAt);
  const endedAt = endOf(sessionId, others);
  return { serial, sessionId, idCert, isNewSession, issuedAt, endedAt, isDisowned: false };
}

/** A session ends with whichever ID-Cert it had then, and never begins again. */
function endOf(session: SessionId, others: readonly IssuedIdCert[]): UnixSeconds | null {
  const revoked = others.find(({ sessionId, revokedAt }) => sessionId === session && revokedAt !== null);
  return revoked?.revokedAt ?? null;
}

/** One that was disowned is dealt with when its session has ended. */
function isOpen({ isDisowned, endedAt }: AskedIdCert): boolean {
  return !isDisowned || endedAt === null;
}

function noticed(
  sessionId: SessionId,
  { sessionId: other, serial, isNewSession }: AskedIdCert,
  at: UnixSeconds,
): ActivityRecord {
  return { sessionId, at, event: { kind: 'id-cert-elsewhere', other, serial, isNewSession } };
}
