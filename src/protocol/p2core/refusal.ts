import * as z from 'zod/mini';
import { type ErrorCode, ProtocolError, STATUS_OF } from '../errors.ts';
import type { HttpAnswer } from '../http.ts';
import { serial } from './schemas.ts';

/** Section 3: `{"errcode": <HTTP status>, "error": "P2CORE_<NAME>"}`, extra members allowed. */
const PREFIX = 'P2CORE_';

const refusal = z.object({
  errcode: z.int(),
  error: z.string(),
  index: z.optional(z.int()),
  serial: z.optional(serial),
  retry_after: z.optional(z.catch(z.optional(z.number().check(z.minimum(0))), undefined)),
});

/** What this server writes. What it reads of others, above, is more lenient. */
export const refusalBody = z.object({
  errcode: z.int(),
  error: z.string(),
  index: z.optional(z.int().check(z.nonnegative())),
  serial: z.optional(serial),
  retry_after: z.optional(z.number().check(z.nonnegative())),
});
export type RefusalBody = z.infer<typeof refusalBody>;

/** The body by which a home server says no. */
export function writeRefusal(error: ProtocolError): RefusalBody {
  const { index, serial: current, retryAfter } = error.details;
  return {
    errcode: error.status,
    error: PREFIX + error.code,
    ...(index === undefined ? {} : { index }),
    ...(current === undefined ? {} : { serial: current }),
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
  };
}

/**
 * The refusal that an answer holds. An answer of 408, 429 or 5xx that is not in our shape (a proxy's page) still
 * means "try again", so it becomes the code of its status; any other becomes null.
 */
export function readRefusal(answer: HttpAnswer): ProtocolError | null {
  const body = refusal.safeParse(jsonOrNull(answer.body));
  const retryAfter = waitOf(answer) ?? (body.success ? body.data.retry_after : undefined);
  const details = { status: answer.status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  const code = body.success ? codeOf(body.data.error) : null;
  if (!body.success || !code) return transient(answer.status, details);
  const { index, serial: current } = body.data;
  return new ProtocolError(code, {
    ...details,
    ...(index === undefined ? {} : { index }),
    ...(current === undefined ? {} : { serial: current }),
  });
}

function codeOf(error: string): ErrorCode | null {
  const name = error.startsWith(PREFIX) ? error.slice(PREFIX.length) : '';
  return Object.hasOwn(STATUS_OF, name) ? (name as ErrorCode) : null;
}

function transient(status: number, details: object): ProtocolError | null {
  if (status === 408) return new ProtocolError('REQUEST_TIMEOUT', details);
  if (status === 429) return new ProtocolError('RATE_LIMITED', details);
  return status >= 500 ? new ProtocolError('UNAVAILABLE', details) : null;
}

/** Seconds that `Retry-After` asks for: it says so many, or a date (RFC 9110 section 10.2.3), which is the server's. */
function waitOf(answer: HttpAnswer): number | undefined {
  const text = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const until = readDate(text);
  const now = readDate(answer.header('date') ?? '') ?? Date.now();
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}

/** Milliseconds of an HTTP date in any of its three forms; the one of asctime names no zone, and means GMT too. */
function readDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(text)) return undefined;
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
