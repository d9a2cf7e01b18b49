import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, SIGN_IN_AGAIN } from './common.ts';

/** Some servers look at the invitation before the name, and say the same where a mistyped password is all that is wrong. */
const PERHAPS_REGISTERED = 'If an earlier try was cut off, it may have gone through: check the password too.';

/** Refusals about the account and its sessions. */
export const account = {
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
  REGISTRATION_CLOSED: {
    happened: 'This home server does not take in new identities.',
    safe: 'This try registered no identity.',
    todo: `Choose another home server, or sign in if you have an identity there. ${PERHAPS_REGISTERED}`,
  },
  INVITATION_INVALID: {
    happened: 'This home server asks for an invitation, and got none that it knows and that is unused.',
    safe: 'This try registered no identity.',
    todo: `Ask the administrator of the home server for an invitation, and copy it exactly. ${PERHAPS_REGISTERED}`,
  },
  SENSITIVE_SOLUTION_INVALID: {
    happened: 'The account password is wrong.',
    safe: NOTHING_CHANGED,
    todo: 'Type it again: the password of your account, not the passphrase of this browser’s vault.',
  },
  NOT_ADMINISTRATOR: {
    happened: 'Only an administrator of the home server may do this.',
    safe: NOTHING_CHANGED,
    todo: 'Ask the administrator of the home server to do it.',
  },
  INVALID_CREDENTIALS: {
    happened: 'The name or the password is wrong.',
    safe: 'Nothing was changed, and your keys are as they were.',
    todo: 'Type it again.',
  },
  UNAUTHORIZED: {
    happened: 'The home server does not accept this session’s sign-in.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  TOKEN_EXPIRED: {
    happened: 'This session’s sign-in ran out: it was not used for a long time.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  SESSION_REVOKED: {
    happened: 'This session was ended on the home server.',
    safe: 'Its keys and its history stay in this browser’s vault.',
    todo: 'Sign in again: you get a new session. If the right password is refused, the identity was deleted: create another one. If it was not you, somebody knows your account password: tell the administrator of your home server.',
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
} satisfies Record<string, ErrorWords>;
