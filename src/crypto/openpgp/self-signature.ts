import { fromHex } from '../encoding.ts';
import { Malformed, orNull } from './bytes.ts';
import type { ReadSignature } from './certificate-parts.ts';
import { type Binding, isCertification } from './certification.ts';
import { type Packet, TAG } from './packet.ts';
import type { PublicKey } from './public-key.ts';
import { readSignature, type Signature } from './signature.ts';
import { factsOf, issuedBy } from './signature-facts.ts';
import { SUBPACKET } from './subpacket.ts';
import { verifyBinding } from './verify-signature.ts';

/** A signature packet that names the key it came with as its issuer, in its hashed area. */
export interface OwnSignature extends ReadSignature {
  readonly packet: Packet;
}

/** Those among the packets that can be read as signatures by this key. Nothing is verified. */
export function ownSignatures(packets: readonly Packet[], key: PublicKey): OwnSignature[] {
  return packets
    .filter(({ tag }) => tag === TAG.signature)
    .map((packet) => orNull(() => readOwnSignature(packet, key)))
    .filter((signature) => signature !== null);
}

function readOwnSignature(packet: Packet, key: PublicKey): OwnSignature {
  const signature = readSignature(packet.body);
  const facts = factsOf(signature);
  if (!issuedBy(facts, key.fingerprint)) throw new Malformed('issuer');
  const flagged = signature.unhashed.some(({ type }) => type === SUBPACKET.keyFlags);
  if (facts.keyFlags === null && flagged) throw new Malformed('unprotected key flags');
  return { packet, facts, signature: withoutExtras(signature, key) };
}

/**
 * Nothing of the unhashed area is protected, so nothing of it stays. What stands there afterwards is the key ID, from
 * the key itself, and only where the hashed area lacks it: GnuPG 2.2 finds the issuer by nothing else.
 */
function withoutExtras(signature: Signature, key: PublicKey): Signature {
  const named = signature.hashed.some(({ type }) => type === SUBPACKET.issuerKeyId);
  const keyId = { type: SUBPACKET.issuerKeyId, critical: false, data: fromHex(key.fingerprint.slice(-16)) };
  return { ...signature, unhashed: named ? [] : [keyId] };
}

/** The first of them that really ties the User ID to the key, or null. */
export async function findSelfSignature(
  candidates: readonly OwnSignature[],
  key: PublicKey,
  binding: Binding,
): Promise<OwnSignature | null> {
  for (const candidate of candidates) {
    const { signature, facts } = candidate;
    const plausible = isCertification(signature.type) && facts.created >= key.created;
    if (plausible && (await verifyBinding(signature, binding, key.body))) return candidate;
  }
  return null;
}
