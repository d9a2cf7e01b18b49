import { ClavesError } from '../protocol/claves-error.ts';
import { classify, isCode } from './answers.ts';
import { askedWait, fullJitter, LONGEST_WAIT } from './backoff.ts';
import type { Ports } from './ports.ts';
import type { OpenStanding, Standing } from './standing.ts';

const TRIES = 5;
/** The longest wait, in milliseconds, where nobody is told of it: who sees nothing happen should rather hear why. */
const LONGEST_UNSEEN = 10 * 1000;

interface Manner {
  /** Is told of a wait: after which attempt, and for how many milliseconds. */
  readonly onWait?: (attempt: number, wait: number) => void;
  /** Does somebody sign in by it, or register? Whoever was refused for trying too often should see that, and type again. */
  readonly isSignIn?: boolean;
}

/**
 * Sends the same bytes again while the outcome is unknown: a few times, with full-jitter backoff. Then, or where the
 * server asks for a wait that is too long, the last error goes to the person, and a click tries again at once. What nobody clicked is not even sent where the server failed too
 * often before. `send` hears which attempt it is, from 1.
 */
export async function resend<T>(
  { ports, options: { signal, isAutomatic } }: Standing,
  send: (attempt: number) => Promise<T>,
  { onWait, isSignIn = false }: Manner = {},
): Promise<T> {
  const longest = onWait ? LONGEST_WAIT : LONGEST_UNSEEN;
  for (let attempt = 1; ; attempt++) {
    const failure = isAutomatic ? await ports.patience.lost() : null;
    if (failure !== null) throw failure;
    try {
      const answer = await send(attempt);
      if (!isAutomatic) await ports.patience.regained();
      return answer;
    } catch (error) {
      await ports.patience.failed(error, askedWait(error));
      const wait = waitAfter(error, attempt, { ports, longest, isSignIn });
      if (wait === null) throw error;
      onWait?.(attempt, wait);
      await ports.sleep(wait, signal);
    }
  }
}

/** `resend` for a step of a journey, which the page hears about. */
export function sendStep<T>(
  at: OpenStanding,
  send: (attempt: number) => Promise<T>,
  manner: Pick<Manner, 'isSignIn'> = {},
): Promise<T> {
  const { journey, state } = at.open;
  const { onProgress, isResumed = false } = at.options;
  return resend(
    at,
    (attempt) => {
      onProgress?.({ journey, state, doing: 'sending', attempt, isResumed });
      return send(attempt);
    },
    {
      ...manner,
      onWait: (attempt, wait) => onProgress?.({ journey, state, doing: 'waiting', attempt, wait }),
    },
  );
}

/** Throws `STOPPED` where the person asked for it. */
export function stopIfAsked({ options: { signal } }: Pick<Standing, 'options'>): void {
  if (signal?.aborted) throw new ClavesError('STOPPED');
}

/** Milliseconds, or null where it is the person's turn: a refusal, too many tries, or a wait longer than ours. */
function waitAfter(
  error: unknown,
  attempt: number,
  {
    ports,
    longest,
    isSignIn,
  }: { readonly ports: Ports; readonly longest: number; readonly isSignIn: boolean },
): number | null {
  if (attempt >= TRIES || classify(error, null) !== 'retry') return null;
  if (isSignIn && isCode(error, 'RATE_LIMITED')) return null;
  const asked = askedWait(error);
  if (asked > longest) return null;
  return Math.max(asked, fullJitter(attempt, ports));
}
