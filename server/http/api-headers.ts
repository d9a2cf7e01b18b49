/** On every API answer, refusals included (section 3 of the protocol). */
export const API_HEADERS = {
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Date, ETag, Retry-After, Allow',
  'x-content-type-options': 'nosniff',
} as const;

/** On the answer to a preflight, beside the methods of its path. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, Idempotency-Key, X-P2-Sensitive-Solution',
} as const;
