import { ProtocolError } from '../../src/protocol/errors.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';

const SECONDS = /^(0|[1-9][0-9]{0,14})$/;

/** A point in the past or now, where absent now. Throws `TIMESTAMP_INVALID` for the future and what is no number. */
export function readTimestamp(text: string | undefined, now: UnixSeconds): UnixSeconds {
  if (text === undefined) return now;
  const at = SECONDS.test(text) ? Number(text) : Number.NaN;
  if (!(at <= now)) throw new ProtocolError('TIMESTAMP_INVALID');
  return at;
}
