import type { ErrorWords } from './words.ts';

const NOT_SIGNED_IN = 'Nothing was changed there, and your keys are as they were.';

/** Refusals of a server that is not the actor's home. */
export const FOREIGN_ERRORS = {
  CHALLENGE_INVALID: {
    happened: 'The foreign server no longer knows the challenge that this sign-in answered.',
    safe: NOT_SIGNED_IN,
    todo: 'Sign in there again: it takes a new challenge.',
  },
  SIGNATURE_INVALID: {
    happened: 'The foreign server found the signature of this sign-in not valid.',
    safe: NOT_SIGNED_IN,
    todo: 'Set the clock of this device, then sign in there again.',
  },
  ID_CERT_INVALID: {
    happened:
      'The foreign server does not accept your ID-Cert: your home server does not name it as the one that is current.',
    safe: 'Your session at your home server goes on, and your keys are as they were.',
    todo: 'Tell the foreign server your current ID-Cert. If it was ended or ran out, rotate at your home server first.',
  },
} as const satisfies Record<string, ErrorWords>;
