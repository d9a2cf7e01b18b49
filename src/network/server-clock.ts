import type { Clock } from '../flows/ports.ts';
import type { DateListener } from './http.ts';

const SECOND = 1000;

/** Follows a home server's clock by its `Date` headers, to the second: what we sign is dated by it. */
export function makeServerClock(): Clock & DateListener {
  let skew: number | null = null;
  return {
    now: () => Math.floor(Date.now() / SECOND) + (skew ?? 0),
    skew: () => skew,
    hear(date, sentAt, receivedAt) {
      const server = Date.parse(date ?? '');
      if (Number.isNaN(server)) return;
      // The server wrote it about halfway between the question and the answer.
      skew = Math.round((server - (sentAt + receivedAt) / 2) / SECOND);
    },
  };
}
