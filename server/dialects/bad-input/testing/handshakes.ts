import fc from 'fast-check';
import { type BadRequests, flaw, type Target, withHeaders, withPaths } from './bad-request.ts';

const ROW = 'no WebSocket';

/** At the gateway, whatever offers none: also what looks like a part of an offer, and a token in the URL. */
export function handshakes(target: Target): BadRequests {
  const headers = fc.dictionary(
    fc.constantFrom('sec-websocket-key', 'sec-websocket-version', 'origin', 'authorization', 'upgrade'),
    fc.constantFrom('', '13', 'h2c', 'AAAAAAAAAAAAAAAAAAAAAA==', 'https://elsewhere.example', 'Bearer x'),
  );
  const queries = fc.stringMatching(/^[a-z0-9=&%+-]{0,60}$/).map((text) => `${target.path}?token=${text}`);
  return fc.oneof(
    withHeaders(
      target,
      headers.map((given) => flaw(ROW, ['INVALID_BODY'], given)),
    ),
    withPaths(
      target,
      queries.map((path) => flaw(ROW, ['INVALID_BODY'], path)),
    ),
  );
}
