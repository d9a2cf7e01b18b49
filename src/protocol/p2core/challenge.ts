import { signDetached, verifyDetached } from '../../crypto/openpgp/detached-signature.ts';
import { fromWire } from '../../crypto/openpgp/wire.ts';
import type { ChallengeStatement, ForeignCalls } from '../foreign.ts';
import { CLOCK_TOLERANCE } from '../numbers.ts';

/** Section 7 of the protocol, `session/auth`. Prefix and domain: no other server can pass the signature on. */
function documentOf({ domain, fid, challenge }: ChallengeStatement): Uint8Array {
  return new TextEncoder().encode(`p2core-challenge\n${domain}\n${fid}\n${challenge}`);
}

export const signChallenge: ForeignCalls['signChallenge'] = (secret, statement, now) =>
  signDetached(documentOf(statement), secret, now);

export const verifyChallenge: ForeignCalls['verifyChallenge'] = async (
  signature,
  statement,
  { idCert, now },
) => {
  const certificate = fromWire(idCert);
  if (!certificate) return false;
  return verifyDetached(signature, documentOf(statement), { certificate, now, tolerance: CLOCK_TOLERANCE });
};
