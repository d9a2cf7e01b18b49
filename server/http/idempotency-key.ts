import type { IncomingHttpHeaders } from 'node:http';
import { ProtocolError } from '../../src/protocol/errors.ts';

/** A String of RFC 8941, as draft-ietf-httpapi-idempotency-key-header has it. Without parameters: none is known. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
/** As many clients send it. */
const BARE = /^[!#-~][!-~]*$/;
const MAX_LENGTH = 255;

/**
 * The request's `Idempotency-Key`, null where there is none: printable ASCII, in quotes or bare, which are the same key.
 * Throws INVALID_BODY for anything else, an empty one too.
 */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string | null {
  const given = headers['idempotency-key'];
  if (given === undefined) return null;
  const key = typeof given === 'string' ? parse(given) : '';
  if (key === '' || key.length > MAX_LENGTH) throw new ProtocolError('INVALID_BODY');
  return key;
}

/** Empty where it is none. */
function parse(text: string): string {
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  return BARE.test(text) ? text : '';
}
