import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Shown } from './shown.ts';
import type { Row } from './time-line.ts';

/** Which session it is: by the person's name for it, or by what it is here. */
export function sessionWords(
  { sessionId, isThis }: Pick<Shown, 'sessionId' | 'isThis'>,
  names: Readonly<Record<string, string>>,
): string {
  return names[sessionId] ?? (isThis ? words().certificates.timeLine.thisBrowser : sessionId);
}

/** What the line of a session shows, in words. */
export function rowWords({ marks }: Row, now: number): string {
  const w = words().certificates.timeLine;
  const idCerts = marks.filter(({ shown }) => shown.standing !== 'pending');
  const waiting = marks.length - idCerts.length;
  const last = idCerts.at(-1)?.shown;
  return [
    ...(idCerts.length === 0 ? [] : [w.count(idCerts.length)]),
    ...(last ? [endWords(last, now)] : []),
    ...(waiting === 0 ? [] : [w.waiting(waiting)]),
  ].join(', ');
}

function endWords(last: Shown, now: number): string {
  const w = words().certificates.timeLine;
  const date = dateWords(last.until ?? last.from);
  if (hasRunOut(last, now)) return w.ranOut(date);
  const isInForce = last.standing === 'current' || last.standing === 'elsewhere';
  return isInForce ? w.until(date) : w.ended(date);
}

/** Has its time run out, while nothing else ended it? */
export function hasRunOut({ standing, until }: Shown, now: number): boolean {
  const isInForce = standing === 'current' || standing === 'elsewhere' || standing === 'stray';
  return isInForce && until !== null && until <= now;
}

/** The sentence that its page begins with. */
export function leadWords(shown: Shown, now: number): string {
  const { leads } = words().certificate;
  const date = dateWords(shown.until ?? shown.from);
  return hasRunOut(shown, now) ? leads.ranOut(date) : leads[shown.standing](date);
}

/** From when to when, for where it is listed. */
export function spanWords({ standing, from, until }: Shown): string {
  const { list } = words().certificates;
  if (standing === 'pending') return list.made(dateWords(from));
  if (standing === 'rejected' || until === null) return list.received(dateWords(from));
  return list.from(dateWords(from), dateWords(until));
}

/** The name under which a key is downloaded. */
export function keyFileName(half: 'public' | 'private', fingerprint: string, extension: string): string {
  return `${half}-key-${fingerprint}.${extension}`;
}
