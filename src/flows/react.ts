import { ClavesError } from '../protocol/claves-error.ts';
import { classify, isCode, toClavesError } from './answers.ts';
import { change, keep, type Transition } from './change.ts';
import { endOfRevoked } from './deletion.ts';
import { endSession } from './end-session.ts';
import { inState, keyOf, makeIdentityKey } from './identity-keys.ts';
import { prepare } from './prepare.ts';
import { reconcile } from './reconcile.ts';
import { givenUp, restage } from './restage.ts';
import { hearServer } from './server-key.ts';
import type { OpenStanding, Standing } from './standing.ts';

/** How often one run may leave the straight line: a server that refuses for ever must not keep us busy for ever. */
const MAX_DETOURS = 3;

/**
 * What a failed step leads to: another transition, or the error itself where it is the person's turn. `detours`: how
 * many this run has made before.
 */
export async function react(at: OpenStanding, error: unknown, detours: number): Promise<Transition> {
  const reaction = classify(error, at.open.state);
  if (reaction === 'sign-in') return forgetToken(at, error);
  if (detours >= MAX_DETOURS) throw error;
  if (reaction === 'restage' && at.options.isAutomatic && (await isJustStaged(at))) throw error;
  if (reaction === 'dead-key') return replaceKey(at);
  // New KeyPackages are refused as well: perhaps it is the ID-Cert that the server does not hold.
  if (reaction === 'reconcile' || (reaction === 'restage' && detours > 0)) return compare(at);
  if (reaction === 'restage') return restage(at);
  throw error;
}

/** Seconds. What was made anew and is refused again would only be made again and again while nobody looks. */
const STAGED_LATELY = 60 * 60;

async function isJustStaged(at: OpenStanding): Promise<boolean> {
  const records = await givenUp(at);
  const now = at.ports.clock.now();
  return records.some(({ createdAt }) => Math.abs(now - createdAt) < STAGED_LATELY);
}

function compare(at: OpenStanding): Promise<Transition> {
  return reconcile(at).catch((error: unknown) => react(at, error, MAX_DETOURS));
}

/**
 * The token is refused, as `refusal` says. A stranger at the server's address must not cost the token: throws
 * `SERVER_KEY_CHANGED` for one.
 */
export async function forgetToken(at: Standing, refusal: unknown): Promise<Transition> {
  await hearServer(at);
  return withoutToken(at, refusal);
}

/**
 * A session that the server has ended is over here too. Else the person is asked to sign in, and what is open stays
 * open until then. The caller has heard that the server is no stranger.
 */
export async function withoutToken(at: Standing, refusal: unknown): Promise<Transition> {
  if (isCode(refusal, 'SESSION_REVOKED')) {
    return { commit: await endSession(at, await endOfRevoked(at)), failure: toClavesError(refusal) };
  }
  return {
    commit: keep(at, {
      sessions: [{ ...at.session, token: null }],
      activity: at.session.token ? [{ kind: 'sign-in-refused' }] : [],
    }),
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
