import { type ErrorWords, NOTHING_CHANGED } from './words.ts';

/** Refusals about the account and its sessions. */
export const ACCOUNT_ERRORS = {
  USERNAME_INVALID: {
    happened: 'The home server does not accept this name.',
    safe: NOTHING_CHANGED,
    todo: 'Use 1 to 64 letters from a to z, digits, and . _ % + -.',
  },
  PASSWORD_INVALID: {
    happened: 'The home server does not accept this password: it is too short, too long, or very common.',
    safe: NOTHING_CHANGED,
    todo: 'Choose one of at least 8 characters that nobody would guess.',
  },
  FEDERATION_ID_TAKEN: {
    happened: 'Somebody else has this name on this home server.',
    safe: 'No identity was registered.',
    todo: 'Choose another name. If it is yours, sign in instead.',
  },
  INVALID_CREDENTIALS: {
    happened: 'The name or the password is wrong.',
    safe: 'Nothing was changed, and your keys are as they were.',
    todo: 'Type it again.',
  },
  UNAUTHORIZED: {
    happened: 'The home server does not accept this session’s sign-in.',
    safe: 'Your keys and what was begun are kept in this browser.',
    todo: 'Sign in again with your account password; what was begun then goes on.',
  },
  TOKEN_EXPIRED: {
    happened: 'This session’s sign-in ran out: it was not used for a long time.',
    safe: 'Your keys and what was begun are kept in this browser.',
    todo: 'Sign in again with your account password; what was begun then goes on.',
  },
  SESSION_REVOKED: {
    happened: 'This session was ended on the home server.',
    safe: 'Its keys and its history stay in this browser’s vault.',
    todo: 'Sign in again: you get a new session. If you did not end it yourself, change your password.',
  },
  SESSION_ID_TAKEN: {
    happened: 'The home server holds another key for this session than this browser does.',
    safe: 'No key that the server had not certified was sent. All keys here are kept.',
    todo: 'Sign in again: this browser then becomes a new session.',
  },
  SESSION_ID_INVALID: {
    happened: 'The home server does not accept this session’s ID.',
    safe: NOTHING_CHANGED,
    todo: 'Give this enrolment up and begin again: a new ID is made.',
  },
} as const satisfies Record<string, ErrorWords>;
