import { armorSignature, unarmorSignature } from './armor.ts';
import { Malformed, orNull } from './bytes.ts';
import type { ReadSignature } from './certificate-parts.ts';
import { readPackets, TAG } from './packet.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { RequestRefused } from './request-refused.ts';
import type { SeededKey } from './seeded-key.ts';
import { signBytes } from './sign.ts';
import { readSignature } from './signature.ts';
import { factsOf, issuedBy } from './signature-facts.ts';
import { verifyDocument } from './verify-signature.ts';

/** Signature of a binary document (RFC 9580 section 5.2.1). */
const BINARY_DOCUMENT = 0x00;

/** Armored, detached, over the bytes as they are. `created`: UNIX seconds. Deterministic. */
export async function signDetached(document: Uint8Array, by: SeededKey, created: number): Promise<string> {
  return armorSignature(await signBytes(document, { type: BINARY_DOCUMENT, created, statements: [] }, by));
}

export interface ExpectedSignature {
  /** The certificate whose primary key is to have signed. */
  readonly certificate: Uint8Array;
  readonly now: number;
  /** How many seconds the signer's clock may be ahead, or behind together with the time on the way. */
  readonly tolerance: number;
}

/**
 * Is it one signature of type 0x00 over these bytes, by this key, with a strong hash, made about now, not run out, with
 * nothing critical in it that nobody knows? That the key itself holds is the caller's business.
 */
export async function verifyDetached(
  armored: string,
  document: Uint8Array,
  { certificate, now, tolerance }: ExpectedSignature,
): Promise<boolean> {
  const [read, key] = [readDetached(armored), primaryKeyOf(certificate)];
  if (!read || !key) return false;
  const { signature, facts } = read;
  const isTimely =
    facts.created >= key.created &&
    Math.abs(now - facts.created) <= tolerance &&
    now < (facts.expires ?? Infinity);
  const isMeant = signature.type === BINARY_DOCUMENT && issuedBy(facts, key.fingerprint);
  return isTimely && isMeant && verifyDocument(signature, document, key.body);
}

function readDetached(armored: string): ReadSignature | null {
  try {
    return orNull(() => {
      const { packets, malformed } = readPackets(unarmorSignature(armored));
      const [packet, another] = packets;
      if (malformed || another || packet?.tag !== TAG.signature) throw new Malformed('not one signature');
      const signature = readSignature(packet.body);
      return { signature, facts: factsOf(signature) };
    });
  } catch (error) {
    if (error instanceof RequestRefused) return null;
    throw error;
  }
}

function primaryKeyOf(certificate: Uint8Array): PublicKey | null {
  const [key] = readPackets(certificate).packets;
  return key?.tag === TAG.publicKey ? orNull(() => readPublicKey(key.body)) : null;
}
