import type { ErrorWords } from '../../error-words.ts';

const NOTHING_LOST = 'Your keys and your session at home are as they were.';
const NOT_SIGNED_IN = 'Nothing was changed there, and your keys are as they were.';

/**
 * What goes wrong with a server that is not the actor's home. None promises that it is tried again by itself: that is so
 * of some calls alone, and the server's row tells it (`toldWords`).
 */
export const foreign = {
  FOREIGN_UNREACHABLE: {
    happened: 'The foreign server did not answer.',
    safe: NOTHING_LOST,
    todo: 'Check the connection, then try again.',
  },
  FOREIGN_UNAVAILABLE: {
    happened: 'The foreign server is not ready just now, or cannot reach your home server.',
    safe: NOTHING_LOST,
    todo: 'Try again in a minute.',
  },
  FOREIGN_REFUSED: {
    happened:
      'The foreign server refused what Claves asked of it, or gave an answer that the protocol does not allow.',
    safe: NOTHING_LOST,
    todo: 'If it stays, ask its administrator whether it takes in sessions of your home server.',
  },
  FOREIGN_KEY_INVALID: {
    happened: 'The foreign server’s own certificate is broken or expired.',
    safe: 'Nothing was signed for it.',
    todo: 'Do not go on there. Ask its administrator.',
  },
  FOREIGN_KEY_CHANGED: {
    happened:
      'The foreign server shows another key than the one that this browser knows, and the known one did not vouch for it.',
    safe: 'Nothing was signed for it, and your session at home goes on.',
    todo: 'Somebody may be posing as that server. Compare its key with what its administrator tells you, before anything else.',
  },
  NOT_FOREIGN: {
    happened: 'This is your own home server.',
    safe: 'You are signed in there already.',
    todo: 'Write the address of another server.',
  },
  ID_CERT_PENDING: {
    happened:
      'A rotation is not finished, and until it goes on nobody here knows which ID-Cert is the current one.',
    safe: 'Foreign servers know the one before, and nothing is lost.',
    todo: 'Finish the rotation, on its page; then try again.',
  },
  CHALLENGE_INVALID: {
    happened: 'The foreign server no longer knows the challenge that this sign-in answered.',
    safe: NOT_SIGNED_IN,
    todo: 'Try again: that takes a new challenge.',
  },
  SIGNATURE_INVALID: {
    happened: 'The foreign server found the signature of this sign-in not valid.',
    safe: NOT_SIGNED_IN,
    todo: 'Set the clock of this device, then try again.',
  },
  ID_CERT_INVALID: {
    happened:
      'The foreign server does not accept your ID-Cert: your home server does not name it as the one that is current.',
    safe: 'Your session at your home server goes on, and your keys are as they were.',
    todo: 'Rotate your identity key, then try again. If it stays, ask the administrator of the foreign server.',
  },
} satisfies Record<string, ErrorWords>;
