import { signDetached, verifyDetached } from '../../crypto/openpgp/detached-signature.ts';
import { fromWire } from '../../crypto/openpgp/wire.ts';
import type { WireIdCert } from '../certificate.ts';
import type { ChallengeStatement, ForeignCalls } from '../foreign.ts';
import { CLOCK_TOLERANCE } from '../numbers.ts';
import type { UnixSeconds } from '../terms.ts';

/** Section 7 of the protocol, `session/auth`. Prefix and domain: no other server can pass the signature on. */
function documentOf({ domain, fid, challenge }: ChallengeStatement): Uint8Array {
  return new TextEncoder().encode(`p2core-challenge\n${domain}\n${fid}\n${challenge}`);
}

export const signChallenge: ForeignCalls['signChallenge'] = (secret, statement, now) =>
  signDetached(documentOf(statement), secret, now);

/** Is the signature one of this statement, made about now by the key of this ID-Cert? */
export async function verifyChallenge(
  signature: string,
  statement: ChallengeStatement,
  { idCert, now }: { readonly idCert: WireIdCert; readonly now: UnixSeconds },
): Promise<boolean> {
  const certificate = fromWire(idCert);
  if (!certificate) return false;
  return verifyDetached(signature, documentOf(statement), { certificate, now, tolerance: CLOCK_TOLERANCE });
}
