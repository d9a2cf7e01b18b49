import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes, equalBytes } from '../encoding.ts';
import { isSmallOrderEd25519 } from '../small-order.ts';
import { unarmorPublicKey } from './armor.ts';
import { orNull } from './bytes.ts';
import { MAX_PACKETS } from './certificate-parts.ts';
import { type Packet, readPackets, TAG, writePacket } from './packet.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { type RequestRefusal, RequestRefused } from './request-refused.ts';
import { findSelfSignature, type OwnSignature, ownSignatures } from './self-signature.ts';
import { writeSignature } from './signature.ts';
import { endOf, KEY_FLAG } from './signature-facts.ts';

export interface ExpectedRequest {
  /** The User ID, letter for letter. */
  readonly userId: string;
  readonly now: number;
  /** How many seconds the sender's clock may be ahead. */
  readonly tolerance: number;
}

export interface CertificateRequest {
  /** Raw Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly created: number;
  readonly fingerprint: string;
  /** Primary key | User ID | self-signature, written anew. */
  readonly canonical: Uint8Array;
}

/** Key revocation and certification revocation (RFC 9580 section 5.2.1). */
const REVOCATIONS = [0x20, 0x30];

/**
 * Reads a certificate request of any implementation, or throws `RequestRefused` with the first reason that fits, in the
 * order of the reasons. However many packets there are, only the first eight can get a signature verified.
 */
export async function readCertificateRequest(
  armored: string,
  expected: ExpectedRequest,
): Promise<CertificateRequest> {
  const { packets, malformed } = readPackets(unarmorPublicKey(armored));
  const key = onlyKey(packets);
  const binding = { key: key.body, userId: onlyUserId(packets, expected.userId) };

  // What lies beyond is refused in its turn, without a signature of it being looked at.
  const own = ownSignatures(packets.slice(0, MAX_PACKETS), key);
  const selfSignature = (await findSelfSignature(own, key, binding)) ?? refuse('self-signature');
  refuseIf(((selfSignature.facts.keyFlags ?? 0) & KEY_FLAG.sign) === 0, 'usage');

  const revocations = own.filter(({ signature }) => REVOCATIONS.includes(signature.type));
  refuseIf(malformed || !isBare(packets, revocations), 'packets');
  refuseUntimely(key, selfSignature, expected, revocations.length > 0);
  return {
    publicKey: key.publicKey,
    created: key.created,
    fingerprint: key.fingerprint,
    canonical: concatBytes(
      writePacket(TAG.publicKey, binding.key),
      writePacket(TAG.userId, binding.userId),
      writePacket(TAG.signature, writeSignature(selfSignature.signature)),
    ),
  };
}

function onlyKey(packets: readonly Packet[]): PublicKey {
  refuseIf(
    packets.some(({ tag }) => tag === TAG.secretKey || tag === TAG.secretSubkey),
    'private',
  );
  const [packet, another] = packets.filter(({ tag }) => tag === TAG.publicKey);
  refuseIf(another !== undefined, 'multiple');
  const key = packet && orNull(() => readPublicKey(packet.body));
  const isSound = key && isOnCurve(key.publicKey) && !isSmallOrderEd25519(key.publicKey);
  return isSound ? key : refuse('algorithm');
}

function isOnCurve(publicKey: Uint8Array): boolean {
  try {
    ed25519.Point.fromBytes(publicKey);
    return true;
  } catch {
    return false;
  }
}

function onlyUserId(packets: readonly Packet[], expected: string): Uint8Array {
  const [first, another] = packets.filter(({ tag }) => tag === TAG.userId || tag === TAG.userAttribute);
  const fits = first?.tag === TAG.userId && equalBytes(first.body, new TextEncoder().encode(expected));
  return fits && !another ? first.body : refuse('user-id');
}

/** Apart from revocations: primary key | User ID | signature, and nothing else. */
function isBare(packets: readonly Packet[], revocations: readonly OwnSignature[]): boolean {
  const revoking = new Set(revocations.map(({ packet }) => packet));
  const tags = packets.filter((packet) => !revoking.has(packet)).map(({ tag }) => tag);
  return tags.join() === [TAG.publicKey, TAG.userId, TAG.signature].join();
}

/** A revocation is not verified: who sends one along does not want this key certified. */
function refuseUntimely(
  key: PublicKey,
  { facts }: OwnSignature,
  { now, tolerance }: ExpectedRequest,
  revoked: boolean,
): void {
  refuseIf((endOf(key.created, facts) ?? Infinity) <= now, 'expired');
  refuseIf(revoked, 'revoked');
  refuseIf(Math.max(key.created, facts.created) > now + tolerance, 'not-yet-valid');
}

function refuseIf(condition: boolean, reason: RequestRefusal): void {
  if (condition) refuse(reason);
}

function refuse(reason: RequestRefusal): never {
  throw new RequestRefused(reason);
}
