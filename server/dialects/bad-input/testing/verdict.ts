import { type ErrorCode, STATUS_OF } from '../../../../src/protocol/errors.ts';
import { expectDeclared } from '../../../testing/expect-declared.ts';
import type { BadRequest } from './bad-request.ts';
import type { WireReply } from './send.ts';

/** What came for a request: a code, or that it was good by chance. Throws where validation.md does not allow it. */
export function verdictOn(bad: BadRequest, reply: WireReply): ErrorCode | 'good' {
  const { method, path, allowed } = bad;
  // An answer to HEAD has no body to say more.
  const refusal = method === 'HEAD' ? bodilessRefusal(bad, reply) : readRefusal(reply);
  expectDeclared(method, path, reply);
  if (!refusal) return allowed.length === 0 ? 'good' : fail(`${reply.status} where ${allowed} was due`);
  if (allowed.length > 0 && !allowed.includes(refusal.error)) {
    fail(`${reply.status} ${refusal.error} where ${allowed} was due`);
  }
  if (refusal.error === 'METHOD_NOT_ALLOWED' && !reply.headers.allow) fail('405 without Allow');
  if (bad.index !== undefined && refusal.index !== bad.index)
    fail(`index ${refusal.index}, not ${bad.index}`);
  return refusal.error;
}

interface Refusal {
  readonly error: ErrorCode;
  readonly index: unknown;
}

function bodilessRefusal({ allowed }: BadRequest, { status, text }: WireReply): Refusal {
  const error = allowed.find((code) => STATUS_OF[code] === status) ?? fail(`${status} for HEAD`);
  return text === '' ? { error, index: undefined } : fail('HEAD with a body');
}

/** Null for an answer that is no refusal. */
function readRefusal({ status, headers, text }: WireReply): Refusal | null {
  if (status >= 200 && status < 300) return null;
  if (status < 400 || status >= 500) return fail(`${status} ${text}`);
  const body: Record<string, unknown> = JSON.parse(text);
  const error = Object.keys(STATUS_OF).find((code) => body['error'] === `P2CORE_${code}`) as ErrorCode;
  const isWhole = error && body['errcode'] === status && headers['cache-control'] === 'no-store';
  // A revoked session is 401 for its token, and 409 at sign-in.
  const isRight = STATUS_OF[error] === status || (error === 'SESSION_REVOKED' && status === 401);
  return isWhole && isRight ? { error, index: body['index'] } : fail(`${status} ${text}`);
}

function fail(message: string): never {
  throw new Error(message);
}
