export const NOTHING_CHANGED = 'Nothing was stored or changed, here or on the server.';
export const ALL_KEPT = 'Your keys and what was begun are kept in this browser; nothing is lost.';
export const SENT_AGAIN = 'Your keys are safe. What was begun is kept here, and can be sent again as it was.';
export const STORED_FIRST = 'Nothing was sent that is not stored here.';
export const STEPS_KEPT = 'What was begun is kept, step for step.';
/** True of a journey alone, which keeps what it sends. Other calls say for themselves what is safe. */
export const ofJourneys: readonly string[] = [ALL_KEPT, SENT_AGAIN, STORED_FIRST, STEPS_KEPT];

export const SIGN_IN_AGAIN =
  'Sign in again with your account password. What was begun then goes on; what failed can be tried again.';
export const REPORT =
  'Try once more. If it happens again, it is a fault in Claves or in the home server: please report it.';
