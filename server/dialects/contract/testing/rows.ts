/** validation.md, "Every route". */
export const ROW = {
  token: 'no, malformed or unknown token',
  expired: 'expired token',
  revoked: 'revoked session',
  path: 'unknown path',
  method: 'wrong method, HEAD included',
  type: 'not `application/json`, any content-encoding',
  size: 'body, URL, headers over the limit',
  json: 'bad JSON, BOM, invalid UTF-8, duplicate keys, depth over 12, `__proto__` or `constructor` keys',
  shape: 'wrong type, missing or unknown member, lone surrogate, NUL',
  down: 'database down (a fault, not an input)',
} as const;
