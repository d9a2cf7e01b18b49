import type { IssuedIdCert } from '../protocol/dialect.ts';
import { certify } from './certify.ts';
import { change, type Transition } from './change.ts';
import { currentIdCert } from './id-certs.ts';
import { inState, keyOf } from './identity-keys.ts';
import { readIssued } from './issued.ts';
import { prepare } from './prepare.ts';
import { givenUp, restage } from './restage.ts';
import { connect } from './secrets.ts';
import { restoredIfPast } from './server-restored.ts';
import type { OpenStanding, StandingAt } from './standing.ts';

/**
 * The server and we disagree on what is current: reads its list of our ID-Certs and goes on from there. Never rolls
 * back: where the server is behind us (restored from a backup) or ahead, a rotation leads both to a new ID-Cert.
 */
export async function reconcile(at: OpenStanding): Promise<Transition> {
  const { own, current: listed } = await readIssued(at, await connect(at));
  const { open } = at;
  return open.state === 'PREPARED' ? settlePending({ ...at, open }, own, listed) : settleUploads(at, listed);
}

/** Was the pending key accepted, or accepted and superseded? Else it goes again, under the serial that stands. */
async function settlePending(
  at: StandingAt<'PREPARED'>,
  own: readonly IssuedIdCert[],
  listed: IssuedIdCert,
): Promise<Transition> {
  const key = await keyOf(at, at.open.fingerprint);
  if (await isFor(at, listed)) return certify(at, key, listed.idCert);
  const accepted = await Promise.all(own.map((each) => isFor(at, each)));
  const { serial } = listed;
  const activity = await restoredIfPast(at, serial);
  if (accepted.includes(true)) {
    return { commit: await prepare(at, serial, { identityKeys: inState('dead', [key]), activity }) };
  }
  return { commit: change(at, { ...at.open, expectedSerial: serial }, { activity }) };
}

/** Are the KeyPackages to be made anew, or is it the ID-Cert? */
async function settleUploads(at: OpenStanding, listed: IssuedIdCert): Promise<Transition> {
  const { serial } = await currentIdCert(at);
  if (listed.serial === serial) return restage(at);
  const records = { keyPackages: await givenUp(at), activity: await restoredIfPast(at, listed.serial) };
  return { commit: await prepare(at, listed.serial, records) };
}

/** Is it an ID-Cert over the pending key? */
async function isFor(at: StandingAt<'PREPARED'>, { idCert }: IssuedIdCert): Promise<boolean> {
  const view = await at.dialect.certificate.parse(idCert);
  return view?.fingerprint === at.open.fingerprint;
}
