import { decodeText, Malformed, orNull } from './bytes.ts';
import { type Binding, isCertification } from './certification.ts';
import { type Packet, readPackets, TAG } from './packet.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { readSignature, type Signature } from './signature.ts';
import { factsOf, issuedBy, type SignatureFacts } from './signature-facts.ts';

/** A signature with what it states. */
export interface ReadSignature {
  readonly signature: Signature;
  readonly facts: SignatureFacts;
}

/** A certificate taken apart. Nothing is verified: who issued a signature is what the signature says. */
export interface CertificateParts {
  readonly key: PublicKey;
  readonly userId: string;
  readonly binding: Binding;
  readonly selfSignatures: readonly ReadSignature[];
  readonly certifications: readonly (ReadSignature & { readonly issuerFingerprint: string })[];
}

/** More than any certificate here has, few enough to verify. */
export const MAX_PACKETS = 8;

/**
 * Null unless it is, in this order: a version 4 Ed25519 primary key, a User ID, certifications of it by the key itself,
 * certifications by others that name their fingerprint. Eight packets at most.
 */
export function takeApart(binary: Uint8Array): CertificateParts | null {
  const { packets, malformed } = readPackets(binary);
  const [key, userId, ...signatures] = packets;
  if (malformed || packets.length > MAX_PACKETS) return null;
  if (key?.tag !== TAG.publicKey || userId?.tag !== TAG.userId) return null;
  return orNull(() => partsOf(key, userId, signatures));
}

function partsOf(
  keyPacket: Packet,
  userIdPacket: Packet,
  signaturePackets: readonly Packet[],
): CertificateParts {
  const key = readPublicKey(keyPacket.body);
  const signatures = signaturePackets.map(readCertification);
  const firstForeign = signatures.findIndex(({ facts }) => !issuedBy(facts, key.fingerprint));
  const ownCount = firstForeign < 0 ? signatures.length : firstForeign;
  return {
    key,
    userId: decodeText(userIdPacket.body),
    binding: { key: keyPacket.body, userId: userIdPacket.body },
    selfSignatures: signatures.slice(0, ownCount),
    certifications: signatures.slice(ownCount).map((each) => expectForeign(each, key)),
  };
}

function readCertification({ tag, body }: Packet): ReadSignature {
  if (tag !== TAG.signature) throw new Malformed('packet type');
  const signature = readSignature(body);
  if (!isCertification(signature.type)) throw new Malformed('signature type');
  return { signature, facts: factsOf(signature) };
}

function expectForeign(read: ReadSignature, key: PublicKey): ReadSignature & { issuerFingerprint: string } {
  const { issuerFingerprint } = read.facts;
  if (issuerFingerprint === null) throw new Malformed('no issuer fingerprint');
  if (issuerFingerprint === key.fingerprint) throw new Malformed('a self-signature after a certification');
  return { ...read, issuerFingerprint };
}
