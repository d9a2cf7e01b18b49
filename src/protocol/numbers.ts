/** Every number that client and server must agree on. All durations in seconds. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far a request's creation second, or a lifetime's beginning, may lie ahead of the server's clock. */
export const CLOCK_TOLERANCE = 300;
/** The same for what a server signs: its next key begins one second after all that the one before has dated so. */
export const ISSUE_TOLERANCE = CLOCK_TOLERANCE + 1;
/** A new key is dated this long before the server's `Date`, so that a slow answer never makes it a future one. */
export const KEY_CREATION_MARGIN = 60;

export const ID_CERT_LIFETIME = 60 * DAY;
/** From here on a rotation is offered: two thirds of the ID-Cert's life. */
export const RENEWAL_WINDOW_OPENS = 40 * DAY;
export const SERVER_KEY_LIFETIME = 3 * 365 * DAY;
/** One year to three, with or without leap days. */
export const SERVER_CERTIFICATE_LIFETIME = { least: 365 * DAY, most: (3 * 365 + 1) * DAY } as const;

export const KEY_PACKAGE_BACKDATING = HOUR;
export const KEY_PACKAGE_LIFETIME = 30 * DAY;
/** The longest span from `not_before` to `not_after` that the server accepts. */
export const KEY_PACKAGE_MAX_SPAN = 84 * DAY + HOUR;
/** A KeyPackage with less than this left does not count as cover. */
export const KEY_PACKAGE_COUNTS_UNTIL = 7 * DAY;
export const LAST_RESORT_MAX_AGE = 7 * DAY;

export const POOL = { target: 100, refillAt: 50, amber: 25, red: 10 } as const;
/** For so long a claim that has an idempotency key gives the same answer again. */
export const CLAIM_REPEATABLE_FOR = 10 * MINUTE;

export const UPLOAD_BATCH = 100;
export const STOCK_LIMIT = 500;
/** With fewer than this left, the server tells the session. */
export const LOW_STOCK = 20;
/** The targets that a person may choose from: no full pool is one that the server calls low, or does not take. */
export const POOL_TARGET = { least: LOW_STOCK, most: STOCK_LIMIT } as const;
export const KEY_PACKAGE_MAX_BYTES = 8 * 1024;
export const UPLOAD_MAX_BYTES = 1024 * 1024;
export const CERTIFICATE_REQUEST_MAX_BYTES = 16 * 1024;

/** Many times what an ID-Cert takes as it travels. */
export const ID_CERT_MAX_BYTES = 16 * 1024;

export const CHALLENGE_LIFETIME = 5 * MINUTE;
/** How long a foreign server believes an ID-Cert that it has asked the home server for. */
export const FOREIGN_BELIEF = HOUR;

export const TOKEN_IDLE_LIFETIME = 30 * DAY;
export const PASSWORD_MIN_BYTES = 8;
export const PASSWORD_MAX_BYTES = 1024;
