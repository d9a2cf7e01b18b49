import { toHex } from '../encoding.ts';
import { ByteReader, Malformed } from './bytes.ts';
import { type Notation, readNotation } from './notation.ts';
import type { Signature } from './signature.ts';
import { SUBPACKET } from './subpacket.ts';

/** What a signature states under its own protection: the hashed area only. */
export interface SignatureFacts {
  readonly created: number;
  readonly expires: number | null;
  /** Seconds from the creation of the key that it is over. */
  readonly keyLifetime: number | null;
  /** Lower-case hexadecimal. */
  readonly issuerFingerprint: string | null;
  readonly issuerKeyId: string | null;
  /** The first octet; null where the signature says nothing of them. */
  readonly keyFlags: number | null;
  readonly notations: readonly Notation[];
}

export const KEY_FLAG = { certify: 0x01, sign: 0x02 } as const;

/**
 * Beside `SUBPACKET`: preferences, primary User ID, policy, reason for revocation, features. A critical subpacket of
 * another type means something that this code would not honour.
 */
const HARMLESS = [11, 21, 22, 23, 24, 25, 26, 29, 30, 34, 39];
const KNOWN = new Set<number>([...Object.values(SUBPACKET), ...HARMLESS]);

/** Throws `Malformed`: also on critical unknown subpackets, and where one that may stand only once stands twice. */
export function factsOf(signature: Signature): SignatureFacts {
  const unknown = [...signature.hashed, ...signature.unhashed].some(
    (each) => each.critical && !KNOWN.has(each.type),
  );
  if (unknown) throw new Malformed('critical subpacket');
  const created = uint32(signature, SUBPACKET.signatureCreation);
  if (created === null) throw new Malformed('no creation time');
  const lifetime = uint32(signature, SUBPACKET.signatureExpiration);
  return {
    created,
    expires: lifetime ? created + lifetime : null,
    keyLifetime: uint32(signature, SUBPACKET.keyExpiration) || null,
    issuerFingerprint: issuerFingerprint(signature),
    issuerKeyId: issuerKeyId(signature),
    keyFlags: only(signature, SUBPACKET.keyFlags)?.[0] ?? null,
    notations: signature.hashed.filter(({ type }) => type === SUBPACKET.notation).map(readNotation),
  };
}

/** Is this key the one that the signature names, by all that it names it with? */
export function issuedBy(facts: SignatureFacts, fingerprint: string): boolean {
  const { issuerFingerprint, issuerKeyId } = facts;
  if (issuerFingerprint === null && issuerKeyId === null) return false;
  return fingerprint === (issuerFingerprint ?? fingerprint) && fingerprint.endsWith(issuerKeyId ?? '');
}

/** When a key that this self-signature is over ends: with the key's lifetime or with the signature's own. */
export function endOf(keyCreated: number, { keyLifetime, expires }: SignatureFacts): number | null {
  const end = Math.min(keyLifetime === null ? Infinity : keyCreated + keyLifetime, expires ?? Infinity);
  return end === Infinity ? null : end;
}

function only(signature: Signature, type: number): Uint8Array | null {
  const [found, second] = signature.hashed.filter((each) => each.type === type);
  if (second) throw new Malformed('a subpacket stands twice');
  return found?.data ?? null;
}

function uint32(signature: Signature, type: number): number | null {
  const data = only(signature, type);
  if (data && data.length !== 4) throw new Malformed('time');
  return data && new ByteReader(data).uint(4);
}

function issuerKeyId(signature: Signature): string | null {
  const data = only(signature, SUBPACKET.issuerKeyId);
  if (data && data.length !== 8) throw new Malformed('key ID');
  return data && toHex(data);
}

function issuerFingerprint(signature: Signature): string | null {
  const data = only(signature, SUBPACKET.issuerFingerprint);
  if (data && (data.length !== 21 || data[0] !== 4)) throw new Malformed('fingerprint');
  return data && toHex(data.subarray(1));
}
