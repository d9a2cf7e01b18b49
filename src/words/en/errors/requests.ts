import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, REPORT, SENT_AGAIN } from './common.ts';

/** Refusals that any route may give: of the request as such, or of the moment. */
export const requests = {
  MALFORMED_JSON: refusal('could not read what Claves sent'),
  INVALID_BODY: refusal('did not accept the form of what Claves sent'),
  METHOD_NOT_ALLOWED: refusal('does not offer what Claves asked of it'),
  UNSUPPORTED_MEDIA_TYPE: refusal('does not accept the kind of data that Claves sent'),
  PAYLOAD_TOO_LARGE: refusal('found what Claves sent too large'),
  URI_TOO_LONG: refusal('found an address that Claves used too long'),
  HEADERS_TOO_LARGE: refusal('found the headers of a request too large'),
  NOT_FOUND: {
    happened: 'The home server does not know what Claves asked for.',
    safe: NOTHING_CHANGED,
    todo: 'The server may be older than this page, or its address wrong. Ask its administrator if it stays.',
  },
  REQUEST_TIMEOUT: {
    happened: 'The request reached the home server too slowly.',
    safe: ALL_KEPT,
    todo: 'Check the connection, then try again.',
  },
  RATE_LIMITED: {
    happened:
      'The home server lets you try again a little later: it was asked too often in a short time, or a password was wrong several times.',
    safe: 'This request was not carried out. Your keys, and what was begun, are kept in this browser.',
    todo: 'Wait a little, then try again.',
  },
  INTERNAL: {
    happened: 'The home server failed at its own work.',
    safe: SENT_AGAIN,
    todo: 'Try again in a minute. If it stays, tell the administrator of the home server.',
  },
  UNAVAILABLE: {
    happened: 'The home server is not ready just now.',
    safe: SENT_AGAIN,
    todo: 'Try again in a minute.',
  },
  FORBIDDEN: {
    happened: 'The home server does not permit this.',
    safe: NOTHING_CHANGED,
    todo: 'Ask the administrator of the home server if you think that it should.',
  },
  NOT_FEDERATED: {
    happened: 'This identity belongs to another domain than the home server’s.',
    safe: NOTHING_CHANGED,
    todo: 'Check the part after the @, or use the home server of that domain.',
  },
  FID_INVALID: {
    happened: 'This is not a federation ID.',
    safe: NOTHING_CHANGED,
    todo: 'Write it as name@domain, in plain letters, digits and . _ % + -.',
  },
  USER_NOT_FOUND: {
    happened: 'The home server does not know this actor.',
    safe: NOTHING_CHANGED,
    todo: 'Check the name.',
  },
  TIMESTAMP_INVALID: {
    happened: 'The home server did not accept the time that was asked for.',
    safe: NOTHING_CHANGED,
    todo: 'Check this device’s clock, then try again.',
  },
} satisfies Record<string, ErrorWords>;

/** The server refuses the form of a request: a defect on one of the two sides, not something to mend by typing. */
function refusal(what: string): ErrorWords {
  return { happened: `The home server ${what}.`, safe: ALL_KEPT, todo: REPORT };
}
