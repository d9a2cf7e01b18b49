/**
 * The closed union of what a home server can refuse with, and the HTTP status of each. On the wire a dialect
 * puts its own prefix before the code.
 */
export const STATUS_OF = {
  KEYPACKAGE_BATCH_SIZE: 400,
  KEYPACKAGE_CIPHERSUITE: 400,
  KEYPACKAGE_KEY_INVALID: 400,
  KEYPACKAGE_LAST_RESORT: 400,
  KEYPACKAGE_LIFETIME: 400,
  KEYPACKAGE_MALFORMED: 400,
  KEYPACKAGE_SIGNATURE_INVALID: 400,
  KEYPACKAGE_VERSION: 400,
  CREDENTIAL_MISMATCH: 400,
  LEAF_INVALID: 400,
  LEAF_SIGNATURE_INVALID: 400,
  CHALLENGE_INVALID: 400,
  FID_INVALID: 400,
  INVALID_BODY: 400,
  KEY_ALGORITHM_FORBIDDEN: 400,
  KEY_ARMOR_INVALID: 400,
  KEY_EXPIRED: 400,
  KEY_IS_PRIVATE: 400,
  KEY_MULTIPLE: 400,
  KEY_NOT_YET_VALID: 400,
  KEY_PACKET_FORBIDDEN: 400,
  KEY_REVOKED: 400,
  KEY_SELF_SIGNATURE_INVALID: 400,
  KEY_USAGE_INVALID: 400,
  KEY_USER_ID_MISMATCH: 400,
  MALFORMED_JSON: 400,
  PASSWORD_INVALID: 400,
  SESSION_ID_INVALID: 400,
  TIMESTAMP_INVALID: 400,
  USERNAME_INVALID: 400,
  ID_CERT_INVALID: 401,
  INVALID_CREDENTIALS: 401,
  SIGNATURE_INVALID: 401,
  TOKEN_EXPIRED: 401,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  INVITATION_INVALID: 403,
  NOT_ADMINISTRATOR: 403,
  REGISTRATION_CLOSED: 403,
  SENSITIVE_SOLUTION_INVALID: 403,
  CERT_NOT_FOUND: 404,
  NOT_FEDERATED: 404,
  NOT_FOUND: 404,
  NO_KEYPACKAGE: 404,
  USER_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  CERT_NOT_CURRENT: 409,
  FEDERATION_ID_TAKEN: 409,
  INIT_KEY_REUSED: 409,
  KEYPACKAGE_STOCK_FULL: 409,
  KEY_IN_USE: 409,
  KEY_SUPERSEDED: 409,
  SESSION_ID_TAKEN: 409,
  SESSION_REVOKED: 409,
  KEY_CHANGED: 412,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** What an error may say beside its code. Nothing secret: it travels to the page and into logs. */
export interface ErrorDetails {
  /** The HTTP status, where it is not the code's usual one (`SESSION_REVOKED` is 401 for a token, 409 at sign-in). */
  readonly status?: number;
  /** Which element of an uploaded array is the bad one. */
  readonly index?: number;
  /** The session's current serial, given only after a right password. */
  readonly serial?: string;
  /** Of a server's key: the one that is pinned here, and the one that it shows. Lower-case hexadecimal. */
  readonly fingerprints?: { readonly known: string; readonly shown: string };
  /** How many keys that are kept here do not open. */
  readonly unreadable?: { readonly identityKeys: number; readonly privateHalves: number };
  /** Seconds to wait. */
  readonly retryAfter?: number;
}

/** A refusal in the protocol's words: thrown by the server's services, rebuilt by the client from an answer. */
export class ProtocolError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'ProtocolError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? STATUS_OF[this.code];
  }
}
