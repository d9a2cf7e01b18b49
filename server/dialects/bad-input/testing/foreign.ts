import fc from 'fast-check';
import { type Flaw, flaw, type Rows, type Target, withBodies } from './bad-request.ts';
import { damagedText, spoiltBase64 } from './damage.ts';
import { damagedJson } from './damaged-requests.ts';
import type { World } from './world.ts';

/** validation.md: the sign-in of an actor of another server, and its new ID-Cert. */

const CHALLENGE = 'challenge unknown, used or expired';
const PROOF = 'signature or ID-Cert of a foreign sign-in not valid';

/** None of them spends the open challenge, because none is good. */
export function signIns({ signIn: { spent, open }, carol, alice }: World, target: Target): Rows {
  const challenges = fc
    .oneof(
      fc.stringMatching(/^[A-Za-z0-9_-]{64}$/),
      fc.stringMatching(/^[ -~]{0,100}$/),
      damagedText(open.challenge),
    )
    .filter((challenge) => challenge !== open.challenge && !challenge.includes('\0'))
    .map((challenge) => flaw(CHALLENGE, ['CHALLENGE_INVALID'], { ...open, challenge }));
  const used = fc.constant(flaw(CHALLENGE, ['CHALLENGE_INVALID'], spent));
  const signatures = damagedText(open.signature)
    .filter((signature) => isOther(signature, open.signature))
    .map((signature) => flaw(PROOF, ['SIGNATURE_INVALID'], { ...open, signature }));
  const stolen = fc
    .constantFrom(carol.idCert, alice.idCert)
    .map((id_cert) => flaw(PROOF, ['SIGNATURE_INVALID'], { ...open, id_cert }));
  const idCerts = fc
    .oneof(damagedIdCert(open.id_cert), spoiltBase64(open.id_cert))
    .map((id_cert) => flaw(PROOF, ['ID_CERT_INVALID', 'SIGNATURE_INVALID'], { ...open, id_cert }));
  return [
    { weight: 4, arbitrary: withBodies(target, fc.oneof(challenges, used)) },
    { weight: 4, arbitrary: withBodies(target, fc.oneof(signatures, stolen)) },
    { weight: 4, arbitrary: withBodies(target, idCerts) },
    { weight: 1, arbitrary: damagedJson(target) },
  ];
}

export function news({ carol, carolsPast, alice }: World, target: Target): Rows {
  const bad = fc
    .oneof(damagedIdCert(carol.idCert), spoiltBase64(carol.idCert), fc.constant(alice.idCert))
    .map((idCert) => flaw(PROOF, ['ID_CERT_INVALID', 'KEY_SUPERSEDED'], idCert));
  const old: Flaw<unknown> = flaw('an own, superseded key', ['KEY_SUPERSEDED'], carolsPast.idCert);
  return [
    { weight: 6, arbitrary: withBodies(target, bad) },
    { weight: 1, arbitrary: withBodies(target, fc.constant(old)) },
    { weight: 1, arbitrary: damagedJson(target) },
  ];
}

/** Damaged inside of its Base64. */
function damagedIdCert(good: string): fc.Arbitrary<string> {
  const armored = Buffer.from(good, 'base64').toString('latin1');
  return damagedText(armored)
    .map((text) => Buffer.from(text, 'latin1').toString('base64'))
    .filter((text) => text !== good);
}

/** The armor's checksum says nothing, and nor does white space: where its lines break is free. */
function isOther(signature: string, good: string): boolean {
  const dataOf = (text: string): string => text.replace(/\n=[^\n]*\n/, '\n').replaceAll(/[ \t\r\n]+/g, '');
  return dataOf(signature) !== dataOf(good) && !signature.includes('\0');
}
