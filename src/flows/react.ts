import { ClavesError } from '../protocol/claves-error.ts';
import { classify } from './answers.ts';
import { change, keep, type Transition } from './change.ts';
import { inState, keyOf, makeIdentityKey } from './identity-keys.ts';
import { prepare } from './prepare.ts';
import { reconcile } from './reconcile.ts';
import { restage } from './restage.ts';
import type { OpenStanding, Standing } from './standing.ts';

/**
 * What a failed step leads to: another transition, or the error itself where it is the person's turn.
 * `mayDetour`: a server that refuses for ever must not keep us busy for ever.
 */
export async function react(at: OpenStanding, error: unknown, mayDetour: boolean): Promise<Transition> {
  const reaction = classify(error, at.open.state);
  if (reaction === 'sign-in') return forgetToken(at);
  if (!mayDetour) throw error;
  if (reaction === 'reconcile') return reconcile(at).catch((again: unknown) => react(at, again, false));
  if (reaction === 'dead-key') return replaceKey(at);
  if (reaction === 'restage') return restage(at);
  throw error;
}

/** The token is refused: what is open stays open until the person has signed in again. */
export function forgetToken(at: Standing): Transition {
  return {
    commit: keep(at, { sessions: [{ ...at.session, token: null }] }),
    failure: new ClavesError('SIGN_IN_NEEDED'),
  };
}

/** Starts over with a new key; the dead one is kept. */
async function replaceKey(at: OpenStanding): Promise<Transition> {
  const { open } = at;
  if (open.state !== 'ENROLLING' && open.state !== 'PREPARED') throw new ClavesError('UNEXPECTED');
  const dead = inState('dead', [await keyOf(at, open.fingerprint)]);
  if (open.state === 'PREPARED') {
    return { commit: await prepare(at, open.expectedSerial, { identityKeys: dead }) };
  }
  const key = await makeIdentityKey(at);
  const identityKeys = [...dead, key];
  return { commit: change(at, { ...open, fingerprint: key.fingerprint }, { identityKeys }) };
}
